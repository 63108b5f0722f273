package dev.gatehouse.connectors.logs.input;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A stream seen through a window that slides. What lies between a mark and the place of reading stays in the window,
 * unless it becomes longer than a bound: then it is let go, and {@link #overlong()} says so.
 */
final class ByteWindow {

    private static final int CHUNK = 1 << 16;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_BREAKS = ONES * '\n';

    private final InputStream in;
    private final int longest;
    private byte[] bytes = new byte[2 * CHUNK];
    private int mark;
    private int at;
    private int end;
    private boolean ended;
    private boolean overlong;
    private long line = 1;

    ByteWindow(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next byte, 0 to 255; -1 at the end. */
    int peek() throws IOException {
        return at < end || fill() ? bytes[at] & 0xFF : -1;
    }

    /** Steps over the next byte. */
    void next() {
        if (bytes[at++] == '\n') {
            line++;
        }
    }

    /** Steps to the next line break or the end. */
    void toLineEnd() throws IOException {
        do {
            byte[] window = bytes;
            int i = at;
            int last = end;
            while (i + Long.BYTES <= last && !hasLineBreak((long) WORDS.get(window, i))) {
                i += Long.BYTES;
            }
            while (i < last && window[i] != '\n') {
                i++;
            }
            at = i;
        } while (at == end && fill());
    }

    private static boolean hasLineBreak(long word) {
        long difference = word ^ LINE_BREAKS;
        return (difference - ONES & ~difference & HIGH_BITS) != 0;
    }

    /** Marks the place of reading. */
    void mark() {
        mark = at;
        overlong = false;
    }

    /** Where the window's bytes lie; until the next {@link #peek()} or {@link #toLineEnd()}. */
    byte[] bytes() {
        return bytes;
    }

    int marked() {
        return mark;
    }

    int at() {
        return at;
    }

    /** The line of the place of reading, from 1. */
    long line() {
        return line;
    }

    /** Whether what began at the mark was longer than the bound. */
    boolean overlong() {
        return overlong || at - mark > longest;
    }

    /**
     * How many bytes from the place of reading on are in the window: so many, or all there are; of a stream that is
     * still being written what there is now, once that is a line.
     */
    int ahead(int count) throws IOException {
        mark();
        boolean more = true;
        while (more && end - at < count) {
            more = !(hasLine() && in.available() == 0) && fill();
        }
        return Math.min(count, end - at);
    }

    private boolean hasLine() {
        for (int i = at; i < end; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (at - mark > longest) {
            mark = at;
            overlong = true;
        }
        if (mark > 0) {
            System.arraycopy(bytes, mark, bytes, 0, end - mark);
            at -= mark;
            end -= mark;
            mark = 0;
        }
        if (bytes.length - end < CHUNK) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = in.read(bytes, end, bytes.length - end);
        ended = read < 0;
        end += Math.max(0, read);
        return !ended;
    }
}
