package dev.gatehouse.report.digest;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Verdict;
import java.util.List;

/**
 * The rules of a practice that could be asked; those that need facts of which nothing at all was observed are only
 * counted, since one line says what would show them. Where none could be asked, all count as they are.
 *
 * @param unasked how many rules nothing was observed for
 */
public record Asked(List<RuleResult> results, int unasked) {

    public static Asked of(Judgement judgement, Practice practice) {
        List<RuleResult> all = judgement.rules(practice);
        List<RuleResult> asked =
                all.stream().filter(result -> !unseen(judgement, result)).toList();
        boolean any = asked.stream().anyMatch(result -> result.verdict() != Verdict.NOT_APPLICABLE);
        return any ? new Asked(asked, all.size() - asked.size()) : new Asked(all, 0);
    }

    private static boolean unseen(Judgement judgement, RuleResult result) {
        return result.verdict() == Verdict.UNKNOWN
                && result.rule().needs().stream().anyMatch(kind -> nothingSeen(judgement, kind));
    }

    private static boolean nothingSeen(Judgement judgement, FactKind kind) {
        return judgement.snapshot().coverage().stream()
                .noneMatch(coverage -> coverage.kind() == kind && coverage.state() != Coverage.State.MISSING);
    }

    /** What to say of those that were not asked; empty where there is none. */
    public String note() {
        return unasked == 0 ? "" : unasked + " not seen";
    }
}
