package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, apply, observe and undo on GitLab, over the real transport. */
class GitLabRepairTest {

    static final String DECLARED = """
            people:
              - {name: Root Example, accounts: {gitlab: root}}
              - {name: Ada Example, groups: ["acme/platform:maintainer"], accounts: {gitlab: ada}}
              - {name: Bob Example, accounts: {gitlab: bob}, left: 2026-05-03}
              - {name: Cy Example, groups: ["acme/platform:developer"], accounts: {gitlab: cy}}
              - {name: Dee Example, groups: ["acme/security:developer"], accounts: {gitlab: dee}}
            forges:
              gitlab:acme:
                owners: [Root Example, Ada Example]
                members: [Cy Example, Dee Example]
                outside: []
                teams: {"acme/platform:maintainer": {}, "acme/platform:developer": {}, "acme/security:developer": {}}
                settings: {twoFactorRequired: true, twoFactorGraceHours: 24, shareOutside: false, newBranches: protected}
            repositories:
              acme/deploy:
                teams: {"partners:maintainer": write, "partners:developer": write}
                members: {Cy Example: maintain}
                keys: {ci: read}
                hooks: [ci.example.com]
                settings: {selfApproval: false, jobTokenLimited: true, tagsProtected: true, secretsRefusedOnPush: true}
                protections:
                  main: {reviews: 2, signedCommits: true, noDirectPush: true, noForcePush: true, linearHistory: true}
              acme/platform/tools:
                protections: {main: {noForcePush: true, conversationsResolved: true}}
            """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void reachesTheBaselineAndGoesBack() {
        Declaration acme = Declaration.of(folder, "gitlab", DECLARED);
        try (WritableGitLab gitlab = new WritableGitLab()) {
            String before = gitlab.state();
            CommandLineRun planned = acme.plan(gitlab);
            assertThat(planned.code()).as(planned.out() + planned.err()).isZero();
            assertThat(planned.out())
                    .contains("1 person loses maintain on acme/platform/tools (write remains): Cy Example (cy)")
                    .contains("/acme/deploy/-/hooks/6/edit")
                    .doesNotContain("hush");
            assertThat(gitlab.writes()).isEmpty();

            CommandLineRun applied = acme.apply(gitlab, "--allow-deletes");
            assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
            assertThat(gitlab.members.get("acme"))
                    .containsOnlyKeys("root", "ada")
                    .containsEntry("ada", 50);
            assertThat(gitlab.members.get("acme/platform")).isEqualTo(Map.of("ada", 40, "cy", 30));
            assertThat(acme.run(gitlab, "plan").out()).startsWith("Plan  gitlab:acme · nothing to change");

            String id = applied.out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
            CommandLineRun undone = acme.run(gitlab, "undo", id);
            assertThat(undone.code()).as(undone.out() + undone.err()).isZero();
            assertThat(gitlab.state()).isEqualTo(before);
        }
    }

    @Test
    void goesOnAfterFailuresByChance() {
        Declaration acme = Declaration.of(folder, "gitlab", DECLARED);
        try (WritableGitLab gitlab = new WritableGitLab()) {
            acme.plan(gitlab);
            gitlab.limit(3);
            gitlab.failAtRandom(5);
            CommandLineRun applied = acme.apply(gitlab, "--allow-deletes");
            for (int attempts = 0; applied.code() != 0 && attempts < 20; attempts++) {
                applied = acme.apply(gitlab, "--allow-deletes");
            }
            gitlab.failNoMore();
            assertThat(applied.code()).as(applied.err()).isZero();
            assertThat(acme.run(gitlab, "plan").out()).startsWith("Plan  gitlab:acme · nothing to change");
        }
    }
}
