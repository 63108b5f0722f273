package dev.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.repair.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is planned, why, in which order, and what it does to people. */
class PlannerTest {

    private static final String PEOPLE = """
            people:
              - {name: Root Example, accounts: {github: root}}
              - {name: Ada Example, groups: [platform], accounts: {github: ada}}
              - {name: Bob Example, accounts: {github: bob}, left: 2026-05-03}
            """;

    private static Acme acme() {
        return new Acme()
                .member("root", Member.OWNER)
                .member("ada", Member.MEMBER)
                .repository("acme/deploy");
    }

    private static List<String> lines(Plan plan) {
        return plan.changes().stream()
                .map(c -> c.action() + " " + c.kind().label() + " " + c.target().subject() + " " + c.before() + " "
                        + c.after() + " " + c.reason())
                .toList();
    }

    @Test
    void whatEndedGoes() {
        Plan plan = acme().grant("acme/deploy", "ada", "write").plan(PEOPLE + """
                        repositories:
                          acme/deploy: {members: {Ada Example: {permission: write, until: 2026-05-31}}}
                        """);
        assertThat(lines(plan))
                .containsExactly("REMOVE collaborator ada {permission=write} null it was declared until 2026-05-31");
    }

    @Test
    void whatEndsTodayStays() {
        Plan plan = acme().grant("acme/deploy", "ada", "write").plan(PEOPLE + """
                        repositories:
                          acme/deploy: {members: {Ada Example: {permission: write, until: 2026-06-01}}}
                        """);
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void whoLeftGoesEverywhere() {
        Plan plan = acme().member("bob", Member.MEMBER)
                .team("platform", "bob")
                .grant("acme/deploy", "BOB", "read")
                .plan(PEOPLE);
        assertThat(plan.changes())
                .extracting(c -> c.kind().label())
                .containsExactly("collaborator", "team-member", "member");
        assertThat(plan.changes()).allMatch(c -> c.reason().equals("Bob Example left on 2026-05-03"));
    }

    @Test
    void whatGivesComesBeforeWhatTakes() {
        Plan plan = acme().grant("acme/deploy", "x", "admin").team("platform").plan(PEOPLE + """
                        forges: {github:acme: {teams: {platform: {}}}}
                        repositories: {acme/deploy: {members: {}, teams: {platform: write}}}
                        """);
        assertThat(plan.changes())
                .extracting(Change::action)
                .containsExactly(Change.Action.ADD, Change.Action.ADD, Change.Action.REMOVE);
    }

    @Test
    void saysWhoLosesWhat() {
        Plan plan = acme().member("x", Member.MEMBER)
                .member("y", Member.MEMBER)
                .team("platform", "ada", "x", "y")
                .teamGrant("acme/deploy", "platform", "write")
                .grant("acme/deploy", "y", "read")
                .plan(PEOPLE + "repositories: {acme/deploy: {teams: {}}}");
        assertThat(plan.changes().getFirst().effects())
                .containsExactlyInAnyOrder(
                        "1 person loses write on acme/deploy (read remains): y",
                        "2 people lose write on acme/deploy: Ada Example (ada), x");
    }

    @Test
    void aTeamOfPeopleWhoAreNoMembersIsRefused() {
        assertThatThrownBy(() -> acme().plan(PEOPLE
                        + "forges: {github:acme: {owners: [Root Example], members: [], teams: {platform: {}}}}"))
                .hasMessageContaining("ada is declared in team platform");
    }

    @Test
    void aPlanReadsBack() throws MalformedJson {
        Plan plan = acme().member("bob", Member.MEMBER).plan(PEOPLE);
        PlanFile file = PlanFile.of(
                Acme.AT, "sha256:x", List.of(new PlanFile.Source(Acme.SOURCE, "https://api.github.com")), plan);
        assertThat(PlanFile.read(file.text())).isEqualTo(file);
    }

    @Test
    void aPlanThatWasChangedIsNone() {
        Plan plan = acme().member("bob", Member.MEMBER).plan(PEOPLE);
        String text = PlanFile.of(Acme.AT, "sha256:x", List.of(), plan).text();
        assertThatThrownBy(() -> PlanFile.read(text.replace("bob", "ada")))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("changed after it was written");
    }
}
