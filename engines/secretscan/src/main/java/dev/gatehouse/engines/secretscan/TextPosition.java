package dev.gatehouse.engines.secretscan;

/**
 * Line and column of an offset that only ever moves on, so that all of a text is gone through once. Both count from
 * one; a column is a character of UTF-8, whatever number of bytes it has; a byte-order mark is none.
 */
public final class TextPosition {

    private final byte[] text;
    private int offset;
    private int line = 1;
    private int column = 1;

    /** The position of the first character. */
    public TextPosition(byte[] text) {
        this.text = text;
        boolean marked = text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        offset = marked ? 3 : 0;
    }

    /**
     * Moves on.
     *
     * @param target an offset in bytes, no less than the last
     */
    public void moveTo(int target) {
        while (offset < target) {
            byte b = text[offset];
            if (b == '\n') {
                line++;
                column = 1;
            } else if ((b & 0xC0) != 0x80) {
                column++;
            }
            offset++;
        }
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
