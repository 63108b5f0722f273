package dev.gatehouse.model.tree;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A text, number, boolean or null, as it was written, after quotes and escapes are resolved.
 *
 * @param text the text; empty for a null
 * @param type what the document's own rules take it for (YAML 1.2 core schema, and the booleans of YAML 1.1; quoted is
 *     always text)
 */
public record Scalar(String text, Type type, int line, int column, int endLine) implements Node {

    /** What a scalar is. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    public boolean isNull() {
        return type == Type.NULL;
    }

    /** True or false, where it is a boolean. */
    public Optional<Boolean> asBoolean() {
        if (type != Type.BOOLEAN) {
            return Optional.empty();
        }
        return Optional.of(
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "on" -> true;
                    default -> false;
                });
    }

    /** The whole number, where it is one that fits 64 bits. */
    public OptionalLong asLong() {
        if (type != Type.INTEGER || text.length() > 24) {
            return OptionalLong.empty();
        }
        String digits = text.startsWith("+") ? text.substring(1) : text;
        int radix = 10;
        if (digits.startsWith("0x")) {
            radix = 16;
            digits = digits.substring(2);
        } else if (digits.startsWith("0o")) {
            radix = 8;
            digits = digits.substring(2);
        }
        try {
            BigInteger value = new BigInteger(digits, radix);
            return value.bitLength() < 64 ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** The place, never the text: a scalar may hold a secret. */
    @Override
    public String toString() {
        return "Scalar[" + type + " at " + line + ":" + column + "]";
    }
}
