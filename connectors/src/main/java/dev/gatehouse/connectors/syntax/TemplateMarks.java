package dev.gatehouse.connectors.syntax;

import java.util.Optional;

/** The marks that a text is a template of Go, Helm or Jinja rather than what it will be once rendered. */
public final class TemplateMarks {

    /** Where a mark stands, line and column from 1. */
    public record Place(int line, int column) {

        @Override
        public String toString() {
            return line + ":" + column;
        }
    }

    private TemplateMarks() {}

    /** The first mark of a text. */
    public static Optional<Place> first(String text) {
        return text.contains("{{") || text.contains("{%") ? first(text, 1, Integer.MAX_VALUE, true) : Optional.empty();
    }

    /**
     * The first mark from one line to another, both included, leaving out <code>${{</code>, which workflows resolve as
     * they run.
     */
    static Optional<Place> first(String text, int fromLine, int toLine) {
        return first(text, fromLine, toLine, false);
    }

    private static Optional<Place> first(String text, int fromLine, int toLine, boolean afterDollar) {
        int line = 1;
        int start = 0;
        while (start <= text.length() && line <= toLine) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                end = text.length();
            }
            if (line >= fromLine) {
                int at = markIn(text, start, end, afterDollar);
                if (at >= 0) {
                    return Optional.of(new Place(line, 1 + text.codePointCount(start, at)));
                }
            }
            start = end + 1;
            line++;
        }
        return Optional.empty();
    }

    private static int markIn(String text, int start, int end, boolean afterDollar) {
        for (int i = start; i + 1 < end; i++) {
            boolean mark = text.charAt(i) == '{' && (text.charAt(i + 1) == '{' || text.charAt(i + 1) == '%');
            if (mark && (afterDollar || i == start || text.charAt(i - 1) != '$')) {
                return i;
            }
        }
        return -1;
    }
}
