package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.List;
import java.util.Optional;

/**
 * Access that was given to someone by name.
 *
 * @param superfluous whether it is about access that a team gives as well, or about administrators outside any team
 */
record DirectGrants(boolean superfluous) implements Check {

    private static final Rule BESIDE_TEAM = Subjects.written("grant-beside-team", FactKind.GRANT, FactKind.TEAM)
            .severity(Severity.LOW)
            .title("Someone has by name what a team gives them")
            .why("When they leave the team they keep it, and nobody expects that.")
            .fix("Take away what they have by name.")
            .written();

    private static final Rule ADMINISTRATOR = Subjects.written("administrator-by-name", FactKind.GRANT, FactKind.TEAM)
            .severity(Severity.MEDIUM, Severity.LOW, Severity.INFO)
            .title("Someone administers a repository by name, not through a team")
            .why("Who is in a team is reviewed; who was once named in a repository is forgotten.")
            .fix("Give it to a team they are in, then take away what they have by name.")
            .written();

    @Override
    public Rule rule() {
        return superfluous ? BESIDE_TEAM : ADMINISTRATOR;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Reach.of(evidence).ways().forEach((repository, ways) -> {
            for (Reach.Way way : ways) {
                if (way.direct() && (superfluous || way.atLeast("admin"))) {
                    judge(repository, way, ways, ruling);
                }
            }
        });
    }

    private void judge(String repository, Reach.Way way, List<Reach.Way> ways, Ruling ruling) {
        Optional<Reach.Way> team = ways.stream()
                .filter(other -> !other.direct() && other.account().equals(way.account()))
                .filter(other -> other.atLeast(way.permission()))
                .findFirst();
        boolean wrong = superfluous == team.isPresent();
        String what = way.account() + " has " + way.permission() + " by name";
        ruling.add(
                wrong ? Verdict.FAIL : Verdict.PASS,
                way.account() + " on " + repository,
                null,
                way.origin().address(),
                Standing.ofWords(repository),
                team.map(other -> what + ", and through team " + other.team()).orElse(what + " alone"));
    }
}
