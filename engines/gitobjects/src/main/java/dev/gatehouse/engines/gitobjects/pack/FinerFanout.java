package dev.gatehouse.engines.gitobjects.pack;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the ids of each beginning begin in a sorted list, as the fan-out of an index, of so many bits that about four
 * ids share one: an id is found by two or three looks at the list.
 */
final class FinerFanout {

    /** Of fewer ids none is worth making. */
    static final int SMALLEST = 1 << 12;

    private static final int MOST_BITS = 24;

    private final int shift;
    private final int[] first;

    private FinerFanout(int shift, int[] first) {
        this.shift = shift;
        this.first = first;
    }

    /**
     * Makes one.
     *
     * @param prefixes the first four bytes of the id at each position, big-endian
     * @return null where the ids are not sorted
     */
    static @Nullable FinerFanout of(int count, IntUnaryOperator prefixes) {
        int bits = Math.clamp(30 - Integer.numberOfLeadingZeros(Math.max(1, count)), 1, MOST_BITS);
        int shift = 32 - bits;
        int[] first = new int[(1 << bits) + 1];
        int next = 0;
        for (int i = 0; i < count; i++) {
            int bucket = prefixes.applyAsInt(i) >>> shift;
            if (bucket < next - 1) {
                return null;
            }
            while (next <= bucket) {
                first[next++] = i;
            }
        }
        while (next < first.length) {
            first[next++] = count;
        }
        return new FinerFanout(shift, first);
    }

    /** The first four bytes of an id. */
    static int prefix(byte[] source, int offset) {
        return (source[offset] & 0xff) << 24
                | (source[offset + 1] & 0xff) << 16
                | (source[offset + 2] & 0xff) << 8
                | source[offset + 3] & 0xff;
    }

    /** The first position that an id with this prefix may have. */
    int from(int prefix) {
        return first[prefix >>> shift];
    }

    /** After the last position that an id with this prefix may have. */
    int to(int prefix) {
        return first[(prefix >>> shift) + 1];
    }
}
