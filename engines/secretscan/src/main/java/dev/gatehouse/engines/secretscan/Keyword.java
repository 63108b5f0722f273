package dev.gatehouse.engines.secretscan;

import java.util.Locale;

/**
 * A text that stands in or near every token of a format.
 *
 * @param text at least two ASCII characters; in lower case where case does not count
 * @param anyCase whether upper and lower case are the same
 */
public record Keyword(String text, boolean anyCase) {

    public Keyword {
        if (text.length() < 2 || !isAscii(text)) {
            throw new IllegalArgumentException("no keyword: " + text);
        }
        text = anyCase ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** As a record's own, but for the milliseconds that a start would spend on making that. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Keyword(String otherText, boolean otherCase)
                && text.equals(otherText)
                && anyCase == otherCase;
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + Boolean.hashCode(anyCase);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    public static Keyword exact(String text) {
        return new Keyword(text, false);
    }

    public static Keyword anyCase(String text) {
        return new Keyword(text, true);
    }
}
