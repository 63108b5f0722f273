package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code access explain} against a forge on this machine. */
class ExplainedAccessTest {

    private static CommandLineRun explain(FakeForge github, String... more) {
        String[] call = new String[more.length + 8];
        System.arraycopy(new String[] {"access", "explain"}, 0, call, 0, 2);
        System.arraycopy(more, 0, call, 2, more.length);
        System.arraycopy(
                new String[] {"--source", "github:acme", "--api", github.address(), "--token", "env:T"},
                0,
                call,
                2 + more.length,
                6);
        return CommandLineRun.of(Map.of("T", "made-up"), new byte[0], call);
    }

    @Test
    void namesEveryWay() {
        try (FakeForge github = GitHubAnswers.forge()) {
            CommandLineRun run = explain(github, "ada", "acme/deploy");
            assertThat(run.out()).isEqualTo("""
                    ada on acme/deploy: admin
                      admin  owner of acme (github:acme)
                      write  base permission of acme (github:acme)
                    """);
            assertThat(run.code()).isZero();
        }
    }

    @Test
    void knowsPeopleByTheBaseline(@TempDir Path folder) throws java.io.IOException {
        Path baseline = Files.writeString(folder.resolve("gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                people: [{name: Eve Example, accounts: {github: eve}}]
                """);
        try (FakeForge github = GitHubAnswers.forge()) {
            CommandLineRun run = explain(github, "Eve Example", "acme/deploy", "--baseline", baseline.toString());
            assertThat(run.out()).contains("admin  collaborator from outside (github:acme)");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "eve, maintain  collaborator (gitlab:acme)",
        "fay, write  team acme/platform:developer (gitlab:acme)",
        "gus, maintain  team partners:maintainer (gitlab:acme)",
        "ada, admin  owner of acme (gitlab:acme)"
    })
    void followsNestedAndInvitedGroupsOfGitLab(String account, String way) {
        try (FakeForge gitlab = GitLabAnswers.forge()) {
            CommandLineRun run = CommandLineRun.of(
                    Map.of("T", "made-up"),
                    new byte[0],
                    "access",
                    "explain",
                    account,
                    "acme/platform/deploy",
                    "--source",
                    "gitlab:acme",
                    "--api",
                    gitlab.address(),
                    "--token",
                    "env:T");
            assertThat(run.out()).contains(way);
            assertThat(run.code()).as(run.err()).isZero();
        }
    }

    @Test
    void saysThatThereIsNone() {
        try (FakeForge github = GitHubAnswers.forge()) {
            CommandLineRun run = explain(github, "nobody", "acme/deploy");
            assertThat(run.out()).isEqualTo("nobody on acme/deploy: no access seen\n");
            assertThat(run.code()).isEqualTo(1);
        }
    }

    @Test
    void saysNoneOnlyWhereAllWasSeen() {
        try (FakeForge github = GitHubAnswers.forge()) {
            github.spoil("/repos/acme/deploy/collaborators?affiliation=direct", FakeForge.Fault.FORBIDDEN);
            CommandLineRun run = explain(github, "nobody", "acme/deploy");
            assertThat(run.out()).contains("not seen  who has access to which repository of github:acme");
            assertThat(run.code()).isEqualTo(3);
        }
    }
}
