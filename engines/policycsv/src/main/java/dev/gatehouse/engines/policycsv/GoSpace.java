package dev.gatehouse.engines.policycsv;

/** White space as Go has it ({@code unicode.IsSpace}). */
final class GoSpace {

    private GoSpace() {}

    static boolean is(char c) {
        return switch (c) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }

    /** As Go's {@code strings.TrimSpace}. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (from < to && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
