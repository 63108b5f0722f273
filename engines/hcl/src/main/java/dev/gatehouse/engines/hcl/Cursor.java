package dev.gatehouse.engines.hcl;

import org.jspecify.annotations.Nullable;

/** Where the reading of a text stands, and how much it has used of its limits. */
final class Cursor {

    private final Source source;
    private final String text;
    private final Limits limits;
    private int at;
    private int depth;
    private int nodes;
    private boolean acrossLines;

    Cursor(Source source, Limits limits) {
        this.source = source;
        this.text = source.text();
        this.limits = limits;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The character that stands next; NUL at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    boolean looksAt(String expected) {
        return text.startsWith(expected, at);
    }

    void advance(int characters) {
        at += characters;
    }

    void moveTo(int offset) {
        at = offset;
    }

    /** Begins anew at a place, outside of everything. */
    void resumeAt(int offset) {
        at = offset;
        depth = 0;
        acrossLines = false;
    }

    String textFrom(int start) {
        return text.substring(start, at);
    }

    /** The offset of the next line break, or of the end. */
    int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    Span spanFrom(int start) {
        return source.span(start, at);
    }

    Span span(int start, int end) {
        return source.span(start, end);
    }

    void enter(int start) {
        if (++depth > limits.depth()) {
            throw new Refused("nested deeper than " + limits.depth() + " levels", start, false);
        }
        count(start);
    }

    void leave() {
        depth--;
    }

    void count(int start) {
        if (++nodes > limits.nodes()) {
            throw new Refused("more than " + limits.nodes() + " values; the rest is not read", start, true);
        }
    }

    /**
     * Says whether line breaks are white space, as they are within brackets.
     *
     * @return what was said before
     */
    boolean acrossLines(boolean insignificant) {
        boolean before = acrossLines;
        acrossLines = insignificant;
        return before;
    }

    /** Passes over white space and comments; over line breaks only where they are white space. */
    void skip() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r' || (c == '\n' && acrossLines)) {
                at++;
            } else if (c == '#' || (c == '/' && peek(1) == '/')) {
                at = endOfLine();
            } else if (c == '/' && peek(1) == '*') {
                int start = at;
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
                if (end < 0) {
                    throw refusedAt(start, "a comment without its end");
                }
            } else {
                return;
            }
        }
    }

    /** Passes over white space, comments and line breaks. */
    void skipLines() {
        boolean before = acrossLines(true);
        skip();
        acrossLines(before);
    }

    boolean eat(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    boolean eat(String expected) {
        if (looksAt(expected)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    void expect(char expected, String after) {
        if (!eat(expected)) {
            throw refused("`" + expected + "` is missing after " + after);
        }
    }

    /** Passes over a word, where exactly that word stands. */
    boolean eatWord(String word) {
        if (looksAt(word) && !isPart(codePoint(at + word.length()))) {
            at += word.length();
            return true;
        }
        return false;
    }

    /** A name (UAX 31, with {@code _} and {@code -}); null where none stands. */
    @Nullable
    String identifier() {
        int start = at;
        if (!isStart(codePoint(at))) {
            return null;
        }
        while (isPart(codePoint(at))) {
            at += Character.charCount(codePoint(at));
        }
        return text.substring(start, at);
    }

    boolean atIdentifier() {
        return isStart(codePoint(at));
    }

    private int codePoint(int offset) {
        return offset < text.length() ? text.codePointAt(offset) : -1;
    }

    private static boolean isStart(int c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        }
        return Character.isUnicodeIdentifierStart(c);
    }

    private static boolean isPart(int c) {
        if (c < 128) {
            return isStart(c) || (c >= '0' && c <= '9') || c == '-';
        }
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    Refused refused(String message) {
        return refusedAt(at, message);
    }

    Refused refusedAt(int offset, String message) {
        return new Refused(message, offset, false);
    }
}
