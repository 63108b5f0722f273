package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Team;
import dev.gatehouse.model.forge.TeamGrant;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.HashSet;
import java.util.Set;

/**
 * A team that reaches no repository and holds no other team; it is not needed, and may be given something by mistake.
 */
final class TeamWithoutRepositories implements Check {

    private static final Rule RULE = Subjects.written("team-without-repositories", FactKind.TEAM, FactKind.GRANT)
            .severity(Severity.INFO)
            .title("A team reaches no repository")
            .why("A team that nobody uses is filled, and given access, without anyone looking.")
            .fix("Delete it.")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Set<String> used = new HashSet<>();
        for (TeamGrant grant : evidence.facts(TeamGrant.class)) {
            used.add(grant.origin().source() + " " + grant.team());
        }
        for (Team team : evidence.facts(Team.class)) {
            if (team.parent() != null) {
                used.add(team.origin().source() + " " + team.parent());
            }
        }
        for (Team team : evidence.facts(Team.class)) {
            // A group's level on GitLab is no team that someone made.
            if (team.origin().source().startsWith("gitlab:")) {
                continue;
            }
            boolean needed = used.contains(team.origin().source() + " " + team.name());
            ruling.add(
                    needed ? Verdict.PASS : Verdict.FAIL,
                    "team " + team.name() + " of " + team.organization(),
                    null,
                    team.origin().address(),
                    Standing.ORDINARY,
                    needed ? "it is used" : "it reaches nothing");
        }
    }
}
