package dev.gatehouse.engines.secretscan.search;

/** Line and column of an offset that only moves on; both from 1, a column is a character of UTF-8. */
final class Lines {

    private final byte[] text;
    private int offset;
    private int line = 1;
    private int column = 1;

    Lines(byte[] text) {
        this.text = text;
        boolean marked = text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        offset = marked ? 3 : 0;
    }

    Lines copy() {
        Lines copy = new Lines(text);
        copy.offset = offset;
        copy.line = line;
        copy.column = column;
        return copy;
    }

    void moveTo(int target) {
        while (offset < target) {
            byte b = text[offset++];
            if (b == '\n') {
                line++;
                column = 1;
            } else if ((b & 0xC0) != 0x80) {
                column++;
            }
        }
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
