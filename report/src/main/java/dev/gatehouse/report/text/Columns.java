package dev.gatehouse.report.text;

import java.util.ArrayList;
import java.util.List;

/** How much room a text takes on a screen of fixed columns. */
final class Columns {

    private Columns() {}

    /** Columns of a line: none for combining marks, two for wide scripts and pictures, one for all else. */
    static int of(String line) {
        return line.codePoints().map(Columns::of).sum();
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = Character.isIdeographic(character)
                || character >= 0x1100 && character <= 0x115F
                || character >= 0x3000 && character <= 0x30FF
                || character >= 0xAC00 && character <= 0xD7A3
                || character >= 0xFF01 && character <= 0xFF60
                || character >= 0x1F300 && character <= 0x1FAFF;
        return wide ? 2 : 1;
    }

    /** The line with spaces after it up to a number of columns. */
    static String padded(String line, int columns) {
        return line + " ".repeat(Math.max(0, columns - of(line)));
    }

    /** The line cut to a number of columns, with an ellipsis where it was longer. */
    static String cut(String line, int columns, String ellipsis) {
        if (of(line) <= columns) {
            return line;
        }
        StringBuilder cut = new StringBuilder();
        int room = columns - of(ellipsis);
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            room -= of(character);
            if (room < 0) {
                break;
            }
            cut.appendCodePoint(character);
            i += Character.charCount(character);
        }
        return cut.toString().stripTrailing() + ellipsis;
    }

    /** The line broken at spaces into lines of at most a number of columns; a longer word keeps a line of its own. */
    static List<String> wrapped(String line, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int used = 0;
        for (String word : line.split(" ", -1)) {
            int room = of(word);
            if (used > 0 && used + 1 + room > columns) {
                lines.add(current.toString().stripTrailing());
                current.setLength(0);
                used = 0;
            }
            if (used > 0) {
                current.append(' ');
                used++;
            }
            current.append(word);
            used += room;
        }
        lines.add(current.toString());
        return lines;
    }
}
