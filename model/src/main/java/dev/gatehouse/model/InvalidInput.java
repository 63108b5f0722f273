package dev.gatehouse.model;

import org.jspecify.annotations.Nullable;

/**
 * An input that a person has to correct: exit code 2, one clear line, and where it is a file the line itself with a
 * caret.
 */
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Location location;
    private final transient @Nullable Excerpt excerpt;
    private final @Nullable String advice;

    /**
     * The source line at fault, or the part of it around the fault.
     *
     * @param text without a line break
     * @param caret the character to point at, in code points from 1
     * @param width how many code points the caret underlines, at least 1
     */
    public record Excerpt(String text, int caret, int width) {

        private static final int BEFORE = 60;
        private static final int AFTER = 80;

        public Excerpt {
            if (caret < 1 || width < 1) {
                throw new IllegalArgumentException("no place in a line: " + caret + ", " + width + " wide");
            }
        }

        /**
         * A line as it is where it is short; of a long one what stands around the caret, the ends cut with {@code …}.
         */
        public static Excerpt of(String line, int column, int width) {
            int[] points = line.codePoints().toArray();
            int from = column - 1 <= BEFORE + AFTER / 2 ? 0 : column - 1 - BEFORE;
            int to = Math.min(points.length, Math.max(from, column - 1) + Math.min(width, AFTER) + AFTER);
            if (from >= to) {
                from = 0;
            }
            String text = (from > 0 ? "…" : "") + new String(points, from, to - from) + (to < points.length ? "…" : "");
            int caret = column - from + (from > 0 ? 1 : 0);
            return new Excerpt(text, caret, Math.max(1, Math.min(width, to - column + 1)));
        }

        private String underline() {
            int[] points = text.codePoints().toArray();
            int start = Math.min(caret - 1, points.length);
            int end = Math.min(start + width, points.length);
            int under = DisplayWidth.of(points, start, end) + width - (end - start);
            return " ".repeat(DisplayWidth.of(points, 0, start) + caret - 1 - start) + "^".repeat(Math.max(1, under));
        }
    }

    public InvalidInput(String message) {
        this(message, null, null, null);
    }

    /**
     * Says what to correct.
     *
     * @param message what is wrong, one line, no full stop
     * @param location where, if it is in a file
     * @param excerpt the line at fault
     * @param advice what to write instead
     */
    public InvalidInput(
            String message, @Nullable Location location, @Nullable Excerpt excerpt, @Nullable String advice) {
        super(message);
        this.location = location;
        this.excerpt = excerpt;
        this.advice = advice;
    }

    public @Nullable Location location() {
        return location;
    }

    public @Nullable Excerpt excerpt() {
        return excerpt;
    }

    public @Nullable String advice() {
        return advice;
    }

    /** The message as {@code first-screen.md} shows it: place, line, caret, advice. */
    public String render() {
        StringBuilder text = new StringBuilder();
        if (location != null) {
            text.append(location).append(": ");
        }
        text.append(getMessage());
        if (location != null && excerpt != null) {
            String number = String.format("%5d", location.line());
            String gutter = " ".repeat(number.length());
            text.append('\n').append(number).append(" │ ").append(excerpt.text());
            text.append('\n').append(gutter).append(" │ ");
            text.append(excerpt.underline());
        }
        if (advice != null) {
            text.append('\n').append(advice);
        }
        return text.toString();
    }
}
