package dev.gatehouse.engines.secretscan;

import java.nio.charset.StandardCharsets;

/**
 * A content as text of one character per byte (ISO 8859-1), a part of it at a time: made when first asked for, and
 * shared by keywords near each other. One thread uses it.
 */
public final class Window {

    private static final int AHEAD = 65_536;

    private final byte[] content;
    private final int length;
    private String text = "";
    private int from;
    private int to;

    /**
     * A window on a content, which must not change while it is used.
     *
     * @param length how many of the bytes count, from the first
     */
    public Window(byte[] content, int length) {
        this.content = content;
        this.length = length;
    }

    byte[] content() {
        return content;
    }

    int length() {
        return length;
    }

    /** Moves the window so that all that is in reach of an offset is in it. */
    void moveTo(int start) {
        int least = Math.max(0, start - SecretScanner.REACH);
        int most = (int) Math.min(length, (long) start + SecretScanner.REACH);
        if (least < from || most > to) {
            from = least;
            to = (int) Math.min(length, (long) most + AHEAD);
            text = new String(content, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    String text() {
        return text;
    }

    /** The offset in the content of the text's first character. */
    int from() {
        return from;
    }
}
