package dev.gatehouse.cli.logs.query;

import dev.gatehouse.baseline.policy.Wildcard;
import java.util.Locale;

/** A pattern in which {@code *} stands for any run of characters; case does not matter. Linear in text times stars. */
public record Glob(String pattern) {

    public Glob {
        pattern = pattern.toLowerCase(Locale.ROOT);
    }

    /** Whether a whole text is like it. */
    public boolean matches(String text) {
        return Wildcard.matches(pattern, text.toLowerCase(Locale.ROOT));
    }
}
