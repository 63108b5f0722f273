package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.rule.CorrelationRule;
import dev.gatehouse.engines.sigma.state.Operator;
import java.util.List;

/** The operator of each correlation type. */
public final class Operators {

    private Operators() {}

    /**
     * The operator of a rule.
     *
     * @param names for each rule it refers to the words by which it may be called
     * @param once whether a window gives a hit only when its condition begins to hold, not at each occurrence at which
     *     it does, and a rare hour only its first
     */
    public static Operator<?> of(CorrelationRule rule, List<List<String>> names, Locator locator, boolean once) {
        return switch (rule.type()) {
            case EVENT_COUNT,
                    VALUE_COUNT,
                    TEMPORAL,
                    TEMPORAL_ORDERED,
                    VALUE_SUM,
                    VALUE_AVG,
                    VALUE_PERCENTILE,
                    VALUE_MEDIAN -> new WindowOperator(rule, new Figure(rule, names), once);
            case FIRST_SEEN -> new FirstSeenOperator(rule);
            case VELOCITY -> new VelocityOperator(rule, locator);
            case RARE_HOUR -> new RareHourOperator(rule, once);
            case ABSENCE -> new AbsenceOperator(rule.timespan().toMillis());
            case DORMANT -> new DormantOperator(rule.timespan().toMillis());
        };
    }
}
