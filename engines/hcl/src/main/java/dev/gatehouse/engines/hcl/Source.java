package dev.gatehouse.engines.hcl;

import java.util.Arrays;

/** A text that tells line and column of each of its characters in logarithmic time. */
final class Source {

    private final String text;
    private final int[] lineStarts;

    /** The second halves of surrogate pairs, which make no column of their own. */
    private final int[] secondHalves;

    private int lastLine;

    Source(String text) {
        this.text = text;
        int lines = 1;
        int halves = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines++;
            } else if (isSecondHalf(i, c)) {
                halves++;
            }
        }
        lineStarts = new int[lines];
        secondHalves = new int[halves];
        lines = 1;
        halves = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lineStarts[lines++] = i + 1;
            } else if (isSecondHalf(i, c)) {
                secondHalves[halves++] = i;
            }
        }
    }

    private boolean isSecondHalf(int at, char c) {
        return Character.isLowSurrogate(c) && at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    String text() {
        return text;
    }

    Span span(int start, int end) {
        int line = lineOf(start);
        return new Span(start, end, line, column(line, start), end > start ? lineOf(end - 1) : line);
    }

    Problem problem(String message, int offset) {
        int line = lineOf(offset);
        return new Problem(message, line, column(line, offset));
    }

    private int column(int line, int offset) {
        int lineStart = lineStarts[line - 1];
        return 1 + offset - lineStart - (halvesBefore(offset) - halvesBefore(lineStart));
    }

    private int halvesBefore(int offset) {
        if (secondHalves.length == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(secondHalves, offset);
        return found < 0 ? -found - 1 : found;
    }

    private int lineOf(int offset) {
        if (offset < lineStarts[lastLine] || (lastLine + 1 < lineStarts.length && offset >= lineStarts[lastLine + 1])) {
            int found = Arrays.binarySearch(lineStarts, offset);
            lastLine = found < 0 ? -found - 2 : found;
        }
        return lastLine + 1;
    }
}
