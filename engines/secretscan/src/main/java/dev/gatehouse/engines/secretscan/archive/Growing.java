package dev.gatehouse.engines.secretscan.archive;

import java.util.Arrays;

/** Bytes that become more, up to a limit. */
final class Growing {

    private final int limit;
    private byte[] bytes = new byte[1 << 12];
    private int size;
    private boolean over;

    Growing(int limit) {
        this.limit = limit;
    }

    /** Whether there was more than the limit allows. */
    boolean isFull() {
        return over;
    }

    /** Adds the first bytes of a part, as far as the limit allows. */
    void add(byte[] part, int length) {
        int taken = Math.min(length, limit - size);
        over |= taken < length;
        if (size + taken > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(size + taken, 2L * bytes.length)));
        }
        System.arraycopy(part, 0, bytes, size, taken);
        size += taken;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
