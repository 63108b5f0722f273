package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.Invitation;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.repositoryaccess.facts.Outcome;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules on who is in an organisation, how they come to what they may do, and whether they use it. */
public final class PeopleRules {

    private static final Duration OPEN = Duration.ofDays(14);

    private static final Subjects<Team> TEAMS =
            Subjects.of(Team.class, FactKind.TEAM, team -> "team " + team.name() + " of " + team.organization());

    private static final Subjects<Invitation> INVITATIONS = Subjects.of(
            Invitation.class, FactKind.INVITATION, each -> "invitation of " + each.invited() + " to " + each.to());

    private static final Subjects<Grant> OUTSIDERS = Subjects.of(
                    Grant.class, FactKind.GRANT, grant -> grant.account() + " on " + grant.repository())
            .where(grant -> grant.through().equals("outside"));

    private PeopleRules() {}

    public static List<Check> checks() {
        return Stream.of(
                        FormerPerson.checks(),
                        List.of(
                                new OwnerCount(true),
                                new OwnerCount(false),
                                new AccountOfNobody(),
                                new UnusedAccount(true),
                                new UnusedAccount(false),
                                new UnusedWrite(),
                                new Administrators(true),
                                new Administrators(false),
                                new DirectGrants(true),
                                new DirectGrants(false),
                                new TeamWithoutRepositories(),
                                outsiderWrites(),
                                invitation(),
                                emptyTeam(),
                                maintainers()))
                .flatMap(List::stream)
                .toList();
    }

    private static Check outsiderWrites() {
        return OUTSIDERS
                .rule("outsider-may-write", Severity.HIGH, Severity.MEDIUM, Severity.LOW)
                .says(
                        "Someone outside the organisation may change a repository",
                        "Its rules on second factors and sign-in bind members; who is outside is often forgotten.",
                        "Take the access away, lower it to read, or make them a member.")
                .judges((grant, _) -> Optional.of(Outcome.of(
                        grant.account() + " on " + grant.repository(),
                        grant.permission().equals("read") || grant.permission().equals("triage"),
                        grant.account() + ", no member, has " + grant.permission() + " on " + grant.repository())));
    }

    private static Check invitation() {
        return INVITATIONS
                .rule("invitation-left-open", Severity.LOW)
                .says(
                        "An invitation has been open for more than two weeks",
                        "Whoever gets hold of the mailbox comes in.",
                        "Withdraw it.")
                .judges((each, at) -> Optional.of(Outcome.of(
                        INVITATIONS.name().apply(each),
                        each.created(),
                        made -> made.plus(OPEN).isAfter(at),
                        "it has been open for more than two weeks")));
    }

    private static Check emptyTeam() {
        return TEAMS.rule("team-without-members", Severity.INFO)
                .says(
                        "A team has no members",
                        "Nobody answers for what it may do, and whoever is added gets it unseen.",
                        "Delete it.")
                .judges((team, _) -> Optional.of(
                        Outcome.of(TEAMS.name().apply(team), !team.members().isEmpty(), "nobody is in it")));
    }

    private static Check maintainers() {
        return TEAMS.where(team -> team.members().size() > 10)
                .rule("team-too-many-maintainers", Severity.LOW)
                .says(
                        "Many may add others to a team",
                        "Each of them gives away what the team may do, without anyone's leave.",
                        "Leave it to two or three.")
                .judges((team, _) -> Optional.of(Outcome.of(
                        TEAMS.name().apply(team),
                        team.maintainers().size() <= 10,
                        team.maintainers().size() + " people may add others")));
    }
}
