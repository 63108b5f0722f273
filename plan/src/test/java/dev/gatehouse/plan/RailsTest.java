package dev.gatehouse.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.forge.Member;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What no repair may do. */
class RailsTest {

    private static final String PEOPLE = """
            people:
              - {name: Root Example, accounts: {github: root}}
              - {name: Ada Example, accounts: {github: ada}}
              - {name: Emergency, accounts: {github: glass}}
            """;

    private static String subjects(Plan plan) {
        return plan.changes().stream()
                .map(change -> change.action() + " " + change.target().subject())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<String> why(Plan plan) {
        return plan.kept().stream().map(Kept::why).toList();
    }

    private static Change removal(ChangeKind kind, String holder, String subject, Map<String, String> was) {
        return new Change(
                new Target(Acme.SOURCE, kind, holder, subject), new TreeMap<>(was), null, "made up", List.of());
    }

    @Test
    void theLastOwnerStays() {
        Acme acme = new Acme().member("root", Member.MEMBER).member("ada", Member.OWNER);
        Plan plan = acme.plan(PEOPLE + "forges: {github:acme: {owners: [], members: [Root Example, Ada Example]}}");
        assertThat(subjects(plan)).isEmpty();
        assertThat(why(plan)).containsExactly("nobody would own acme any more; declare an owner who is one");
    }

    @Test
    void anOwnerWhoIsOnlyInvitedIsNone() {
        Acme acme = new Acme().member("root", Member.MEMBER).member("bob", Member.OWNER);
        Plan plan = acme.plan(PEOPLE + "forges: {github:acme: {owners: [Ada Example], members: [Root Example]}}");
        assertThat(subjects(plan)).isEqualTo("ADD ada");
    }

    @Test
    void anOwnerGoesWhereAnotherIsThere() {
        Acme acme = new Acme().member("root", Member.OWNER).member("bob", Member.OWNER);
        Plan plan = acme.plan(PEOPLE + "forges: {github:acme: {owners: [Root Example], members: []}}");
        assertThat(subjects(plan)).isEqualTo("REMOVE bob");
    }

    @Test
    void theTokensOwnAccountLosesNothing() {
        Acme acme = new Acme()
                .member("root", Member.OWNER)
                .member("ada", Member.OWNER)
                .team("platform", "root")
                .repository("acme/deploy")
                .grant("acme/deploy", "root", "admin");
        Plan plan = acme.plan(PEOPLE + """
                forges: {github:acme: {owners: [Ada Example], members: [], teams: {platform: {}}}}
                repositories: {acme/deploy: {members: {}}}
                """);
        assertThat(subjects(plan)).isEmpty();
        assertThat(why(plan)).hasSize(3).allMatch(why -> why.startsWith("the token acts as root"));
    }

    @Test
    void theTokensOwnAccountLosesNothingThroughATeam() {
        Acme acme = new Acme()
                .member("root", Member.MEMBER)
                .member("ada", Member.OWNER)
                .team("platform", "root")
                .repository("acme/deploy")
                .teamGrant("acme/deploy", "platform", "admin");
        Plan plan = acme.plan(PEOPLE + "repositories: {acme/deploy: {teams: {platform: read}}}");
        assertThat(subjects(plan)).isEmpty();
        assertThat(why(plan)).containsExactly("the token acts as root, which would lose by it");
    }

    @Test
    void anAccountForEmergenciesIsNeverTouched() {
        Acme acme = new Acme()
                .member("root", Member.OWNER)
                .member("glass", Member.OWNER)
                .repository("acme/deploy")
                .grant("acme/deploy", "glass", "admin");
        Plan plan = acme.plan(PEOPLE + """
                forges: {github:acme: {owners: [Root Example], members: [], breakGlass: [Emergency]}}
                repositories: {acme/deploy: {members: {}}}
                """);
        assertThat(subjects(plan)).isEmpty();
        assertThat(why(plan)).hasSize(2).allMatch(why -> why.contains("never touched"));
    }

    @Test
    void aPlanMadeUpTouchesNoneOfThem() {
        Acme acme = new Acme().member("root", Member.OWNER).member("glass", Member.OWNER);
        Snapshot snapshot = acme.snapshot();
        Baseline baseline = Acme.baseline(PEOPLE + "forges: {github:acme: {breakGlass: [Emergency]}}");
        List<String> broken = Rails.broken(
                baseline,
                Acme.FORGE,
                Inventory.of(snapshot, Acme.SOURCE),
                List.of(
                        removal(ChangeKind.MEMBER, "acme", "root", Map.of("role", "owner")),
                        removal(ChangeKind.MEMBER, "acme", "glass", Map.of("role", "owner"))),
                0);
        assertThat(broken).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"5, 20, true", "6, 20, false", "10, 100, true", "11, 100, false"})
    void noMoreThanATenthOrFiveGoAtOnce(int gone, int there, boolean allowed) {
        Acme acme = new Acme().member("root", Member.OWNER).members(there - 1);
        StringBuilder people = new StringBuilder("people:\n  - {name: Root, accounts: {github: root}}\n");
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < there - 1 - gone; i++) {
            people.append("  - {name: M")
                    .append(i)
                    .append(", accounts: {github: m")
                    .append(i)
                    .append("}}\n");
            members.append(i == 0 ? "M" : ", M").append(i);
        }
        String baseline = people + "forges: {github:acme: {owners: [Root], members: [" + members + "]}}";
        assertThat(acme.broken(baseline, 0).isEmpty()).isEqualTo(allowed);
        assertThat(acme.broken(baseline, gone)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMBER", "TEAM_MEMBER", "TEAM_REPOSITORY", "COLLABORATOR", "DEPLOY_KEY", "INVITATION"})
    void eachKindHasItsOwnCap(ChangeKind kind) {
        List<Change> six = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> removal(kind, "acme/deploy", "x" + i, Map.of()))
                .toList();
        Inventory inventory =
                Inventory.of(new Acme().member("root", Member.OWNER).snapshot(), Acme.SOURCE);
        assertThat(Rails.broken(Acme.baseline(""), Acme.FORGE, inventory, six, 0))
                .singleElement()
                .asString()
                .startsWith("6 of ")
                .contains(kind.plural());
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMBER", "TEAM", "GRANT", "REPOSITORY"})
    void nothingIsPlannedWhereNotAllWasSeen(FactKind kind) {
        Acme acme = new Acme()
                .member("root", Member.OWNER)
                .member("bob", Member.MEMBER)
                .repository("acme/deploy")
                .grant("acme/deploy", "bob", "admin")
                .notSeen(kind);
        Plan plan = acme.plan(PEOPLE + """
                forges: {github:acme: {owners: [Root Example], members: []}}
                repositories: {acme/deploy: {members: {}}}
                """);
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unseen()).singleElement().extracting(Unseen::reason).isEqualTo("a page failed");
    }

    @Test
    void nothingIsPlannedWhereASettingWasNotTold() {
        Plan plan = new Acme()
                .member("root", Member.OWNER)
                .member("bob", Member.MEMBER)
                .setting(OrganizationSetting.BASE_PERMISSION, Told.untold("left out"))
                .plan(
                        PEOPLE
                                + "forges: {github:acme: {members: [], owners: [Root Example], settings: {basePermission: none}}}");
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.isWhole()).isFalse();
    }

    @Test
    void anEmptyBaselineRemovesNobody() {
        Acme acme = new Acme()
                .member("root", Member.OWNER)
                .members(3)
                .team("platform", "m0")
                .repository("acme/deploy")
                .teamGrant("acme/deploy", "platform", "admin")
                .grant("acme/deploy", "m1", "admin");
        assertThat(acme.plan("").changes()).isEmpty();
        assertThat(acme.plan("forges: {github:acme: {}}").changes()).isEmpty();
        assertThat(acme.plan("repositories: {acme/deploy: {}}").changes()).isEmpty();
    }
}
