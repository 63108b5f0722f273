package dev.gatehouse.cli.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HooksTest {

    private static final String NONE = "0".repeat(40);

    @TempDir
    private Path folder;

    private GitRepository repository;
    private String token;

    @BeforeEach
    void make() throws IOException {
        repository = GitRepository.init(Files.createDirectory(folder.resolve("repository")));
        token = MadeToken.of(folder.hashCode());
    }

    private Path hook(String name) {
        return repository.folder().resolve(".git/hooks").resolve(name);
    }

    private String path() {
        return repository.folder().toString();
    }

    private CommandLineRun received(Map<String, String> environment, String lines) {
        Map<String, String> variables = new java.util.HashMap<>(environment);
        variables.put("GIT_DIR", repository.folder().resolve(".git").toString());
        CommandLineRun run =
                CommandLineRun.of(variables, lines.getBytes(StandardCharsets.UTF_8), "hook", "pre-receive");
        assertThat(run.out() + run.err()).doesNotContain(token);
        return run;
    }

    @Test
    void areInstalledAndTakenAway() {
        assertThat(CommandLineRun.of("secrets", "hook", "install", path()).code())
                .isZero();

        assertThat(hook("pre-commit")).isExecutable().content().contains("hook pre-commit");
        assertThat(hook("pre-push")).isExecutable().content().contains("hook pre-push");

        assertThat(CommandLineRun.of("secrets", "hook", "install", path()).out())
                .contains("renewed");
        assertThat(CommandLineRun.of("secrets", "hook", "uninstall", path()).code())
                .isZero();
        assertThat(hook("pre-commit")).doesNotExist();
        assertThat(hook("pre-push")).doesNotExist();
    }

    @Test
    void keepAHookThatWasThere() throws IOException {
        Files.createDirectories(hook("pre-commit").getParent());
        Files.writeString(hook("pre-commit"), "#!/bin/sh\necho mine\n");

        CommandLineRun run = CommandLineRun.of("secrets", "hook", "install", path());

        assertThat(run.out()).contains("kept as pre-commit.before-gatehouse");
        assertThat(hook("pre-commit.before-gatehouse")).content().contains("echo mine");
        assertThat(CommandLineRun.of("secrets", "hook", "uninstall", path()).out())
                .contains("is back");
        assertThat(hook("pre-commit")).content().isEqualTo("#!/bin/sh\necho mine\n");
    }

    @Test
    void leaveOneThatReplacedOurs() throws IOException {
        Files.createDirectories(hook("pre-commit").getParent());
        Files.writeString(hook("pre-commit"), "#!/bin/sh\necho first\n");
        CommandLineRun.of("secrets", "hook", "install", path());
        Files.writeString(hook("pre-commit"), "#!/bin/sh\necho second\n");

        CommandLineRun run = CommandLineRun.of("secrets", "hook", "install", path());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nothing was changed");
        assertThat(hook("pre-commit")).content().contains("second");
        assertThat(hook("pre-commit.before-gatehouse")).content().contains("first");
    }

    @Test
    void refuseAFolderOfOtherRepositories() {
        repository.git("config", "core.hooksPath", folder.resolve("shared").toString());

        CommandLineRun run = CommandLineRun.of("secrets", "hook", "install", path());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("core.hooksPath").contains("gatehouse hook pre-commit");
        assertThat(folder.resolve("shared")).doesNotExist();
    }

    @Test
    void searchWhatIsStaged() {
        Map<String, String> environment =
                Map.of("GIT_DIR", repository.folder().resolve(".git").toString());
        repository.write("app.yaml", "token: " + token + "\n");

        assertThat(CommandLineRun.of(environment, new byte[0], "hook", "pre-commit")
                        .code())
                .isZero();
        repository.git("add", "-A");

        CommandLineRun run = CommandLineRun.of(environment, new byte[0], "hook", "pre-commit");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("app.yaml:1:8").doesNotContain(token);
    }

    @Test
    void searchAPushWhereThereIsNoQuarantine() {
        String before = repository.git("rev-parse", "HEAD");
        repository.write("app.yaml", "token: " + token + "\n");
        String after = repository.commit("Add");
        repository.git("reset", "-q", "--hard", before);

        assertThat(received(Map.of(), before + " " + after + " refs/heads/main\n")
                        .err())
                .contains("1 secret found")
                .contains("app.yaml:1:8");
        assertThat(received(Map.of(), NONE + " " + after + " refs/heads/new\n").code())
                .isEqualTo(1);
        assertThat(received(Map.of(), after + " " + NONE + " refs/heads/gone\n").code())
                .isZero();
        assertThat(received(Map.of(), NONE + " " + before + " refs/heads/same\n")
                        .code())
                .isZero();
    }

    @Test
    void searchOnlyWhatIsInQuarantine() throws IOException {
        repository.write("old.yaml", "token: " + token + "\n");
        String before = repository.commit("Old, and accepted");
        Path quarantine = Files.createDirectory(folder.resolve("quarantine"));
        Map<String, String> environment = Map.of(
                "GIT_QUARANTINE_PATH", quarantine.toString(),
                "GIT_OBJECT_DIRECTORY", quarantine.toString(),
                "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                        repository.folder().resolve(".git/objects").toString());
        String tree = repository.git("rev-parse", before + "^{tree}");
        String harmless = repository.git(environment, new byte[0], "commit-tree", tree, "-p", before, "-m", "Harmless");
        String leaking =
                repository.git(environment, new byte[0], "commit-tree", tree, "-p", harmless, "-m", "Use " + token);

        assertThat(received(environment, before + " " + harmless + " refs/heads/main\n")
                        .code())
                .isZero();
        CommandLineRun run = received(environment, before + " " + leaking + " refs/heads/main\n");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("1 secret found").contains("(commit message):1:5");
    }

    @Test
    void searchATagThatIsPushed() {
        repository.git("tag", "-a", "v1", "-m", "Use " + token);
        String tag = repository.git("rev-parse", "v1");
        repository.git("update-ref", "-d", "refs/tags/v1");

        assertThat(received(Map.of(), NONE + " " + tag + " refs/tags/v1\n").err())
                .contains("(tag message)");
    }

    @Test
    void doNotLetThroughWhatCannotBeRead() {
        CommandLineRun run = received(Map.of(), NONE + " " + "deadbeef".repeat(5) + " refs/heads/x\n");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("missing").contains("is not let through");
    }

    @Test
    void sayWhatStandardInputShouldBe() {
        CommandLineRun run = received(Map.of(), "nonsense\n");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("OLD-ID NEW-ID REF");
    }

    @Test
    void searchCommitsThatTheRemoteLacks() {
        String before = repository.git("rev-parse", "HEAD");
        repository.git("update-ref", "refs/remotes/origin/main", before);
        repository.write("app.yaml", "token: " + token + "\n");
        String after = repository.commit("Add");
        Map<String, String> environment =
                Map.of("GIT_DIR", repository.folder().resolve(".git").toString());
        String line = "refs/heads/new " + after + " refs/heads/new " + NONE + "\n";

        CommandLineRun run = CommandLineRun.of(
                environment, line.getBytes(StandardCharsets.UTF_8), "hook", "pre-push", "origin", "url");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("app.yaml:1:8").doesNotContain(token);
    }
}
