package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gatehouse.cli.CommandLineRun;
import dev.gatehouse.cli.ledger.PublishedEntries;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.ledger.EntryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plan, apply, observe and undo, over the real transport. */
class RepairStoryTest {

    static final String DECLARED = """
            people:
              - {name: Root Example, accounts: {github: root}}
              - {name: Ada Example, groups: [platform], accounts: {github: ada}}
              - {name: Bob Example, accounts: {github: bob}, left: 2026-05-03}
              - {name: Cy Example, groups: [platform], accounts: {github: cy}}
              - {name: Fay Example, accounts: {github: fay}}
            forges:
              github:acme:
                owners: [Root Example, Ada Example]
                members: [Cy Example, Fay Example]
                outside: []
                teams: {platform: {maintainers: [Cy Example]}, security: {people: [Ada Example]}}
                settings:
                  basePermission: read
                  workflowToken: read
                  actionsPinned: true
                  twoFactorRequired: true
            repositories:
              acme/deploy:
                teams: {platform: write, security: admin}
                members: {Cy Example: write}
                keys: {ci: read}
                hooks: [ci.example.com]
                settings: {pushProtection: true, workflowToken: read, dependencyAlerts: true}
                protections: {main: {reviews: 2, signedCommits: true, bindsEveryone: true, noForcePush: true}}
            """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void reachesTheBaselineAndGoesBack() throws IOException {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            String before = github.state();
            CommandLineRun planned = acme.plan(github);
            assertThat(planned.out())
                    .contains("~ organization-setting basePermission of acme: write → read")
                    .contains("1 person loses admin on acme/deploy: eve")
                    .contains("Tick \"Require two-factor authentication for everyone in the acme organization\"");
            assertThat(planned.code()).as(planned.err()).isZero();
            assertThat(github.writes()).isEmpty();
            assertThat(acme.planText()).doesNotContain("hush").doesNotContain("made-up");
            assertThat(faults(acme.planText())).isEmpty();

            CommandLineRun applied = acme.apply(github, "--allow-deletes");
            assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
            assertThat(github.members).doesNotContainKeys("bob", "guest").containsEntry("ada", "admin");
            assertThat(github.state()).isNotEqualTo(before);

            CommandLineRun again = acme.run(github, "plan");
            assertThat(again.out()).startsWith("Plan  github:acme · nothing to change");
            assertThat(again.out()).contains("fay: they are invited, and have not accepted yet");

            String id = applied.out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
            CommandLineRun undone = acme.run(github, "undo", id);
            assertThat(undone.code()).as(undone.out() + undone.err()).isZero();
            github.invitations
                    .values()
                    .forEach(each -> github.members.put(
                            each.get("login").asString(), each.get("role").asString()));
            github.repositories
                    .get("acme/deploy")
                    .invitations
                    .values()
                    .forEach(each -> github.repositories
                            .get("acme/deploy")
                            .collaborators
                            .put(each.get("invitee").get("login").asString(), "admin"));
            assertThat(github.state()).isEqualTo(before);
        }
    }

    @Test
    void goesOnAfterFailuresByChance() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            github.limit(3);
            github.failAtRandom(7);
            CommandLineRun applied = acme.apply(github, "--allow-deletes");
            for (int attempts = 0; applied.code() != 0 && attempts < 20; attempts++) {
                applied = acme.apply(github, "--allow-deletes");
            }
            github.failNoMore();
            assertThat(applied.code()).as(applied.err()).isZero();
            assertThat(acme.run(github, "plan").out()).startsWith("Plan  github:acme · nothing to change");
        }
    }

    @Test
    void goesIntoTheLedger() throws IOException, MalformedLog {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        String ledger = folder.resolve("ledger").toString();
        assertThat(CommandLineRun.of("ledger", "init", "--origin", "example.com/ledger", "--ledger", ledger)
                        .code())
                .isZero();
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            github.refuse("DELETE /repos/acme/deploy/collaborators/eve");
            assertThat(acme.apply(github, "--allow-deletes", "--ledger", ledger).code())
                    .isEqualTo(3);
            String shown = CommandLineRun.of("ledger", "show", "--ledger", ledger, "--format", "json")
                    .out();
            assertThat(shown).contains("\"plan\"", "\"apply\"", "stopped: ", "sha256:");
            assertThat(CommandLineRun.of("ledger", "verify", "--ledger", ledger).code())
                    .isZero();
            assertThat(PublishedEntries.kinds(Path.of(ledger))).contains(EntryKind.PLAN, EntryKind.APPLY);
        }
    }

    private static List<?> faults(String plan) throws IOException {
        String schema = Files.readString(Path.of("..", "docs", "schema", "plan-v1.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(plan, InputFormat.JSON);
    }
}
