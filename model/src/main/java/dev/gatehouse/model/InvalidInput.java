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
     * The source line at fault.
     *
     * @param text the line, without its line break, at most a few hundred characters
     * @param width how many characters the caret underlines, at least 1
     */
    public record Excerpt(String text, int width) {}

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
            text.append(" ".repeat(location.column() - 1)).append("^".repeat(Math.max(1, excerpt.width())));
        }
        if (advice != null) {
            text.append('\n').append(advice);
        }
        return text.toString();
    }
}
