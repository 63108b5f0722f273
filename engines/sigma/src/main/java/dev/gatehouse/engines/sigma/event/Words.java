package dev.gatehouse.engines.sigma.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes eight at a time: the byte of the lowest address is the lowest of the word. */
final class Words {

    static final int LENGTH = 8;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Words() {}

    static long at(byte[] bytes, int from) {
        return (long) WORDS.get(bytes, from);
    }

    /** A word all of whose bytes are the same. */
    static long of(char b) {
        return ONES * b;
    }

    /**
     * Of the bytes of a word that equal those of another, the high bit of the lowest is set; no bit below it is, those
     * above it mean nothing.
     */
    static long same(long word, long other) {
        long difference = word ^ other;
        return difference - ONES & ~difference & HIGH_BITS;
    }

    /** How many bytes are below the lowest that {@link #same} has found. */
    static int below(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /** Of each byte of a word that equals that of another the high bit is set, and no other bit. */
    static long exactlySame(long word, long other) {
        long difference = word ^ other;
        return ~((difference & ~HIGH_BITS) + ~HIGH_BITS | difference | ~HIGH_BITS);
    }

    /**
     * The high bit of each byte that is within quotes, or begins them.
     *
     * @param quotes the high bits of the quotes
     * @param quoted whether the byte before the word is within quotes
     */
    static long within(long quotes, boolean quoted) {
        long parity = quotes ^ quotes << 8;
        parity ^= parity << 16;
        parity ^= parity << 32;
        return quoted ? parity ^ HIGH_BITS : parity;
    }

    static boolean isAscii(long word) {
        return (word & HIGH_BITS) == 0;
    }

    /** A number for a range of bytes, the same wherever they stand, made of its length, its beginning and its end. */
    static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        long hash;
        if (length >= LENGTH) {
            hash = at(bytes, from) * MIX ^ Long.rotateLeft(at(bytes, to - LENGTH), 23);
        } else if (from + LENGTH <= bytes.length) {
            hash = at(bytes, from) & (1L << 8 * length) - 1;
        } else {
            hash = 0;
            for (int i = to - 1; i >= from; i--) {
                hash = hash << 8 | bytes[i] & 0xff;
            }
        }
        hash = (hash + length) * MIX;
        return (int) (hash >>> 32);
    }
}
