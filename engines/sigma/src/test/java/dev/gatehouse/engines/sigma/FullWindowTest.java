package dev.gatehouse.engines.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can have a rare event forgotten by sending more of another kind than a window remembers. */
class FullWindowTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int FLOOD = 25_000;

    private static final String RULES = """
            title: a
            name: a
            logsource: {category: test}
            detection: {s: {kind: a}, condition: s}
            ---
            title: b
            name: b
            logsource: {category: test}
            detection: {s: {kind: b}, condition: s}
            ---
            title: c
            name: c
            logsource: {category: test}
            detection: {s: {kind: c}, condition: s}
            ---
            title: found
            correlation:
              type: TYPE
              rules: [a, b, c]
              timespan: 1d
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temporal",
                "temporal_ordered",
                "value_count\n  condition: {field: kind, gte: 3}",
                "value_sum\n  condition: {field: size, gte: 25002}"
            })
    void aFloodHidesNothing(String type) {
        RuleReader reader = new RuleReader();
        reader.file("rules", RULES.replace("TYPE", type));
        DetectionSet rules = DetectionSet.of(reader.reading(), Pipeline.NONE);
        assertThat(rules.problems()).isEmpty();
        Detector detector = new Detector(rules, DetectorOptions.STANDARD.withOnce(true));
        List<Long> hits = new ArrayList<>();
        for (int i = 0; i <= FLOOD + 1; i++) {
            String kind = i == 0 ? "a" : i <= FLOOD ? "b" : "c";
            detector.accept(
                    JsonEvent.of("{\"@timestamp\": \"" + START.plusSeconds(i) + "\", \"size\": 1, \"kind\": \"" + kind
                            + "\"}"),
                    new Origin("events", i + 1L, i),
                    LogSource.ANY,
                    hit -> hits.add(hit.events().getLast().index()));
        }
        detector.finish(hit -> hits.add(hit.events().getLast().index()));
        assertThat(hits).containsExactly(FLOOD + 1L);
    }
}
