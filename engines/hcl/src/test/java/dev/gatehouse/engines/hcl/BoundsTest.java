package dev.gatehouse.engines.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would exhaust a careless reader. */
@Timeout(60)
class BoundsTest {

    private static HclFile read(String text) {
        return new HclReader(Limits.DEFAULT).read(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{a=", "!", "-", "f(", "a[", "\"${", "a?", "a?b:", "[for a in ", "{for a in b: "})
    void refusesExpressionsNestedTooDeep(String opening) {
        HclFile file = read("a = " + opening.repeat(200_000) + "\nb {}\n");

        assertThat(file.problems().getFirst().message()).isEqualTo("nested deeper than 100 levels");
        assertThat(file.items()).hasSize(1);
    }

    @Test
    void refusesBlocksNestedTooDeep() {
        assertThat(read("a {\n".repeat(200_000)).problems().getFirst().message())
                .isEqualTo("nested deeper than 100 levels");
    }

    @Test
    void refusesDirectivesNestedTooDeep() {
        String text = "a = \"" + "%{if b}".repeat(100_000) + "%{endif}".repeat(100_000) + "\"\n";

        assertThat(read(text).problems()).containsExactly(new Problem("nested deeper than 100 levels", 1, 692));
    }

    @ParameterizedTest
    @ValueSource(strings = {" + b", ".b", "[0]", " && b", ".*", " == b"})
    void readsLongChainsWithoutDepth(String link) {
        assertThat(read("a = b" + link.repeat(200_000) + "\n").problems()).isEmpty();
    }

    @Test
    void stopsAtItsLimitOfNodes() {
        HclFile file = new HclReader(new Limits(1 << 20, 100, 10)).read("a = 1\nb = [1, 2, 3, 4, 5, 6, 7, 8]\nc = 1\n");

        assertThat(file.items()).hasSize(1);
        assertThat(file.problems()).containsExactly(new Problem("more than 10 values; the rest is not read", 2, 12));
    }

    @Test
    void refusesMoreBytesThanItsLimit() {
        assertThat(new HclReader(new Limits(4, 100, 10)).read(new byte[5]).problems())
                .containsExactly(new Problem("larger than 4 bytes", 1, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a {\n  b = <<EOF\n",
                "a {\n/*\n",
                "a {\nb = [\n",
                "a {\n",
                "a = [\n",
                "a = \"${[\n",
                "a {\n  b = f(\n"
            })
    void readsNothingAgainAndAgain(String broken) {
        HclFile file = read(broken.repeat(500_000 / broken.length()));

        assertThat(file.problems()).hasSizeLessThanOrEqualTo(101);
    }

    @Test
    void readsOneVeryLongLine() {
        String text = "a = [" + "\"🔒\", ".repeat(200_000) + "]\n";

        assertThat(read(text).problems()).isEmpty();
    }

    @Test
    void neverThrowsForWhatATextHolds() {
        String[] words = {
            "a",
            " ",
            "\n",
            "=",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "\"",
            "${",
            "%{",
            "~",
            "if ",
            "for ",
            "in ",
            "endif",
            ":",
            "=>",
            "<<EOF\n",
            "EOF\n",
            "<<-A\n",
            "  A\n",
            ",",
            "...",
            ".",
            "*",
            "1",
            "1e",
            "?",
            "-",
            "!",
            "&&",
            "/*",
            "*/",
            "#",
            "\\",
            "\\u00",
            "\r",
            "\0",
            "🔒",
            "\ud83d",
            "resource \"a\" \"b\" {\n",
            "}\n",
            "x = 1\n"
        };
        Random random = new Random(20260601);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(60); j > 0; j--) {
                text.append(words[random.nextInt(words.length)]);
            }
            assertThat(FuzzedText.faults(read(text.toString()))).isEmpty();
        }
    }
}
