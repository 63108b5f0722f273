package dev.gatehouse.engines.secretscan.generic.literal;

/** What stands around a literal. */
public enum Quote {
    NONE,
    SINGLE,
    DOUBLE,
    BACKTICK,

    /** Three of a quote, as in Python, Kotlin and TOML. */
    TRIPLE,

    /** A quote with a backslash before it, in a literal that is itself quoted. */
    ESCAPED;

    /** The quote that a character opens, NONE for any other. */
    public static Quote of(char c) {
        return switch (c) {
            case '\'' -> SINGLE;
            case '"' -> DOUBLE;
            case '`' -> BACKTICK;
            default -> NONE;
        };
    }
}
