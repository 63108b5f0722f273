package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import dev.gatehouse.model.access.LogKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written as OCSF has what its schema asks for, as {@code ocsf/classes.tsv} has it. */
class OcsfTest {

    private static final Path SAMPLES = Path.of("../connectors/src/test/resources/dev/gatehouse/connectors/logs");

    private record OcsfClass(int category, Set<String> required, Set<String> activities, Set<String> oneOf) {}

    private static Set<String> words(String text) {
        return text.isBlank()
                ? Set.of()
                : new HashSet<>(Arrays.asList(text.strip().split(" ", -1)));
    }

    private static Map<Integer, OcsfClass> classes() throws IOException {
        Map<Integer, OcsfClass> classes = new HashMap<>();
        try (InputStream in = OcsfTest.class.getResourceAsStream("/ocsf/classes.tsv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(l -> !l.startsWith("#")).forEach(line -> {
                String[] row = line.split("\t", -1);
                classes.put(
                        Integer.valueOf(row[0]),
                        new OcsfClass(Integer.parseInt(row[1]), words(row[2]), words(row[3]), words(row[4])));
            });
        }
        return classes;
    }

    private static List<String> samples() {
        return Arrays.stream(LogKind.values())
                .map(kind -> SAMPLES.resolve(kind.label() + ".log").toString())
                .toList();
    }

    private static List<JsonNode> lines(String... call) {
        List<String> arguments = new ArrayList<>(List.of(call));
        arguments.addAll(samples());
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    private static void conforms(JsonNode event) throws IOException {
        OcsfClass known = classes().get(event.get("class_uid").asInt());
        assertThat(known).as(event.toString()).isNotNull();
        Set<String> names = new HashSet<>(event.propertyNames());
        assertThat(names).containsAll(known.required());
        assertThat(known.oneOf().isEmpty() || known.oneOf().stream().anyMatch(names::contains))
                .as(event.toString())
                .isTrue();
        assertThat(known.activities()).contains(event.get("activity_id").asString());
        assertThat(event.get("category_uid").asInt()).isEqualTo(known.category());
        assertThat(event.get("type_uid").asInt())
                .isEqualTo(100 * event.get("class_uid").asInt()
                        + event.get("activity_id").asInt());
        assertThat(event.at("/metadata/version").asString()).isNotEmpty();
        assertThat(event.at("/metadata/product/name").asString()).isNotEmpty();
    }

    @Test
    void everyKindOfEventConforms() throws IOException {
        List<JsonNode> events = lines("logs", "search", "*", "--format", "ocsf");
        assertThat(events).hasSizeGreaterThan(25);
        for (JsonNode event : events) {
            conforms(event);
            assertThat(event.at("/raw_data_hash/algorithm_id").asInt()).isEqualTo(3);
            assertThat(event.at("/raw_data_hash/value").asString()).matches("[0-9a-f]{64}");
            assertThat(event.get("raw_data").asString()).isNotEmpty();
        }
    }

    @Test
    void everyFindingConforms() throws IOException {
        List<JsonNode> findings =
                lines("logs", "detect", "--fail-on", "never", "--format", "ocsf", "--at", "2026-08-01T00:00:00Z");
        assertThat(findings).isNotEmpty();
        for (JsonNode finding : findings) {
            conforms(finding);
            assertThat(finding.at("/finding_info/uid").asString()).isNotEmpty();
            assertThat(finding.get("evidences").size()).isPositive();
        }
    }
}
