package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gitleaks reports a line again for every commit that touches it; any of these reports is one of our finding. */
class KnownFindingsTest {

    private static final String TOKEN = MadeToken.of(1);

    @TempDir
    Path folder;

    private GitRepository repository;
    private String first;
    private String second;
    private String third;

    @BeforeEach
    void make() throws IOException {
        repository = GitRepository.init(Files.createDirectory(folder.resolve("repository")));
        repository.write("app.yaml", "a: 1\ntoken: " + TOKEN + "\n");
        first = repository.commit("Add");
        repository.write("app.yaml", "# header\na: 1\ntoken: " + TOKEN + " # here\n");
        second = repository.commit("Touch");
        repository.write("app.yaml", "token: " + TOKEN + " # again\n# header\na: 1\n");
        third = repository.commit("Move");
    }

    private CommandLineRun scan(String... options) {
        String[] arguments = new String[3 + options.length];
        arguments[0] = "secrets";
        arguments[1] = "scan";
        arguments[2] = repository.folder().toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandLineRun.of(arguments);
    }

    private void ignore(String line) {
        repository.write(".gitleaksignore", line + "\n");
    }

    private Path report(String commit, int line, String secret) throws IOException {
        return Files.writeString(folder.resolve("known.json"), """
                [{"RuleID": "github-pat", "StartLine": %d, "EndLine": %d, "Secret": "%s",
                  "File": "app.yaml", "Commit": "%s"}]
                """.formatted(line, line, secret, commit));
    }

    @Test
    void aLineOfAnyCommitThatTouchedIt() {
        for (String line : new String[] {
            first + ":app.yaml:github-pat:2", second + ":app.yaml:github-pat:3", third + ":app.yaml:github-pat:1"
        }) {
            ignore(line);
            assertThat(scan().code()).as(line).isEqualTo(0);
        }
    }

    /** Rules of the practice that failed, by id and place. */
    private List<String> checked() {
        CommandLineRun run = CommandLineRun.of(
                "check", repository.folder().toString(), "--all", "--format", "csv", "--fail-on", "never");
        assertThat(run.code()).as(run.err()).isEqualTo(0);
        return run.out()
                .lines()
                .filter(line -> line.contains("FAIL") && line.contains("app.yaml"))
                .toList();
    }

    @Test
    void aCheckLeavesOutTheSameAsAScan() throws IOException {
        assertThat(checked()).isNotEmpty();
        ignore("app.yaml:github-pat:1");
        assertThat(checked()).isEmpty();
        Files.delete(repository.folder().resolve(".gitleaksignore"));
        repository.write(".gitleaks.toml", "[extend]\nuseDefault = true\n[allowlist]\npaths = ['app.yaml']\n");
        assertThat(checked()).isEmpty();
    }

    @Test
    void aLineOfAnIgnoreFileThatLiesElsewhere() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve(".gitleaksignore"), "app.yaml:github-pat:1\n");
        assertThat(scan().code()).isEqualTo(1);
        assertThat(scan("--gitleaks-ignore-path", elsewhere.toString()).code()).isEqualTo(0);
        assertThat(scan("-i", elsewhere.resolve(".gitleaksignore").toString()).code())
                .isEqualTo(0);
    }

    @Test
    void aLineOfAnyCommitThatIsNotNamed() {
        ignore("app.yaml:github-pat:3");
        assertThat(scan().code()).isEqualTo(0);
    }

    @Test
    void notALineOfAnotherCommit() {
        ignore(second + ":app.yaml:github-pat:1");
        assertThat(scan().code()).isEqualTo(1);
    }

    @Test
    void aReportOfALaterCommit() throws IOException {
        String file = report(second, 3, TOKEN).toString();
        assertThat(scan("--baseline-report", file).code()).isEqualTo(0);
        file = report(second, 3, "REDACTED").toString();
        assertThat(scan("--baseline-report", file).code()).isEqualTo(0);
    }

    @Test
    void aReportOfARange() throws IOException {
        String file = report(third, 1, "REDACTED").toString();
        assertThat(scan("--since", "HEAD~2", "--baseline-report", file).code()).isEqualTo(0);
    }

    @Test
    void aCopyIsKnownByItsOwnPathOnly() throws IOException {
        repository.write("copy.yaml", "token: " + TOKEN + " # again\n# header\na: 1\n");
        String copied = repository.commit("Copy");

        ignore(third + ":app.yaml:github-pat:1");
        assertThat(places(scan("--format", "json"))).containsExactly("copy.yaml");

        ignore(copied + ":copy.yaml:github-pat:1");
        assertThat(places(scan("--format", "json"))).containsExactly("app.yaml");

        ignore(third + ":app.yaml:github-pat:1\n" + copied + ":copy.yaml:github-pat:1");
        assertThat(scan().code()).isEqualTo(0);
    }

    @Test
    void aFingerprintIsOfOnePath() throws IOException {
        Path report = folder.resolve("known.json");
        scan("--format", "json=" + report);
        repository.write("copy.yaml", "token: " + TOKEN + " # again\n# header\na: 1\n");
        repository.commit("Copy");

        assertThat(places(scan("--baseline-report", report.toString(), "--format", "json")))
                .containsExactly("copy.yaml");

        scan("--format", "json=" + report);
        assertThat(scan("--baseline-report", report.toString()).code()).isEqualTo(0);
    }

    /** The files of the findings of a report. */
    private static List<String> places(CommandLineRun run) {
        return Pattern.compile("\"location\": \\{\\s*\"file\": \"([^\"]+)\"")
                .matcher(run.out())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void whatTookItsPlaceIsNotKnown() throws IOException {
        repository.write("app.yaml", "token: " + MadeToken.of(2) + "\n");
        repository.commit("Renew");
        String file = report(third, 1, "REDACTED").toString();

        CommandLineRun run = scan("--baseline-report", file, "--format", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).containsOnlyOnce("\"rule\": \"secrets/github-pat\"");
    }
}
