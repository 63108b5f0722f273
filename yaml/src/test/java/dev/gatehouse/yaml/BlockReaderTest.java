package dev.gatehouse.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** What the fast reader yields is what the full parser yields, to the last column. */
final class BlockReaderTest {

    private static final YamlReader FULL = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.REFUSED);

    private static final List<String> SAMPLES =
            List.of("""
            # A deployment
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web   # its name
              labels: {app: web, "tier": 'front end'}
              annotations:
                note: "say \\"hi\\"\\n"
            spec:
              template:
                spec:
                  containers:
                  - name: web
                    image: registry.example:5000/web:1.2@sha256:abc
                    args: ["--a=b", c, 'it''s']
                    env:
                    - {name: A, value: "1"}
                    -
                      name: B
                      value:
                  -   name: side
                      command:
                        - sh
                        - -c
                        - |
                          echo one

                            echo two
                          # no comment
                  volumes: []
            """, """
            data:
              literal: |
                first
                second

              stripped: |-
                no break
              folded: >
                one
                two

                three
              after: end
            empty:
            list:
            - - 1
              - 2.5
            - ~
            - true
            base: &base 80
            again: *base
            path: /a#b
            url: http://example.org:80/?a=b&c
            time: 12:30
            dash: -x
            """, "---\r\na: 1\r\nb:\r\n  - |\r\n    x\r\n\r\n    y\r\n  - z\r\n", """
            unicode: \u00e9\uD83D\uDE80 # \uD83D\uDE80
            after: {a: \uD83D\uDE80, b: c}
            """);

    private static final List<String> PIECES = List.of(
            " ",
            "  ",
            "\n",
            "\n  ",
            "- ",
            "-",
            ": ",
            ":",
            "#",
            " #",
            "'",
            "\"",
            "|",
            ">",
            "|\n",
            ">-\n",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&a ",
            "*a",
            "!x ",
            "? ",
            "\t",
            "\r\n",
            "\r",
            "...\n",
            "---\n",
            "%",
            "~",
            "null",
            "1",
            "\\n",
            "\uD83D\uDE80",
            "\u00a0",
            "k: v\n",
            "- i\n",
            "<<: ",
            "\n\n",
            "@",
            "`",
            "|+",
            "|2",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\u0000",
            "{a: b, c: 'd'}",
            "[a, \"b\"]",
            "key:\n");

    private static Optional<Node> fast(String text) {
        return BlockReader.read(text, 0, Limits.MANIFEST.depth(), new YamlReader.Budget(100_000));
    }

    private static Optional<Node> full(String text) {
        try {
            return FULL.anyDocument(new DocumentSplitter.Part(text, 0), new YamlReader.Budget(100_000));
        } catch (TreeBuilder.Refused | YamlEngineException refused) {
            return Optional.empty();
        }
    }

    @Test
    void theSamplesAreReadFast() {
        assertThat(SAMPLES).allSatisfy(sample -> assertThat(fast(sample)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void mutatedSamplesAreReadAlikeOrLeft(long seed) {
        Random random = new Random(seed);
        int alike = 0;
        for (int i = 0; i < 4000; i++) {
            String text = mutated(random);
            for (DocumentSplitter.Part part : DocumentSplitter.split(text)) {
                Optional<Node> fast = fast(part.text());
                if (fast.isPresent()) {
                    alike++;
                    assertThat(fast).as(part.text()).isEqualTo(full(part.text()));
                }
            }
        }
        assertThat(alike).isGreaterThan(500);
    }

    /** Some lines of a sample with up to three pieces put in, taken out or replaced. */
    private static String mutated(Random random) {
        List<String> lines = SAMPLES.get(random.nextInt(SAMPLES.size())).lines().toList();
        int from = random.nextInt(lines.size());
        int to = Math.min(lines.size(), from + 1 + random.nextInt(12));
        StringBuilder text = new StringBuilder(String.join("\n", lines.subList(from, to))).append('\n');
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, piece);
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
                default -> text.replace(at, Math.min(text.length(), at + 1), piece);
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x {b: c}\n",
                "a: !tag b\n",
                "%YAML 1.2\n---\na: b\n",
                "a:\tb\n",
                "a: b\n  c\n",
                "a: \"b\n  c\"\n",
                "a: 1\na: 2\n",
                "? a\n: b\n",
                "a: |2\n   b\n",
                "a: |+\n  b\n",
                "<<: *x\n",
                "a: [b,\n  c]\n",
                "plain\n",
                "a: |\n  b",
                "a: b: c\n",
                " a: 1\nb: 2\n",
                "a: *none\n",
                "a: \"\\x41\"\n",
                "[a]\n"
            })
    void whatNeedsTheFullParserIsLeftToIt(String text) {
        assertThat(fast(text)).isEmpty();
    }

    @Test
    void aTreeCostsAsMuchAsTheFullParsersDoes() {
        for (String sample : SAMPLES) {
            YamlReader.Budget ofFast = new YamlReader.Budget(1000);
            YamlReader.Budget ofFull = new YamlReader.Budget(1000);
            BlockReader.read(sample, 0, Limits.MANIFEST.depth(), ofFast);
            FULL.anyDocument(new DocumentSplitter.Part(sample, 0), ofFull);
            assertThat(ofFast.left()).isEqualTo(ofFull.left());
        }
    }
}
