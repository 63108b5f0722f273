package dev.gatehouse.model.judgement;

import java.util.List;

/**
 * What came of one rule over all its subjects.
 *
 * @param verdict FAIL if any subject fails, else UNKNOWN if any is unknown, else WAIVED if any is waived, else PASS if
 *     any passes, else NOT_APPLICABLE
 * @param findings sorted
 */
public record RuleResult(Rule rule, Verdict verdict, List<Finding> findings) {

    public RuleResult {
        findings = findings.stream().sorted().toList();
    }

    public static RuleResult of(Rule rule, List<Finding> findings) {
        Verdict verdict = Verdict.NOT_APPLICABLE;
        for (Verdict candidate : List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED, Verdict.PASS)) {
            if (findings.stream().anyMatch(f -> f.verdict() == candidate)) {
                verdict = candidate;
                break;
            }
        }
        return new RuleResult(rule, verdict, findings);
    }
}
