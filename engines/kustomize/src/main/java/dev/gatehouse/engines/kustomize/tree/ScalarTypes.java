package dev.gatehouse.engines.kustomize.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar is, as Kustomize's YAML library takes it: YAML 1.2's core schema, with the binary and octal
 * numbers, underscores and times of YAML 1.1, and without its {@code yes} and {@code no}.
 */
final class ScalarTypes {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> SPECIAL = Set.of(
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]{1,400}|[0-9]{1,400}(\\.[0-9]{0,400})?)([eE][-+]?[0-9]{1,4})?");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern TIME = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt ])"
            + "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,9}))?(Z|[-+]\\d{2}:\\d{2})?");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final int LONGEST = 400;

    private ScalarTypes() {}

    static ScalarNode.Type of(String plain) {
        if (NULLS.contains(plain)) {
            return ScalarNode.Type.NULL;
        }
        if (BOOLEANS.contains(plain)) {
            return ScalarNode.Type.BOOLEAN;
        }
        if (SPECIAL.contains(plain)) {
            return ScalarNode.Type.DECIMAL;
        }
        char first = plain.charAt(0);
        boolean mayBeNumber = first == '.' || first == '-' || first == '+' || first >= '0' && first <= '9';
        if (!mayBeNumber || plain.length() > LONGEST) {
            return ScalarNode.Type.TEXT;
        }
        if (time(plain) != null) {
            return ScalarNode.Type.TIME;
        }
        if (integer(plain) != null) {
            return ScalarNode.Type.INTEGER;
        }
        return DECIMAL.matcher(first == '.' ? plain : plain.replace("_", "")).matches()
                ? ScalarNode.Type.DECIMAL
                : ScalarNode.Type.TEXT;
    }

    /** A whole number of at most 64 bits, with or without a sign; null where it is none. */
    static @Nullable BigInteger integer(String plain) {
        String text = plain.replace("_", "");
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            radix = switch (digits.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'b', 'B' -> 2;
                default -> 8;
            };
            boolean marked = Character.isLetter(digits.charAt(1));
            if (marked && radix == 8 && digits.charAt(1) != 'o' && digits.charAt(1) != 'O') {
                return null;
            }
            digits = digits.substring(marked ? 2 : 1);
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        if (digits.isEmpty()) {
            return null;
        }
        BigInteger value = new BigInteger(digits, radix);
        BigInteger signed = negative ? value.negate() : value;
        boolean fits = signed.bitLength() <= 63 || signed.signum() > 0 && signed.bitLength() <= 64;
        return fits ? signed : null;
    }

    /** A number as JSON has it, whole ones without a point. */
    static String decimal(String plain) {
        if (SPECIAL.contains(plain)) {
            return "\"" + plain + "\"";
        }
        double value = Double.parseDouble(plain.replace("_", ""));
        if (Double.isInfinite(value)) {
            return "\"" + plain + "\"";
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.stripTrailingZeros().scale() <= 0 && Math.abs(value) < 1e21
                ? exact.toBigInteger().toString()
                : Double.toString(value);
    }

    /**
     * A date or time as RFC 3339 has it; null where it is none. After a {@code T} it has a zone, after a space none.
     */
    static @Nullable String time(String plain) {
        try {
            Matcher day = DATE.matcher(plain);
            if (day.matches()) {
                return date(day) + "T00:00:00Z";
            }
            Matcher time = TIME.matcher(plain);
            if (!time.matches() || plain.indexOf(' ') < 0 == (time.group(8) == null)) {
                return null;
            }
            LocalDateTime at = date(time).atTime(number(time, 4), number(time, 5), number(time, 6));
            ZoneOffset offset = time.group(8) == null ? ZoneOffset.UTC : ZoneOffset.of(time.group(8));
            String fraction = time.group(7) == null ? "" : time.group(7).replaceAll("0{1,9}$", "");
            return SECONDS.format(at) + (fraction.isEmpty() ? "" : "." + fraction) + offset;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static LocalDate date(Matcher matcher) {
        return LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
