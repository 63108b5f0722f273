package dev.gatehouse.engines.secretscan;

import java.util.Locale;

/**
 * A text that stands in or near every token of a format.
 *
 * @param text at least two ASCII characters; in lower case where case does not count
 * @param anyCase whether upper and lower case are the same; never where there are no letters
 */
public record Keyword(String text, boolean anyCase) {

    /**
     * The first hyphen of a UUID (RFC 9562, section 4) before which something stands that no UUID has: so much rarer
     * than a hyphen with hexadecimal digits after it that it is no text to look for.
     */
    public static final Keyword UUID = new Keyword("-", false);

    public Keyword {
        if (text.length() < 2 && !text.equals("-") || !isAscii(text)) {
            throw new IllegalArgumentException("no keyword: " + text);
        }
        text = anyCase ? text.toLowerCase(Locale.ROOT) : text;
        anyCase = anyCase && hasLetters(text);
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

    private static boolean hasLetters(String text) {
        return text.chars().anyMatch(c -> c >= 'a' && c <= 'z');
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
