package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import dev.gatehouse.plan.Plan;
import dev.gatehouse.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that someone made up, that are old, or that meet a forge which says no. */
class HostilePlansTest {

    private static final String PEOPLE = """
            people:
              - {name: Root Example, accounts: {github: root}}
              - {name: Bob Example, accounts: {github: bob}}
            """;
    private static final String DECLARED = PEOPLE + """
            repositories:
              acme/deploy: {members: {Bob Example: read}, keys: {ci: read}}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private static void refused(CommandLineRun run, int code, String why) {
        assertThat(run.err()).contains(why);
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void aPlanWithAChangedLetterIsRefused() throws IOException {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            Files.writeString(acme.plan(), acme.planText().replace("eve", "cy2"));
            refused(acme.apply(github, "--allow-deletes"), 2, "a plan that was changed after it was written");
            assertThat(github.writes()).isEmpty();
        }
    }

    @Test
    void aPlanMadeUpWithItsOwnDigestDoesNothingThatIsNotDeclared() throws IOException, MalformedJson {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            PlanFile real = PlanFile.read(acme.planText());
            List<Change> changes = new ArrayList<>(real.plan().changes());
            changes.add(new Change(
                    new Target("github:acme", ChangeKind.MEMBER, "acme", "ada"),
                    new TreeMap<>(Map.of("role", "member")),
                    new TreeMap<>(Map.of("role", "owner")),
                    "because",
                    List.of()));
            PlanFile forged = PlanFile.of(
                    real.at(), real.baseline(), real.sources(), new Plan(changes, List.of(), List.of(), List.of()));
            Files.writeString(acme.plan(), forged.text());
            refused(acme.apply(github, "--allow-deletes"), 3, "it is not asked for any more, and not done");
            assertThat(github.writes()).isEmpty();
        }
    }

    @Test
    void aPlanOfAnotherServerIsRefused() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub one = new WritableGitHub();
                WritableGitHub other = new WritableGitHub()) {
            acme.plan(one);
            refused(acme.apply(other, "--allow-deletes"), 2, "which is not named here");
            assertThat(other.writes()).isEmpty();
        }
    }

    @Test
    void anOldPlanIsRefused() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            github.repositories.get("acme/deploy").collaborators.put("eve", "push");
            refused(acme.apply(github, "--allow-deletes"), 3, "what the plan was made from no longer holds");
            assertThat(github.writes()).isEmpty();
        }
    }

    @Test
    void aPlanOfAnotherBaselineIsRefused() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            Declaration.of(folder, "github", PEOPLE + "repositories: {acme/deploy: {keys: {ci: write}}}\n");
            refused(acme.apply(github, "--allow-deletes"), 3, "the baseline is another one");
            assertThat(github.writes()).isEmpty();
        }
    }

    @Test
    void nothingIsTakenAwayUnasked() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            refused(acme.apply(github), 3, "held back - collaborator eve of acme/deploy");
            assertThat(github.repositories.get("acme/deploy").collaborators).containsKey("eve");
        }
    }

    @Test
    void aRefusalInTheMiddleStopsItAndSaysWhatIsLeft() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            github.refuse("DELETE /repos/acme/deploy/collaborators/cy");
            CommandLineRun stopped = acme.apply(github, "--allow-deletes");
            refused(stopped, 3, "answered 403: Must have admin rights");
            assertThat(stopped.err()).contains("not done  - collaborator eve of acme/deploy: admin");
            assertThat(stopped.out()).contains("done      ~ deploy-key ci of acme/deploy: write → read");
            assertThat(github.repositories.get("acme/deploy").collaborators).containsKeys("cy", "eve");

            github.refuseNoMore();
            CommandLineRun again = acme.apply(github, "--allow-deletes");
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(acme.run(github, "plan").out()).contains("nothing to change");
        }
    }

    @Test
    void tooManyAtOnceAreRefused() {
        Declaration acme = Declaration.of(folder, "github", PEOPLE + "repositories: {acme/deploy: {members: {}}}\n");
        try (WritableGitHub github = new WritableGitHub()) {
            for (int i = 0; i < 6; i++) {
                github.repositories.get("acme/deploy").collaborators.put("x" + i, "pull");
            }
            assertThat(acme.plan(github).out()).contains("Apply would refuse this");
            refused(acme.apply(github, "--allow-deletes"), 3, "8 of 8 collaborators of github:acme would go");
            assertThat(github.writes()).isEmpty();
            assertThat(acme.apply(github, "--allow-deletes", "--max-removals", "8")
                            .code())
                    .isZero();
        }
    }

    @Test
    void anEmptyBaselineChangesNothing() {
        Declaration acme = Declaration.of(folder, "github", "");
        try (WritableGitHub github = new WritableGitHub()) {
            assertThat(acme.plan(github).out()).contains("nothing to change");
            assertThat(acme.apply(github, "--allow-deletes").code()).isZero();
            assertThat(github.writes()).isEmpty();
        }
    }

    @Test
    void aListingThatFailsPlansNothing() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            github.hide("/repos/acme/deploy/collaborators");
            CommandLineRun planned = acme.plan(github);
            assertThat(planned.out()).contains("Not seen, so nothing of it is planned");
            assertThat(planned.code()).isEqualTo(3);
        }
    }

    @Test
    void namesMoveNoCursor() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            github.repositories.get("acme/deploy").keys.get("2").put("title", "evil\u001b[2J\u202Etxt\r\nAll is well");
            CommandLineRun planned = acme.plan(github);
            assertThat(planned.out()).doesNotContain("\u001b", "\u202E", "\r").contains("evil");
            CommandLineRun applied = acme.apply(github, "--allow-deletes");
            assertThat(applied.code()).as(applied.err()).isZero();
            assertThat(applied.out()).doesNotContain("\u001b", "\u202E", "\nAll is well");
        }
    }

    @Test
    void anOutFileThatIsAFolderIsRefusedBeforeAnythingIsAsked() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            refused(acme.run(github, "plan", "--out", folder.toString()), 2, "is a folder");
            refused(
                    acme.run(
                            github,
                            "plan",
                            "--out",
                            folder.resolve("no/plan.json").toString()),
                    2,
                    "can't write");
        }
    }

    @Test
    void anIdThatIsAPathFindsNothing() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            refused(acme.run(github, "undo", "../plan"), 2, "no run can have the id ../plan");
        }
    }

    @Test
    void anUndoStopsWhereSomebodyChangedItSince() {
        Declaration acme = Declaration.of(folder, "github", DECLARED);
        try (WritableGitHub github = new WritableGitHub()) {
            acme.plan(github);
            CommandLineRun applied = acme.apply(github, "--allow-deletes");
            String id = applied.out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
            github.repositories.get("acme/deploy").collaborators.put("eve", "pull");
            int before = github.writes().size();
            refused(acme.run(github, "undo", id), 3, "somebody changed it since: - collaborator eve");
            assertThat(github.writes()).hasSize(before);
        }
    }
}
