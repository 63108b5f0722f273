package dev.gatehouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile and outsized input: named or read, in bounded time and memory. */
@Timeout(60)
final class BoundsTest {

    private static final YamlReader READER = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.LAST_COUNTS);
    private static final JsonReader JSON = new JsonReader(Limits.MANIFEST);

    @Test
    void aBombOfAliasesReachesTheLimitOfValues() {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.rangeClosed(1, 30)
                        .mapToObj(i ->
                                "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1) + "]")
                        .collect(Collectors.joining("\n"));
        Reading reading = READER.read(bomb);
        assertThat(reading.documents()).isEmpty();
        assertThat(reading.problems())
                .extracting(Problem::message)
                .containsExactly("too many values, aliases counted as what they repeat");
    }

    @Test
    void aBombOfMergesReachesTheLimitOfValues() {
        StringBuilder bomb = new StringBuilder("m0: &m0 {k: v}\n");
        for (int i = 1; i <= 60; i++) {
            String before = "*m" + (i - 1);
            bomb.append("m")
                    .append(i)
                    .append(": &m")
                    .append(i)
                    .append(" {<<: [")
                    .append(before)
                    .append(", ")
                    .append(before)
                    .append("], k")
                    .append(i)
                    .append(": v}\n");
        }
        assertThat(READER.read(bomb.toString()).problems()).hasSize(1);
    }

    @Test
    void aHundredLevelsAreRead() {
        Reading reading = READER.read("[".repeat(100) + "]".repeat(100));
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "{? ", "&a [", "!x {b: "})
    void deeperNestingIsRefused(String opening) {
        Reading reading = READER.read(opening.repeat(20_000));
        assertThat(reading.documents()).isEmpty();
        assertThat(reading.problems()).hasSize(1);
    }

    @Test
    void deepBlocksAreRefusedAtTheLineThatGoesTooDeep() {
        String deep =
                IntStream.range(0, 300).mapToObj(i -> " ".repeat(i) + "a:").collect(Collectors.joining("\n"));
        assertThat(READER.read(deep).problems())
                .containsExactly(new Problem("nested deeper than 100 levels", 101, 101));
    }

    @Test
    void tenThousandDocumentsAreRead() {
        String stream = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n".repeat(10_000);
        Reading reading = READER.read(stream);
        assertThat(reading.documents()).hasSize(10_000);
        assertThat(reading.documents().getLast().line()).isEqualTo(39_998);
    }

    @Test
    void tenThousandBrokenDocumentsAreEachNamed() {
        assertThat(READER.read("---\na: [\n".repeat(10_000)).problems()).hasSize(10_000);
    }

    @Test
    void aMillionLinesAreRead() {
        Reading reading = READER.read("- item\n".repeat(1_000_000));
        assertThat(reading.documents()).singleElement().isInstanceOfSatisfying(Sequence.class, items -> {
            assertThat(items.items()).hasSize(1_000_000);
            assertThat(items.endLine()).isEqualTo(1_000_000);
        });
    }

    @Test
    void aHundredThousandKeysAreRead() {
        String keys =
                IntStream.range(0, 100_000).mapToObj(i -> "key" + i + ": v\n").collect(Collectors.joining());
        assertThat(READER.read(keys).documents())
                .singleElement()
                .isInstanceOfSatisfying(
                        Mapping.class, m -> assertThat(m.entries()).hasSize(100_000));
    }

    @Test
    void aMillionLinesOfOneScalarAreRead() {
        assertThat(READER.read("a: |\n" + "  line\n".repeat(1_000_000)).documents())
                .singleElement()
                .satisfies(node -> assertThat(node.endLine()).isEqualTo(1_000_001));
    }

    @Test
    void moreValuesThanTheLimitAreRefused() {
        assertThat(READER.read("- a\n".repeat(2_000_001)).problems())
                .extracting(Problem::message)
                .containsExactly("too many values, aliases counted as what they repeat");
    }

    @Test
    void theLimitOfValuesHoldsForAllDocumentsTogether() {
        YamlReader few = new YamlReader(new Limits(1 << 20, 10, 10), YamlReader.Duplicates.LAST_COUNTS);
        Reading reading = few.read("---\na: [1, 2]\n".repeat(4));
        assertThat(reading.documents()).hasSize(2);
        assertThat(reading.problems()).hasSize(1);
    }

    @Test
    void aLargerFileIsRefusedUnread() {
        YamlReader small = new YamlReader(new Limits(100, 10, 10), YamlReader.Duplicates.LAST_COUNTS);
        assertThat(small.read(new byte[101]).problems()).containsExactly(new Problem("larger than 100 bytes", 1, 1));
    }

    @Test
    void aLongLineOfOpenQuotesIsRefusedInLinearTime() {
        assertThat(READER.read("a: " + "\"x\" ".repeat(1_000_000)).problems()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[],"})
    void deepJsonIsRefused(String opening) {
        assertThat(JSON.read(opening.repeat(100_000)).problems()).hasSize(1);
    }

    @Test
    void aMillionLinesOfJsonAreRead() {
        String json = "[\n" + "{},\n".repeat(999_998) + "{}\n]\n";
        assertThat(JSON.read(json.getBytes(StandardCharsets.UTF_8)).documents())
                .singleElement()
                .satisfies(node -> assertThat(node.endLine()).isEqualTo(1_000_001));
    }

    @Test
    void aMegabyteOfJsonOnOneLineKeepsItsColumns() {
        String json = "[" + "\"x\",".repeat(250_000) + "1]";
        assertThat(JSON.read(json).documents())
                .singleElement()
                .isInstanceOfSatisfying(
                        Sequence.class,
                        items -> assertThat(items.items().getLast().column()).isEqualTo(1_000_002));
    }
}
