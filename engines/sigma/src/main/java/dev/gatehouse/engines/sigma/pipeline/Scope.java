package dev.gatehouse.engines.sigma.pipeline;

import com.google.re2j.Pattern;
import dev.gatehouse.engines.sigma.rule.DetectionRule;
import dev.gatehouse.engines.sigma.rule.LogSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To which rules and fields a transformation applies.
 *
 * @param rules conditions on the rule
 * @param any whether one of them is enough
 * @param notRules whether it applies to the other rules
 * @param fields conditions on the field, all of which have to hold
 */
record Scope(List<RuleCondition> rules, boolean any, boolean notRules, List<FieldCondition> fields) {

    /** A condition on a rule. */
    sealed interface RuleCondition {

        record OfLogSource(LogSource logSource) implements RuleCondition {}

        record Tagged(String tag) implements RuleCondition {}
    }

    /**
     * A condition on a field.
     *
     * @param include whether the field has to be one of them, or must not
     */
    record FieldCondition(boolean include, Set<String> names, List<Pattern> patterns) {

        boolean holds(@Nullable String field) {
            boolean found = field != null
                    && (names.contains(field)
                            || patterns.stream().anyMatch(p -> p.matcher(field).matches()));
            return found == include;
        }
    }

    boolean appliesTo(DetectionRule rule) {
        boolean holds = rules.isEmpty()
                || (any
                        ? rules.stream().anyMatch(c -> holds(c, rule))
                        : rules.stream().allMatch(c -> holds(c, rule)));
        return holds != notRules;
    }

    private static boolean holds(RuleCondition condition, DetectionRule rule) {
        return switch (condition) {
            case RuleCondition.OfLogSource of -> of.logSource().covers(rule.logSource());
            case RuleCondition.Tagged tagged -> rule.metadata().tags().contains(tagged.tag());
        };
    }

    boolean appliesTo(@Nullable String field) {
        return fields.stream().allMatch(c -> c.holds(field));
    }
}
