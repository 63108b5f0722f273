package dev.gatehouse.report.digest;

/**
 * Foreign text made safe to show: file names, subjects and explanations come from repositories that anyone may have
 * written, and must neither move a terminal's cursor nor turn the order of what is read.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode Technical Report 36, section 2.10 and 3.5</a>
 */
public final class Plain {

    private static final int STAND_IN = 0xFFFD;

    private Plain() {}

    /**
     * One line: runs of white space become one space; control characters, direction overrides, invisible format
     * characters and lone surrogates become U+FFFD.
     */
    public static String line(String foreign) {
        if (isPlain(foreign)) {
            return foreign;
        }
        StringBuilder line = new StringBuilder(foreign.length());
        boolean space = true;
        for (int i = 0; i < foreign.length(); ) {
            int character = foreign.codePointAt(i);
            i += Character.charCount(character);
            if (character == ' ' || character == '\t' || character == '\n' || character == '\r') {
                if (!space) {
                    line.append(' ');
                }
                space = true;
            } else {
                line.appendCodePoint(isUnsafe(character) ? STAND_IN : character);
                space = false;
            }
        }
        return line.toString().stripTrailing();
    }

    /** A line of at most {@code length} characters; a longer one ends in an ellipsis. */
    public static String line(String foreign, int length) {
        String line = line(foreign);
        if (line.length() <= length) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(length - 2)) ? length - 2 : length - 1;
        return line.substring(0, end) + "…";
    }

    /** Several lines, each kept with its indentation; all else as {@link #line(String)}. */
    public static String lines(String foreign) {
        StringBuilder text = new StringBuilder(foreign.length());
        foreign.codePoints()
                .filter(c -> c != '\r')
                .map(c -> c != '\n' && c != '\t' && isUnsafe(c) ? STAND_IN : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean isPlain(String text) {
        char previous = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || character == ' ' && previous == ' ') {
                return false;
            }
            previous = character;
        }
        return previous != ' ';
    }

    /** Whether a code point must not reach a reader's eyes as it is. */
    public static boolean isUnsafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            // Joiners (U+200C, U+200D) make words of Persian and Hindi, and emoji; they turn nothing.
            case Character.FORMAT -> character != 0x200C && character != 0x200D && character != 0xAD;
            default -> false;
        };
    }
}
