package dev.gatehouse.practices.compliance;

import dev.gatehouse.baseline.policy.RuleSetting;
import dev.gatehouse.model.judgement.FrameworkResult;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.List;

/** The rules of practice 8. */
public final class Compliance {

    private Compliance() {}

    /**
     * What came of the frameworks.
     *
     * @param results one for each framework's rule
     * @param frameworks how much of each could be assessed
     */
    public record Assessment(List<RuleResult> results, List<FrameworkResult> frameworks) {}

    public static List<Rule> rules() {
        return Framework.ALL.stream().map(Framework::rule).toList();
    }

    /**
     * Judges what the other practices show.
     *
     * @param frameworks which to report on
     * @param results of the other eight practices
     */
    public static Assessment assess(List<String> frameworks, List<RuleResult> results, Evidence evidence) {
        List<RuleResult> ruled = new ArrayList<>();
        List<FrameworkResult> coverage = new ArrayList<>();
        for (Framework framework : Framework.ALL) {
            RuleSetting setting =
                    evidence.baseline().rules().get(framework.rule().id());
            boolean off = setting != null && setting.off();
            if (!off && frameworks.contains(framework.catalogue().framework())) {
                Framework.Outcome outcome = framework.assess(results, evidence);
                ruled.add(outcome.result());
                coverage.add(outcome.coverage());
            }
        }
        return new Assessment(ruled, coverage);
    }
}
