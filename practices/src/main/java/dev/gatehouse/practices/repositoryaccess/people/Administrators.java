package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.List;
import java.util.TreeSet;

/**
 * How many administer a repository besides the organisation's owners.
 *
 * @param many whether it is about too many, or about none at all
 */
record Administrators(boolean many) implements Check {

    private static final int MOST = 3;

    private static final Rule TOO_MANY = Subjects.written(
                    "repository-too-many-administrators", FactKind.GRANT, FactKind.TEAM, FactKind.REPOSITORY)
            .severity(Severity.MEDIUM, Severity.LOW, Severity.INFO)
            .title("More than three people administer a repository")
            .why("Each of them may take its protection off.")
            .fix("Give most of them maintain or write.")
            .written();

    private static final Rule NONE = Subjects.written(
                    "repository-without-administrator", FactKind.GRANT, FactKind.TEAM, FactKind.REPOSITORY)
            .severity(Severity.INFO)
            .title("Fewer than two people administer a repository")
            .why("Nobody answers for it but the organisation's owners, who don't know it.")
            .fix("Give the team that owns it admin or maintain.")
            .written();

    @Override
    public Rule rule() {
        return many ? TOO_MANY : NONE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (Repository repository : evidence.facts(Repository.class)) {
            if (repository.archived()) {
                continue;
            }
            TreeSet<String> administrators = new TreeSet<>();
            for (Reach.Way way : Reach.of(evidence).ways().getOrDefault(repository.name(), List.of())) {
                if (way.atLeast("admin")) {
                    administrators.add(way.account());
                }
            }
            int count = administrators.size();
            ruling.add(
                    (many ? count <= MOST : count >= 2) ? Verdict.PASS : Verdict.FAIL,
                    "repository " + repository.name(),
                    null,
                    repository.origin().address(),
                    Standing.ofWords(repository.name()),
                    count == 1 ? "1 administrator" : count + " administrators");
        }
    }
}
