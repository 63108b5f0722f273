package dev.gatehouse.engines.gitobjects.pack;

import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;

/** Arrays that are used again, of one thread: without them a walk would allocate every object's content. */
final class Buffers {

    private static final int SMALLEST = 8;

    private final List<ArrayDeque<byte[]>> free =
            IntStream.range(0, 32).mapToObj(i -> new ArrayDeque<byte[]>()).toList();
    private final long limit;
    private long held;

    /** Keeps at most so many bytes of free arrays. */
    Buffers(long limit) {
        this.limit = limit;
    }

    private static int level(int length) {
        return Math.max(SMALLEST, 32 - Integer.numberOfLeadingZeros(Math.max(0, length - 1)));
    }

    /** An array of at least that length. */
    byte[] take(int length) {
        int level = level(length);
        byte[] buffer = free.get(level).poll();
        if (buffer == null) {
            return new byte[level > 30 ? length : 1 << level];
        }
        held -= buffer.length;
        return buffer;
    }

    /** Takes an array back, or leaves it to the garbage collector. */
    void give(byte[] buffer) {
        int level = level(buffer.length);
        if (buffer.length == 1 << level && held + buffer.length <= limit) {
            held += buffer.length;
            free.get(level).push(buffer);
        }
    }
}
