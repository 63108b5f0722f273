package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.Extent;
import java.util.Locale;

/** The part of a literal that is the value: without what is quoted again, spaces, or what tells its kind. */
final class LiteralPart {

    private static final int NEAR = 12;

    private LiteralPart() {}

    static Extent of(String text, Syntax syntax, Literal literal, int nameStart, int nameEnd) {
        int start = literal.start();
        int end = literal.end();
        if (literal.quote() == Quote.TRIPLE) {
            while (start < end && text.charAt(start) <= ' ') {
                start++;
            }
            while (end > start && text.charAt(end - 1) <= ' ') {
                end--;
            }
        }
        int escape = end - start > 4 && text.charAt(start) == '\\' ? 1 : 0;
        boolean quotedAgain = end - start > 2
                && Quote.of(text.charAt(start + escape)) != Quote.NONE
                && literal.quote() != Quote.NONE
                && text.charAt(end - 1) == text.charAt(start + escape)
                && (escape == 0 || text.charAt(end - 2) == '\\');
        if (quotedAgain) {
            start += 1 + escape;
            end -= 1 + escape;
        }
        if (syntax == Syntax.OPTION && text.startsWith("pass:", start) && end - start > 5) {
            start += 5;
        }
        if (syntax == Syntax.COLON && literal.quote() != Quote.DOUBLE && follows(text, nameStart)) {
            int slash = text.indexOf('/', start, end);
            start = slash > start && slash + 1 < end ? slash + 1 : start;
        }
        if (literal.quote() != Quote.NONE && isPair(text, nameEnd)) {
            int colon = text.indexOf(':', start, end);
            start = colon > start && colon + 1 < end ? colon + 1 : start;
        }
        return new Extent(start, Math.max(start, end));
    }

    /** Whether the name is of a user and a password with a colon between, as libcurl has them. */
    private static boolean isPair(String text, int nameEnd) {
        return nameEnd >= 7 && text.regionMatches(true, nameEnd - 7, "userpwd", 0, 7);
    }

    /** Whether the name is the second of a pair: {@code username/password}. */
    private static boolean follows(String text, int nameStart) {
        String before = text.substring(Math.max(0, nameStart - NEAR), nameStart).toLowerCase(Locale.ROOT);
        return before.endsWith("user/")
                || before.endsWith("username/")
                || before.endsWith("login/")
                || before.endsWith("user / ")
                || before.endsWith("username / ");
    }
}
