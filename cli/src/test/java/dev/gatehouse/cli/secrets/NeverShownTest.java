package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a token stands, in a name or in a text, no format of no command shows it; and all are found. */
class NeverShownTest {

    private static final List<String> TOKENS =
            Stream.of(1, 2, 3, 4, 5, 6, 7, 8).map(MadeToken::of).toList();

    private static final String COMMIT = TOKENS.get(0);
    private static final String TAG = TOKENS.get(1);
    private static final String AUTHOR = TOKENS.get(2);
    private static final String EMAIL = TOKENS.get(3);
    private static final String FILE = TOKENS.get(4);
    private static final String FOLDER = TOKENS.get(5);
    private static final String BRANCH = TOKENS.get(6);
    private static final String CONTENT = TOKENS.get(7);

    @TempDir
    Path folder;

    private GitRepository made() throws IOException {
        GitRepository repository = GitRepository.init(Files.createDirectory(folder.resolve("repository")));
        repository.write(FILE + ".yaml", "password: 8sKq-Wm4xPz2v\n");
        repository.write(FOLDER + "/app.yaml", "a: b\n");
        repository.write("app.yaml", "token: " + CONTENT + "\n");
        repository.write("web.yaml", "token: " + CONTENT + "\n");
        repository.git("add", "-A");
        repository.git(
                Map.of("GIT_AUTHOR_NAME", AUTHOR, "GIT_AUTHOR_EMAIL", EMAIL),
                new byte[0],
                "commit",
                "-q",
                "-m",
                "Use " + COMMIT);
        repository.git("tag", "-a", "-m", "Made with " + TAG, "v1");
        repository.git("branch", "by-" + BRANCH);
        repository.git("rm", "-q", "web.yaml");
        repository.commit("Remove");
        return repository;
    }

    static Stream<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        for (String format : List.of("text", "json", "sarif", "csv", "gitleaks")) {
            for (List<String> extent : List.of(
                    List.<String>of(), List.of("--since", "HEAD~2"), List.of("--worktree"), List.of("--unreachable"))) {
                List<String> scan = new ArrayList<>(List.of("secrets", "scan", "--format", format));
                scan.addAll(extent);
                commands.add(scan);
            }
        }
        for (String format : List.of("text", "json", "sarif", "junit", "html", "markdown", "csv")) {
            commands.add(List.of("check", "--all", "--format", format));
        }
        commands.add(List.of("check", "--list-files"));
        return commands.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void by(List<String> command) throws IOException {
        List<String> arguments = new ArrayList<>(command);
        arguments.add(made().folder().toString());

        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

        String shown = run.out() + run.err();
        assertThat(shown).isNotEmpty();
        for (String token : TOKENS) {
            assertThat(shown).doesNotContain(token).doesNotContain(token.substring(8));
        }
    }

    @Test
    void byAHook() throws IOException {
        GitRepository repository = made();
        String head = repository.git("rev-parse", "HEAD");
        String input = "refs/heads/main " + head + " refs/heads/main " + "0".repeat(40) + "\n";

        CommandLineRun run = CommandLineRun.of(
                Map.of("GIT_DIR", repository.folder().resolve(".git").toString()),
                input.getBytes(StandardCharsets.UTF_8),
                "hook",
                "pre-push",
                "origin");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("author:1:1")
                .contains("(commit message)")
                .contains("REDACTED.yaml");
        for (String token : TOKENS) {
            assertThat(run.out() + run.err()).doesNotContain(token).doesNotContain(token.substring(8));
        }
    }

    /** All but that of the branch's name, which is not searched. */
    @Test
    void eachIsFound() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("secrets", "scan", made().folder().toString(), "--format", "csv", "--all");

        assertThat(run.out().lines().filter(line -> line.contains("github-pat")))
                .as(run.out())
                .hasSize(7);
    }
}
