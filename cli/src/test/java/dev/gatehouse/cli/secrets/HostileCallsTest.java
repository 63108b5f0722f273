package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls, files and repositories that mean ill, as the command meets them. */
@Timeout(120)
class HostileCallsTest {

    private static final String TOKEN = MadeToken.of(77);

    @TempDir
    Path folder;

    private GitRepository repository() throws IOException {
        return GitRepository.init(Files.createDirectories(folder.resolve("repository")));
    }

    private static CommandLineRun scan(GitRepository repository, String... options) {
        String[] arguments = Arrays.copyOf(
                new String[] {"secrets", "scan", repository.folder().toString()}, 3 + options.length);
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandLineRun.of(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "HEAD~99999999999", "@{99999999999}", "^{}", "~", "a\0b", "../../etc", "-"})
    void revisionsThatNameNoCommitAreRefused(String revision) throws IOException {
        CommandLineRun run = scan(repository(), "--since", revision);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isNotEmpty().doesNotContain("Exception");
    }

    @Test
    void anAddressToAskAtWithoutAskingIsRefused() throws IOException {
        CommandLineRun run = scan(repository(), "--verify-url", "github=http://localhost:1/");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--verify is missing", "Add --verify");
    }

    /** Names, messages, paths and references with what a terminal obeys. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "csv", "gitleaks", "sarif"})
    void nothingThatATerminalObeysIsShown(String format) throws IOException {
        GitRepository repository = repository();
        String evil = "\u001b[2J\u001b]0;owned\u0007\r";
        repository.git("config", "user.name", "Ada" + evil);
        repository.write("a" + evil.replace("\r", "") + ".txt", "value: \"" + TOKEN + "\"\n");
        repository.commit("Message" + evil);
        CommandLineRun run = scan(repository, "--format", format, "--all");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain("\u001b", "\u0007", TOKEN);
    }

    /** Expressions on which backtracking takes longer than anyone lives, on a line made for them. */
    @Test
    void expressionsThatBacktrackElsewhereTakeLinearTime() throws IOException {
        GitRepository repository = repository();
        Path config = folder.resolve("rules.toml");
        Files.writeString(config, """
                [[rules]]
                id = "nested"
                regex = '''(a+)+$'''
                [[rules]]
                id = "alternatives"
                regex = '''(a|aa)*b$'''
                [[rules]]
                id = "dots"
                regex = '''(.*a){12}c'''
                """);
        repository.write("a.txt", "a".repeat(20_000) + "!\n");
        repository.commit("Add");
        assertThat(scan(repository, "--config", config.toString()).code()).isIn(0, 1, 2);
    }

    @Test
    void aThousandRulesAreApplied() throws IOException {
        GitRepository repository = repository();
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            rules.append("[[rules]]\nid = \"r%1$d\"\nregex = '''key%1$d-[a-z]{10}'''\nkeywords = [\"key%1$d-\"]\n"
                    .formatted(i));
        }
        Path config = folder.resolve("rules.toml");
        Files.writeString(config, rules);
        repository.write("a.txt", "key777-abcdefghij\n");
        repository.commit("Add");
        CommandLineRun run = scan(repository, "--config", config.toString(), "--format", "json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("\"detector\": \"r777\"");
    }

    @Test
    void aLargeEarlierReportIsReadInPieces() throws IOException {
        GitRepository repository = repository();
        repository.write("a.txt", "value: \"" + TOKEN + "\"\n");
        repository.commit("Add");
        Path report = folder.resolve("known.json");
        try (var out = Files.newBufferedWriter(report)) {
            out.write("[");
            for (int i = 0; i < 100_000; i++) {
                out.write(
                        "{\"RuleID\":\"github-pat\",\"File\":\"f%d\",\"StartLine\":1,\"Commit\":\"\",\"Secret\":\"\"},"
                                .formatted(i));
            }
            out.write("{\"RuleID\":\"github-pat\",\"File\":\"a.txt\",\"StartLine\":1,\"EndLine\":1,\"Commit\":\"\"}]");
        }
        assertThat(scan(repository, "--baseline-report", report.toString()).code())
                .isZero();
    }

    @Test
    void whatIsNoReportIsRefused() throws IOException {
        GitRepository repository = repository();
        Path report = folder.resolve("known.json");
        for (byte[] content : List.of(
                new byte[1 << 20],
                "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII),
                "[{\"File\":".getBytes(StandardCharsets.US_ASCII),
                new byte[0])) {
            Files.write(report, content);
            CommandLineRun run = scan(repository, "--baseline-report", report.toString());
            assertThat(run.code()).isIn(0, 2);
            assertThat(run.err()).doesNotContain("Exception");
        }
    }

    @Test
    void aSecretAtTheEndOfAHugeInputIsFound() {
        byte[] input = new byte[40 << 20];
        Arrays.fill(input, (byte) 'x');
        byte[] end = ("\nvalue: \"" + TOKEN + "\"\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(end, 0, input, input.length - end.length, end.length);
        CommandLineRun run = CommandLineRun.of(Map.of(), input, "secrets", "scan", "-", "--format", "json");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("\"line\": 2").doesNotContain(TOKEN);
    }

    /** What is compressed in a way that is not read is said to be, not passed over. */
    @Test
    void whatIsNotSearchedIsInTheCoverage() throws IOException {
        GitRepository repository = repository();
        repository.write("a.7z", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4, 0, 0, 0, 0, 0, 0});
        repository.commit("Add");
        CommandLineRun run = scan(repository, "--format", "json");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"state\": \"partial\"", "a 7z archive: what it holds was not searched");
        CommandLineRun files = scan(repository, "--worktree", "--format", "json");
        assertThat(files.out()).contains("a 7z archive: what it holds was not searched");
    }
}
