package dev.gatehouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonReaderTest {

    private static final JsonReader READER = new JsonReader(Limits.MANIFEST);

    private static String read(String json) {
        Reading reading = READER.read(json);
        assertThat(reading.problems()).isEmpty();
        return Trees.written(reading.documents().getFirst());
    }

    @Test
    void everyValueKeepsItsPlace() {
        assertThat(read("""
                {
                  "a": [1, -2.5e3, true, null],
                  "b": {"c": "d"}
                }
                """))
                .isEqualTo(
                        "{TEXT 'a'@2:3=[INTEGER '1'@2:9, DECIMAL '-2.5e3'@2:12, BOOLEAN 'true'@2:20, NULL ''@2:26]@2:8,"
                                + " TEXT 'b'@3:3={TEXT 'c'@3:9=TEXT 'd'@3:14}@3:8}@1:1-4");
    }

    @Test
    void tabsCommentsAndTrailingCommasAreReadOver() {
        assertThat(read("// head\n{\n\t/* a\n\t b */\t\"a\": 1, // one\n\t\"b\": [2,],\n}\n"))
                .isEqualTo("{TEXT 'a'@4:8=INTEGER '1'@4:13, TEXT 'b'@5:2=[INTEGER '2'@5:8]@5:7}@2:1-6");
    }

    @Test
    void json5TakesKeysWithoutQuotesAndSingleQuotes() {
        Reading reading = JsonReader.json5(Limits.BY_HAND).read("{a_1: 'it\\'s', \"b\": \"c\",}");

        assertThat(reading.problems()).isEmpty();
        assertThat(Trees.written(reading.documents().getFirst()))
                .isEqualTo("{TEXT 'a_1'@1:2=TEXT 'it's'@1:7, TEXT 'b'@1:16=TEXT 'c'@1:21}@1:1");
    }

    @Test
    void escapesAreResolved() {
        assertThat(read("\"\\u0041\\n\\\"\\\\\\/\\ud83d\\ude80\"")).isEqualTo("TEXT 'A\\n\"\\/\uD83D\uDE80'@1:1");
    }

    @Test
    void aKeyThatStandsTwiceCountsLast() {
        assertThat(read("{\"a\": 1, \"a\": 2}")).isEqualTo("{TEXT 'a'@1:10=INTEGER '2'@1:15}@1:1");
    }

    @Test
    void columnsCountCodePoints() {
        assertThat(read("[\"\uD83D\uDE80\", 1]")).isEqualTo("[TEXT '\uD83D\uDE80'@1:2, INTEGER '1'@1:7]@1:1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "~~, 1, 1",
                "~{~, 1, 2",
                "~{a: 1}~, 1, 2",
                "~{\"a\" 1}~, 1, 6",
                "~{\"a\": 1 \"b\": 2}~, 1, 9",
                "~{\"a\": }~, 1, 7",
                "~[1,,2]~, 1, 4",
                "~[1~, 1, 3",
                "~\"abc~, 1, 5",
                "~\"\\x\"~, 1, 4",
                "~{} {}~, 1, 4",
                "~True~, 1, 1",
                "~0x1F~, 1, 1",
                "~.5~, 1, 1",
                "~/* open~, 1, 1",
                "~'a'~, 1, 1"
            })
    void brokenJsonIsNamedWithItsPlace(String json, int line, int column) {
        Reading reading = READER.read(json);
        assertThat(reading.documents()).isEmpty();
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.column()).isEqualTo(column);
        });
    }
}
