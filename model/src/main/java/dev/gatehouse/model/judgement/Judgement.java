package dev.gatehouse.model.judgement;

import dev.gatehouse.model.Snapshot;
import java.util.List;

/**
 * What was judged in one run.
 *
 * @param snapshot what it was judged from
 * @param rules every rule that was asked, in the order of the practices, then by id
 * @param frameworks in the order of their names
 */
public record Judgement(Snapshot snapshot, List<RuleResult> rules, List<FrameworkResult> frameworks) {

    public Judgement {
        rules = List.copyOf(rules);
        frameworks = List.copyOf(frameworks);
    }

    /** All findings, sorted by practice, rule, place and subject. */
    public List<Finding> findings() {
        return rules.stream().flatMap(r -> r.findings().stream()).toList();
    }

    public List<RuleResult> rules(Practice practice) {
        return rules.stream().filter(r -> r.rule().practice() == practice).toList();
    }
}
