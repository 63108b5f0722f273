package dev.gatehouse.report.digest;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * A rule that fails, with the places where it does.
 *
 * @param severity the worst of its places
 * @param places the worst first, at least one
 */
public record FailingRule(Rule rule, Severity severity, List<Finding> places) {

    private static final Comparator<FailingRule> WORST_FIRST = Comparator.comparing(FailingRule::severity)
            .thenComparingInt(rule -> -rule.places().size())
            .thenComparing(FailingRule::rule);

    /** All of them but those of compliance, which follow from the others. */
    public static List<FailingRule> worstFirst(Judgement judgement) {
        return judgement.rules().stream()
                .filter(r -> r.verdict() == Verdict.FAIL && r.rule().practice() != Practice.COMPLIANCE)
                .map(FailingRule::of)
                .sorted(WORST_FIRST)
                .toList();
    }

    private static FailingRule of(RuleResult result) {
        List<Finding> places = result.findings().stream()
                .filter(f -> f.verdict() == Verdict.FAIL)
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Comparator.naturalOrder()))
                .toList();
        return new FailingRule(result.rule(), places.getFirst().severity(), places);
    }
}
