package dev.gatehouse.engines.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.pipeline.PipelineReader;
import dev.gatehouse.engines.sigma.program.Placeholders;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.engines.sigma.source.YamlFile;
import dev.gatehouse.engines.sigma.source.YamlNode;
import dev.gatehouse.engines.sigma.source.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases in {@code conformance/}, whose format its README describes. */
class ConformanceTest {

    private static final Path CASES = Path.of("conformance");
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @TestFactory
    List<DynamicNode> cases() throws IOException {
        List<DynamicNode> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                YamlFile yaml = YamlReader.read(file.toString(), Files.readAllBytes(file));
                assertThat(yaml.problems()).isEmpty();
                YamlNode.Mapping document = (YamlNode.Mapping) yaml.documents().getFirst();
                for (YamlNode item : list(document, "cases")) {
                    YamlNode.Mapping one = (YamlNode.Mapping) item;
                    tests.add(DynamicTest.dynamicTest(file.getFileName() + ": " + text(one, "case"), () -> run(one)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests;
    }

    private static void run(YamlNode.Mapping one) {
        RuleReader reader = new RuleReader();
        reader.file("rules", text(one, "rules"));
        DetectionSet rules = DetectionSet.of(reader.reading(), pipeline(one));
        assertThat(rules.problems().stream()
                        .map(p -> p.place().line() + ":" + p.place().column())
                        .toList())
                .as(rules.problems().toString())
                .containsExactlyInAnyOrderElementsOf(texts(one, "refused"));

        boolean correlated = one.get("hits").isPresent();
        Detector detector = new Detector(rules, DetectorOptions.STANDARD);
        List<List<String>> expected = new ArrayList<>();
        List<List<String>> found = new ArrayList<>();
        List<String> hits = new ArrayList<>();
        int index = 0;
        for (YamlNode item : list(one, "events")) {
            YamlNode.Mapping event = (YamlNode.Mapping) item;
            List<String> matched = new ArrayList<>();
            String problem = detector.accept(
                    JsonEvent.of(timed(text(event, "json"), text(event, "at"))),
                    new Origin("events", index + 1L, index),
                    LogSource.ANY,
                    hit -> (hit.correlation() ? hits : matched).add(described(hit)));
            assertThat(problem).isNull();
            found.add(matched.stream().sorted().toList());
            expected.add(texts(event, "match").stream().sorted().toList());
            index++;
        }
        detector.finish(hit -> hits.add(described(hit)));
        assertThat(found).isEqualTo(expected);
        if (correlated) {
            assertThat(hits).isEqualTo(expectedHits(one));
        } else {
            assertThat(hits).isEmpty();
        }
    }

    private static String timed(String json, String at) {
        if (at.isEmpty()) {
            return json;
        }
        String rest = json.substring(1);
        return "{\"@timestamp\": \"" + START.plusSeconds(Long.parseLong(at)) + "\""
                + (rest.startsWith("}") ? rest : ", " + rest);
    }

    private static String described(Hit hit) {
        return hit.correlation()
                ? hit.rule().identity() + " "
                        + hit.events().stream().map(Origin::index).toList()
                : hit.rule().identity();
    }

    private static List<String> expectedHits(YamlNode.Mapping one) {
        return list(one, "hits").stream()
                .map(YamlNode.Mapping.class::cast)
                .map(hit -> text(hit, "rule") + " " + texts(hit, "events"))
                .toList();
    }

    private static Pipeline pipeline(YamlNode.Mapping one) {
        if (one.get("pipeline").isEmpty()) {
            return new Pipeline(List.of(), new Placeholders(placeholders(one), false), List.of());
        }
        PipelineReader.Reading reading = PipelineReader.read("pipeline", text(one, "pipeline"));
        assertThat(reading.problems()).isEmpty();
        return reading.pipeline().orElseThrow();
    }

    private static Map<String, List<String>> placeholders(YamlNode.Mapping one) {
        Map<String, List<String>> values = new HashMap<>();
        if (one.get("placeholders").orElse(null) instanceof YamlNode.Mapping mapping) {
            mapping.entries()
                    .forEach(e ->
                            values.put(e.key().text(), texts(mapping, e.key().text())));
        }
        return values;
    }

    private static List<YamlNode> list(YamlNode.Mapping mapping, String key) {
        return mapping.get(key).orElse(null) instanceof YamlNode.Sequence sequence ? sequence.items() : List.of();
    }

    private static List<String> texts(YamlNode.Mapping mapping, String key) {
        return list(mapping, key).stream()
                .map(n -> ((YamlNode.Scalar) n).text())
                .toList();
    }

    private static String text(YamlNode.Mapping mapping, String key) {
        return mapping.get(key).orElse(null) instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }
}
