package dev.gatehouse.engines.sigma.rule;

import java.util.Locale;
import java.util.Optional;

/** How much a match matters, from the least. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The word of the specification. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> of(String word) {
        for (Level level : values()) {
            if (level.word().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
