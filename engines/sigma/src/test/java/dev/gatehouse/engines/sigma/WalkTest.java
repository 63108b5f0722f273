package dev.gatehouse.engines.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.FieldReader;
import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.MapEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk over JSON, eight bytes at a time, against the same event as maps and lists. */
class WalkTest {

    private static final List<String> FIELDS = List.of("a", "b.c", "deep.x.y", "list.name", "key with \"quotes\"");
    private static final String[] KEYS = {
        "a",
        "b",
        "c",
        "deep",
        "x",
        "y",
        "list",
        "name",
        "other",
        "a longer key that nobody reads",
        "key with \"quotes\"",
        "é",
        "b.c"
    };
    private static final String[] TEXTS = {
        "",
        "a",
        "\\",
        "\"",
        "ends with \\",
        "{",
        "}",
        "[]{}",
        "Grüße",
        "1234567",
        "12345678",
        "123456789",
        "\n\t",
        "日本",
        "{\"in\": \"text\"}",
        "a text of more than sixteen bytes with a \" in it"
    };

    static IntStream seeds() {
        return IntStream.range(0, 3_000);
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 3 : 6)) {
            case 0, 1 -> TEXTS[random.nextInt(TEXTS.length)];
            case 2 -> random.nextInt(100);
            case 3 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> value(random, depth + 1))
                        .toList();
            default -> object(random, depth + 1);
        };
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.put(KEYS[random.nextInt(KEYS.length)], value(random, depth));
        }
        return object;
    }

    private static void write(Object value, Random random, StringBuilder to) {
        switch (value) {
            case Map<?, ?> map -> {
                String next = "{";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    to.append(next).append(blanks(random));
                    write(entry.getKey(), random, to);
                    to.append(blanks(random)).append(':').append(blanks(random));
                    write(entry.getValue(), random, to);
                    next = ",";
                }
                to.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String next = "[";
                for (Object item : list) {
                    to.append(next).append(blanks(random));
                    write(item, random, to);
                    next = ",";
                }
                to.append(list.isEmpty() ? "[]" : "]");
            }
            case String text ->
                to.append('"')
                        .append(text.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t")
                                .replace("é", random.nextBoolean() ? "\\u00e9" : "é"))
                        .append('"');
            default -> to.append(value);
        }
    }

    private static String blanks(Random random) {
        return random.nextInt(5) == 0 ? " ".repeat(1 + random.nextInt(9)) : "";
    }

    private static List<String> values(FieldReader reader) {
        List<String> all = new ArrayList<>();
        for (String field : FIELDS) {
            int number = reader.paths().number(field);
            for (int value = reader.values().first(number);
                    value >= 0;
                    value = reader.values().next(value)) {
                all.add(field + "=" + reader.values().kind(value) + ":"
                        + (reader.values().hasText(value) ? reader.values().text(value) : ""));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void jsonHasTheValuesOfTheSameMaps(int seed) {
        Random random = new Random(seed);
        Map<String, Object> event = object(random, 0);
        StringBuilder text = new StringBuilder();
        write(event, random, text);
        FieldReader ofJson = FieldReader.of(new FieldPaths(FIELDS));
        FieldReader ofMaps = FieldReader.of(new FieldPaths(FIELDS));

        assertThat(ofJson.read(JsonEvent.of(text.toString())))
                .as(text.toString())
                .isNull();
        assertThat(ofMaps.read(new MapEvent(event))).isNull();

        assertThat(values(ofJson)).as(text.toString()).isEqualTo(values(ofMaps));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsCutOffIsNoEvent(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        write(Map.of("other", object(random, 0), "a", "b"), random, text);
        String cut = text.substring(0, random.nextInt(text.length()));

        assertThat(FieldReader.of(new FieldPaths(FIELDS)).read(JsonEvent.of(cut)))
                .as(cut)
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"other\": {\"x\": \"never ends}",
                "{\"other\": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]}",
                "{\"other\": {\"x\": \"\\\\\\\"}}",
                "{\"other\": }",
                "{\"other\": {\"x\": 1}} {",
            })
    void whatIsBrokenWhereNobodyReadsIsNoEvent(String text) {
        assertThat(FieldReader.of(new FieldPaths(FIELDS)).read(JsonEvent.of(text)))
                .isNotNull();
    }

    @Test
    void textsAtTheEndOfTheirBytesAreRead() {
        byte[] bytes = "xx{\"a\":\"1\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        FieldReader reader = FieldReader.of(new FieldPaths(FIELDS));

        assertThat(reader.read(new JsonEvent(bytes, 2, bytes.length))).isNull();

        assertThat(values(reader)).containsExactly("a=TEXT:1");
    }
}
