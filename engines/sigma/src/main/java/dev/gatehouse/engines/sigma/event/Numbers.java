package dev.gatehouse.engines.sigma.event;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way of writing a number by which numbers are compared as texts: no exponent, no zero that says nothing. */
public final class Numbers {

    private static final int LONGEST = 100;
    private static final int LARGEST_SCALE = 400;

    private Numbers() {}

    /** A number as it is compared. */
    public static String canonical(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A number of JSON as it is compared; null where it is written so already, or too long to be one. */
    static @Nullable String canonical(byte[] bytes, int from, int to) {
        boolean integer = to - from < 2 || bytes[from] != '-' || bytes[from + 1] != '0';
        for (int i = from; i < to && integer; i++) {
            integer = bytes[i] >= '0' && bytes[i] <= '9' || bytes[i] == '-';
        }
        if (integer) {
            return null;
        }
        return parse(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
                .map(Numbers::canonical)
                .orElse(null);
    }

    /** A decimal number of a bounded length and size; empty where the text is none. */
    public static Optional<BigDecimal> parse(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST || !looksNumeric(trimmed.charAt(0))) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(trimmed);
            return Math.abs((long) number.scale()) > LARGEST_SCALE ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static boolean looksNumeric(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.';
    }
}
