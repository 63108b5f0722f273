package dev.gatehouse.engines.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.event.Values;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.pipeline.PipelineReader;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import java.util.List;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class SigmaFuzzTest {

    private static final FieldPaths PATHS = new FieldPaths(List.of("a", "a.b", "c.d.e"));

    /** Whatever is read as a rule can be run, and every problem has a place. */
    @FuzzTest(maxDuration = "10s")
    void readsAnyRule(byte[] bytes) {
        RuleReader reader = new RuleReader();
        reader.file("rules", bytes);
        DetectionSet rules = DetectionSet.of(reader.reading(), Pipeline.NONE);
        assertThat(rules.problems()).allSatisfy(problem -> {
            assertThat(problem.place().line()).isPositive();
            assertThat(problem.place().column()).isPositive();
            assertThat(problem.render()).startsWith("rules:");
        });
        Detector detector = new Detector(rules, DetectorOptions.STANDARD);
        detector.accept(
                JsonEvent.of("{\"@timestamp\": 1700000000, \"a\": \"x -b /c\", \"field\": 1}"),
                new Origin("events", 1, 0),
                LogSource.ANY,
                _ -> {});
        detector.finish(_ -> {});
    }

    @FuzzTest(maxDuration = "10s")
    void readsAnyPipeline(byte[] bytes) {
        PipelineReader.Reading reading = PipelineReader.read("pipeline", bytes);
        assertThat(reading.pipeline().isPresent()).isEqualTo(reading.problems().isEmpty());
    }

    /** Whatever is read as an event has values inside it. */
    @FuzzTest(maxDuration = "10s")
    void readsAnyEvent(byte[] bytes) {
        Values values = new Values();
        String problem = new JsonEvent(bytes).read(PATHS, true, values);
        if (problem == null) {
            for (int value = 0; value < values.count(); value++) {
                assertThat(values.text(value)).isNotNull();
                assertThat(values.from(value)).isBetween(0, values.to(value));
            }
        }
    }
}
