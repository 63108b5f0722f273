package dev.gatehouse.engines.sigma.rule;

import java.util.Locale;
import java.util.Optional;

/** The correlation types of Sigma 2.1, {@code value_median} of pySigma, and from {@link #FIRST_SEEN} on our own. */
public enum CorrelationType {
    EVENT_COUNT,
    VALUE_COUNT,
    TEMPORAL,
    TEMPORAL_ORDERED,
    VALUE_SUM,
    VALUE_AVG,
    VALUE_PERCENTILE,
    VALUE_MEDIAN,
    /** A value that is new for its group within the timespan. */
    FIRST_SEEN,
    /** Two places so far apart that no one travels so fast. */
    VELOCITY,
    /** An hour of the day at which the group hardly ever acts. */
    RARE_HOUR,
    /** The first rule not followed by the second within the timespan. */
    ABSENCE,
    /** A group that acts again after having been silent for at least the timespan. */
    DORMANT;

    /** The word in a rule. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CorrelationType> of(String word) {
        for (CorrelationType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
