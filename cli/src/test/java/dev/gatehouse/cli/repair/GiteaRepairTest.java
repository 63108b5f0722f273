package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, apply, observe and undo on Gitea, over the real transport; {@link RealGiteaRepairTest} asks a real one. */
class GiteaRepairTest {

    private static final String DECLARED = """
            people:
              - {name: Root Example, accounts: {gitea: root}}
              - {name: Ada Example, groups: [platform], accounts: {gitea: ada}}
              - {name: Bob Example, accounts: {gitea: bob}, left: 2026-05-03}
              - {name: Cy Example, groups: [platform, security], accounts: {gitea: cy}}
            forges:
              gitea:acme:
                owners: [Root Example, Ada Example]
                members: [Cy Example]
                teams: {platform: {}, security: {}}
            repositories:
              acme/deploy:
                teams: {platform: read, security: admin}
                members: {Cy Example: write}
                keys: {ci: read}
                hooks: []
                protections: {main: {reviews: 2, signedCommits: true, noDirectPush: true, bindsEveryone: true}}
            """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void reachesTheBaselineAndGoesBack() {
        Declaration acme = Declaration.of(folder, "gitea", DECLARED);
        try (WritableGitea gitea = new WritableGitea()) {
            String before = gitea.state();
            CommandLineRun planned = acme.plan(gitea);
            assertThat(planned.code()).as(planned.out() + planned.err()).isZero();
            assertThat(acme.planText()).doesNotContain("hush").doesNotContain("made-up");
            CommandLineRun applied = acme.apply(gitea, "--allow-deletes");
            assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
            assertThat(gitea.teams).doesNotContainKey("old").containsKey("security");
            assertThat(acme.run(gitea, "plan").out()).startsWith("Plan  gitea:acme · nothing to change");

            String id = applied.out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
            CommandLineRun undone = acme.run(gitea, "undo", id);
            assertThat(undone.code()).as(undone.out() + undone.err()).isZero();
            assertThat(gitea.state()).isEqualTo(before);
        }
    }

    @Test
    void goesOnAfterFailuresByChance() {
        Declaration acme = Declaration.of(folder, "gitea", DECLARED);
        try (WritableGitea gitea = new WritableGitea()) {
            acme.plan(gitea);
            gitea.limit(3);
            gitea.failAtRandom(3);
            CommandLineRun applied = acme.apply(gitea, "--allow-deletes");
            for (int attempts = 0; applied.code() != 0 && attempts < 20; attempts++) {
                applied = acme.apply(gitea, "--allow-deletes");
            }
            gitea.failNoMore();
            assertThat(applied.code()).as(applied.err()).isZero();
            assertThat(acme.run(gitea, "plan").out()).startsWith("Plan  gitea:acme · nothing to change");
        }
    }
}
