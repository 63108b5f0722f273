package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Invitation;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rules on who is in an organisation, and how they come to what they may do. */
final class PeopleRules {

    private static final Duration OPEN = Duration.ofDays(14);

    private PeopleRules() {}

    static List<Check> checks() {
        return List.of(
                new OwnerCount(true),
                new OwnerCount(false),
                new FormerMember(),
                outsiderWrites(),
                invitation(),
                emptyTeam());
    }

    private static Check outsiderWrites() {
        return new FactCheck<>(
                ForgeRules.rule("outsider-may-write", FactKind.GRANT)
                        .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
                        .title("Someone outside the organisation may change a repository")
                        .why("Its rules on second factors and sign-in bind members; who is outside is often forgotten.")
                        .fix("Take the access away, lower it to read, or make them a member.")
                        .written(),
                Grant.class,
                (grant, _) -> grant.through().equals("outside")
                        ? Optional.of(Outcome.of(
                                grant.account() + " on " + grant.repository(),
                                grant.permission().equals("read")
                                        || grant.permission().equals("triage"),
                                grant.account() + ", no member, has " + grant.permission() + " on "
                                        + grant.repository()))
                        : Outcome.none());
    }

    private static Check invitation() {
        return new FactCheck<>(
                ForgeRules.rule("invitation-left-open", FactKind.INVITATION)
                        .severity(Severity.LOW)
                        .title("An invitation has been open for more than two weeks")
                        .why("Whoever gets hold of the mailbox comes in.")
                        .fix("Withdraw it.")
                        .written(),
                Invitation.class,
                (each, at) -> Optional.of(Outcome.of(
                        "invitation of " + each.invited() + " to " + each.to(),
                        each.created(),
                        made -> made.plus(OPEN).isAfter(at),
                        "it has been open for more than two weeks")));
    }

    private static Check emptyTeam() {
        return new FactCheck<>(
                ForgeRules.rule("team-without-members", FactKind.TEAM)
                        .severity(Severity.INFO)
                        .title("A team has no members")
                        .why("Nobody answers for what it may do, and whoever is added gets it unseen.")
                        .fix("Delete it.")
                        .written(),
                Team.class,
                (team, _) -> Optional.of(Outcome.of(
                        "team " + team.name() + " of " + team.organization(),
                        !team.members().isEmpty(),
                        "nobody is in it")));
    }
}
