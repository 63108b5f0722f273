package dev.gatehouse.engines.secretscan.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.secretscan.search.IgnoreList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class ConfigurationFuzzTest {

    private static final List<String> KEYS = List.of(
            "regex",
            "path",
            "entropy",
            "secretGroup",
            "keywords",
            "tags",
            "allowlists",
            "regexTarget",
            "stopwords",
            "condition",
            "required",
            "skipReport",
            "commits",
            "paths",
            "regexes",
            "id",
            "withinLines");
    private static final byte[] TEXT = "a = 'ab'\npassword = \"xyz\"\n\u00ff\0".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder = Path.of("");

    @FuzzTest(maxDuration = "10s")
    void configurationsAreReadOrRefused(byte[] bytes) throws IOException {
        Path file = folder.resolve("any.toml");
        Files.write(file, bytes);
        try {
            GitleaksConfiguration configuration = ConfigurationReader.read(file, Set.of("github-pat"));
            for (RuleMatch match : new RuleScanner(configuration).scan(TEXT, TEXT.length, "a", null)) {
                assertThat(match.start()).isBetween(0, match.secretStart());
                assertThat(match.secretEnd()).isBetween(match.secretStart(), TEXT.length);
            }
        } catch (InvalidConfiguration e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    /** Rules whose keys are those of a configuration, with values of any type. */
    @FuzzTest(maxDuration = "10s")
    void rulesAreReadOrRefused(FuzzedDataProvider data) throws IOException {
        StringBuilder toml = new StringBuilder("[[rules]]\nid = \"a\"\n");
        while (data.remainingBytes() > 0) {
            if (data.consumeInt(0, 7) == 0) {
                toml.append(data.pickValue(
                        List.of("[[rules]]\n", "[[rules.allowlists]]\n", "[allowlist]\n", "[[rules.required]]\n")));
            }
            toml.append(data.pickValue(KEYS)).append(" = ").append(value(data)).append('\n');
        }
        configurationsAreReadOrRefused(toml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String value(FuzzedDataProvider data) {
        String text = "'''" + data.consumeAsciiString(20).replace("'", "") + "'''";
        return switch (data.consumeInt(0, 4)) {
            case 0 -> String.valueOf(data.consumeInt());
            case 1 -> "[" + text + ", " + text + "]";
            case 2 -> data.consumeBoolean() ? "true" : "1.5";
            default -> text;
        };
    }

    @FuzzTest(maxDuration = "10s")
    void ignoreFilesAreRead(byte[] bytes) throws IOException {
        Path file = folder.resolve("ignore");
        Files.write(file, bytes);
        IgnoreList list = IgnoreList.read(file);
        assertThat(list.knows("c", "p", "r", 1)).isIn(true, false);
        assertThat(list.warnings()).allSatisfy(warning -> assertThat(warning).contains("passed over"));
    }
}
