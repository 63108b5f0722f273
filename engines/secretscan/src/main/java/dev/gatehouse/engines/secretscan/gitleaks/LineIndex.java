package dev.gatehouse.engines.secretscan.gitleaks;

import java.util.Arrays;

/** Lines and columns of byte offsets. */
public final class LineIndex {

    private final byte[] content;
    private final int length;
    private final int[] starts;

    public LineIndex(byte[] content, int length) {
        this.content = content;
        this.length = length;
        int lines = 1;
        for (int i = 0; i < length; i++) {
            lines += content[i] == '\n' ? 1 : 0;
        }
        starts = new int[lines];
        int line = 1;
        for (int i = 0; i < length; i++) {
            if (content[i] == '\n') {
                starts[line++] = i + 1;
            }
        }
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of an offset in Unicode code points of UTF-8, from 1. */
    public int column(int offset) {
        int column = 1;
        for (int i = starts[line(offset) - 1]; i < Math.min(offset, length); i++) {
            column += (content[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return column;
    }
}
