package dev.gatehouse.cli.sigma;

import dev.gatehouse.engines.sigma.rule.Level;
import dev.gatehouse.model.judgement.Severity;
import org.jspecify.annotations.Nullable;

/** A rule's level as a severity: medium where it has none. */
public final class Levels {

    private Levels() {}

    public static Severity severity(@Nullable Level level) {
        return switch (level) {
            case null -> Severity.MEDIUM;
            case CRITICAL -> Severity.CRITICAL;
            case HIGH -> Severity.HIGH;
            case MEDIUM -> Severity.MEDIUM;
            case LOW -> Severity.LOW;
            case INFORMATIONAL -> Severity.INFO;
        };
    }
}
