package dev.gatehouse.practices.repositoryaccess.people;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.RepositoryUse;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Someone who may change a repository and has not done so as far back as the forge tells: reading would be enough. Of
 * whoever did, writing is; whether more is needed only an audit log could say.
 */
final class UnusedWrite implements Check {

    private static final Rule RULE = Subjects.written(
                    "write-unused", FactKind.ACCOUNT_USE, FactKind.GRANT, FactKind.TEAM)
            .severity(Severity.MEDIUM, Severity.LOW, Severity.INFO)
            .title("Someone may change a repository, and doesn't")
            .why("What an account may do and never does is of use only to whoever steals it.")
            .fix("Lower the access to read; it can be given again when it is needed.")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Map<String, List<Reach.Way>> ways = Reach.of(evidence).ways();
        for (RepositoryUse use : evidence.facts(RepositoryUse.class)) {
            Set<String> judged = new HashSet<>();
            for (Reach.Way way : ways.getOrDefault(use.repository(), List.of())) {
                if (!way.atLeast("write") || !judged.add(way.account())) {
                    continue;
                }
                boolean used = use.lastWrites().containsKey(way.account());
                ruling.add(
                        used ? Verdict.PASS : Verdict.FAIL,
                        way.account() + " on " + use.repository(),
                        null,
                        use.origin().address(),
                        Standing.ofWords(use.repository()),
                        used
                                ? "they changed it lately"
                                : way.account() + " has " + way.permission()
                                        + (way.direct() ? "" : " through team " + way.team())
                                        + " and has changed nothing in "
                                        + use.window().toDays()
                                        + " days: read would do");
            }
        }
    }
}
