package dev.gatehouse.cli.sigma;

import dev.gatehouse.engines.sigma.rule.Level;
import dev.gatehouse.model.judgement.Severity;

/** A rule's level as a severity. */
public final class Levels {

    private Levels() {}

    public static Severity severity(Level level) {
        return switch (level) {
            case CRITICAL -> Severity.CRITICAL;
            case HIGH -> Severity.HIGH;
            case MEDIUM -> Severity.MEDIUM;
            case LOW -> Severity.LOW;
            case INFORMATIONAL -> Severity.INFO;
        };
    }
}
