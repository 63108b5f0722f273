package dev.gatehouse.practices.compliance;

import dev.gatehouse.model.judgement.FrameworkResult;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.practices.check.Evidence;
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
        return List.of();
    }

    /**
     * Judges what the other practices show.
     *
     * @param frameworks which to report on
     * @param results of the other eight practices
     */
    public static Assessment assess(List<String> frameworks, List<RuleResult> results, Evidence evidence) {
        return new Assessment(List.of(), List.of());
    }
}
