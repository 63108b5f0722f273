package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One example breaks every practice, the other none. */
final class ExamplesTest {

    private static final Path EXAMPLES = Path.of("../examples");

    @Test
    void breaksEveryPractice() {
        assertThat(practices("acme-platform", "FAIL"))
                .containsExactlyInAnyOrder(
                        "twofactor",
                        "repositoryaccess",
                        "accesslog",
                        "deployroles",
                        "sshaccess",
                        "secrets",
                        "updates",
                        "compliance",
                        "awareness");
    }

    @Test
    void keepsEveryPractice() {
        assertThat(practices("acme-platform-kept", "FAIL")).isEmpty();
    }

    @Test
    void showsThatThePracticesAreKept() {
        assertThat(practices("acme-platform-kept", "PASS"))
                .contains(
                        "twofactor",
                        "repositoryaccess",
                        "accesslog",
                        "deployroles",
                        "sshaccess",
                        "secrets",
                        "updates",
                        "awareness");
    }

    private static Set<String> practices(String example, String verdict) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]),
                true,
                false,
                Map.of("LANG", "C.UTF-8"));
        String path = EXAMPLES.resolve(example).toString();
        int code = new Gatehouse(console)
                .run("check", path, "--worktree", "--at", "2026-12-01T00:00:00Z", "--format", "csv");
        assertThat(code).isLessThanOrEqualTo(ExitCode.FINDINGS);
        Set<String> practices = new TreeSet<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\r?\n", -1)) {
            String[] cells = line.split(",", 4);
            if (cells.length == 4 && cells[2].equals(verdict)) {
                practices.add(cells[1]);
            }
        }
        return practices;
    }
}
