package dev.gatehouse.engines.gitobjects.pack;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the ids of each beginning begin in a sorted list, as the fan-out of an index, of so many bits that about four
 * ids share one; and the first four bytes of each: an id is found by one look at the list.
 */
final class FinerFanout {

    /** Of fewer ids none is worth making. */
    static final int SMALLEST = 1 << 12;

    private static final int MOST_BITS = 24;

    private final int shift;
    private final int[] first;

    /** The first four bytes of each id. */
    private final int[] prefixes;

    private FinerFanout(int shift, int[] first, int[] prefixes) {
        this.shift = shift;
        this.first = first;
        this.prefixes = prefixes;
    }

    /**
     * Makes one.
     *
     * @param prefixOf the first four bytes of the id at each position, big-endian
     * @return null where the ids are not sorted
     */
    static @Nullable FinerFanout of(int count, IntUnaryOperator prefixOf) {
        int bits = Math.clamp(30 - Integer.numberOfLeadingZeros(Math.max(1, count)), 1, MOST_BITS);
        int shift = 32 - bits;
        int[] first = new int[(1 << bits) + 1];
        int[] prefixes = new int[count];
        int next = 0;
        for (int i = 0; i < count; i++) {
            prefixes[i] = prefixOf.applyAsInt(i);
            int bucket = prefixes[i] >>> shift;
            if (i > 0 && Integer.compareUnsigned(prefixes[i], prefixes[i - 1]) < 0) {
                return null;
            }
            while (next <= bucket) {
                first[next++] = i;
            }
        }
        while (next < first.length) {
            first[next++] = count;
        }
        return new FinerFanout(shift, first, prefixes);
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
        int low = first[prefix >>> shift];
        int high = first[(prefix >>> shift) + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(prefixes[middle], prefix) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** After the last position that an id with this prefix may have. */
    int to(int prefix) {
        return prefix == -1 ? prefixes.length : from(prefix + 1);
    }
}
