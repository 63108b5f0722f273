package dev.gatehouse.engines.sigma.rule;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which logs a rule is about, or where an event comes from. Attributes are in lower case; one that is null says
 * nothing.
 */
public record LogSource(
        @Nullable String category,
        @Nullable String product,
        @Nullable String service) {

    /** Says nothing. */
    public static final LogSource ANY = new LogSource(null, null, null);

    public LogSource {
        category = lower(category);
        product = lower(product);
        service = lower(service);
    }

    private static @Nullable String lower(@Nullable String attribute) {
        return attribute == null || attribute.isBlank()
                ? null
                : attribute.trim().toLowerCase(Locale.ROOT);
    }

    /** Whether no attribute is named by both with different values. */
    public boolean agreesWith(LogSource other) {
        return agree(category, other.category) && agree(product, other.product) && agree(service, other.service);
    }

    private static boolean agree(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    /** Whether everything this names is the same in the other. */
    public boolean covers(LogSource other) {
        return covers(category, other.category) && covers(product, other.product) && covers(service, other.service);
    }

    private static boolean covers(@Nullable String one, @Nullable String other) {
        return one == null || one.equals(other);
    }
}
