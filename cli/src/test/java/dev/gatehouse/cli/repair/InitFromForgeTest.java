package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A baseline written from what is there asks for nothing that is not. */
class InitFromForgeTest {

    @TempDir
    private Path folder = Path.of(".");

    private CommandLineRun init(WritableForge forge, String source) {
        return CommandLineRun.of(
                Map.of("T", "made-up"),
                new byte[0],
                "init",
                folder.toString(),
                "--from",
                source,
                "--api",
                forge.address(),
                "--token",
                "env:T");
    }

    @Test
    void thePlanRightAfterIsEmpty() throws IOException {
        try (WritableGitHub github = new WritableGitHub()) {
            assertThat(init(github, "github:acme").code()).isZero();
            String written = Files.readString(folder.resolve("gatehouse.yaml"));
            assertThat(written)
                    .contains("owners: [bob, root]")
                    .contains("outside: [eve]")
                    .contains("ci: write")
                    .contains("# Left out: webhooks of acme/deploy")
                    .doesNotContain("hush")
                    .doesNotContain("made-up");
            CommandLineRun valid = CommandLineRun.of(
                    "baseline", "validate", folder.resolve("gatehouse.yaml").toString());
            assertThat(valid.code()).as(valid.err()).isZero();
            CommandLineRun plan = new Declaration(folder, "github").run(github, "plan", "--exit-code");
            assertThat(plan.out()).isEqualTo("Plan  github:acme · nothing to change\n");
            assertThat(plan.code()).as(plan.err()).isZero();
        }
    }

    @Test
    void thePlanRightAfterIsEmptyOnGitLab() throws IOException {
        try (WritableGitLab gitlab = new WritableGitLab()) {
            assertThat(init(gitlab, "gitlab:acme").code()).isZero();
            assertThat(Files.readString(folder.resolve("gatehouse.yaml")))
                    .contains("owners: [bob, root]")
                    .contains("outside: [eve]")
                    .contains("acme/platform:maintainer")
                    .doesNotContain("hush");
            CommandLineRun plan = new Declaration(folder, "gitlab").run(gitlab, "plan", "--exit-code");
            assertThat(plan.out()).isEqualTo("Plan  gitlab:acme · nothing to change\n");
            assertThat(plan.code()).as(plan.err()).isZero();
        }
    }

    @Test
    void aFileThatIsThereIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("gatehouse.yaml"), "mine");
        try (WritableGitHub github = new WritableGitHub()) {
            assertThat(init(github, "github:acme").code()).isEqualTo(2);
            assertThat(folder.resolve("gatehouse.yaml")).hasContent("mine");
        }
    }

    @Test
    void whatCouldNotBeSeenIsNotDeclared() throws IOException {
        try (WritableGitHub github = new WritableGitHub()) {
            github.hide("/orgs/acme/members");
            assertThat(init(github, "github:acme").code()).isZero();
            assertThat(Files.readString(folder.resolve("gatehouse.yaml")))
                    .contains("# Left out: members and their second factors, not seen whole")
                    .doesNotContain("owners:");
        }
    }
}
