package dev.gatehouse.engines.sigma.rule;

import java.util.Locale;
import java.util.Optional;

/**
 * The value modifiers of Sigma 2.1.
 *
 * @see <a
 *     href="https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-appendix-modifiers.md">Modifiers</a>
 */
public enum Modifier {
    ALL,
    STARTSWITH,
    ENDSWITH,
    CONTAINS,
    EXISTS,
    CASED,
    NEQ,
    WINDASH,
    RE,
    I,
    M,
    S,
    BASE64,
    BASE64OFFSET,
    UTF16LE,
    UTF16BE,
    UTF16,
    WIDE,
    LT,
    LTE,
    GT,
    GTE,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR,
    CIDR,
    EXPAND,
    FIELDREF;

    /** The word of the specification. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Modifier> of(String word) {
        for (Modifier modifier : values()) {
            if (modifier.word().equals(word)) {
                return Optional.of(modifier);
            }
        }
        return Optional.empty();
    }
}
