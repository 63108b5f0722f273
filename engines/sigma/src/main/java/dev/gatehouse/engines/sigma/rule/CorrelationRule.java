package dev.gatehouse.engines.sigma.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule about events that other rules match.
 *
 * @param rules the ids or names it refers to, in order
 * @param groupBy fields or aliases whose values have to be the same
 * @param aliases for each alias the field that stands for it in the events of each rule
 * @param timespan how far apart the events may lie
 * @param condition what the count, sum or other figure has to pass
 * @param expression over the referred rules, instead of the condition of a {@code temporal}
 * @param fields whose values are counted, added up or compared
 * @param percentile the rank whose value is compared, 0 to 100; without one the rank itself is
 * @param history how much must be known of a subject before it is judged
 * @param generate whether the rules it refers to give results of their own too
 */
public record CorrelationRule(
        Metadata metadata,
        CorrelationType type,
        List<FilterRule.Reference> rules,
        List<String> groupBy,
        Map<String, Map<String, String>> aliases,
        Duration timespan,
        Threshold condition,
        @Nullable Condition expression,
        List<String> fields,
        @Nullable BigDecimal percentile,
        History history,
        boolean generate)
        implements Rule {

    public CorrelationRule {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        aliases = Map.copyOf(aliases);
        fields = List.copyOf(fields);
    }

    /**
     * What must be known of a subject before it is judged.
     *
     * @param learning how long the subject has to be known
     * @param events how many events of it
     */
    public record History(Duration learning, long events) {

        public static final History NONE = new History(Duration.ZERO, 0);
    }
}
