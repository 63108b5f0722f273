package dev.gatehouse.engines.secretscan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what verifying keywords came to in their surroundings, so that what version after version of a file repeats
 * is verified once. Of one thread; a bounded table, in which the newer takes the place of the older.
 *
 * <p>Of each it keeps 128 bits: NH (Black and others, UMAC, CRYPTO '99; with words of 64 bits as in VMAC) of the
 * keyword, its offset and all bytes in reach, under a random key of this run. Two different surroundings, chosen
 * without knowing the key, are taken for the same with a probability of at most 2<sup>-64</sup>; one pair is compared
 * at each keyword.
 */
public final class Surroundings {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long[] KEY =
            new SecureRandom().longs(2 * SecretScanner.REACH / 8 + 4).toArray();

    /** Of each place two halves of a hash. */
    private final long[] table;

    /** Of each place the secrets, with their offsets from the keyword's first byte; most often none. */
    private final List<Match>[] secrets;

    private final int mask;

    private long high;
    private long low;
    private int place;

    /** Remembers so many surroundings, a power of two; each takes 24 bytes or less. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Surroundings(int most) {
        if (Integer.bitCount(most) != 1) {
            throw new IllegalArgumentException("a power of two: " + most);
        }
        table = new long[2 * most];
        secrets = new List[most];
        mask = most - 1;
    }

    /**
     * The secrets of a keyword in these surroundings, with their offsets from its first byte; null where it is not
     * known.
     *
     * @param from offset of the first byte in reach
     * @param to offset after the last, at most 16,384 after the first
     */
    @Nullable
    List<Match> get(int keyword, byte[] content, int from, int start, int to) {
        hash(keyword, content, from, start, to);
        return table[2 * place] == high && table[2 * place + 1] == low ? secrets[place] : null;
    }

    /** Keeps the secrets of the keyword that was asked about last. */
    void put(List<Match> found) {
        table[2 * place] = high;
        table[2 * place + 1] = low;
        secrets[place] = found;
    }

    private void hash(int keyword, byte[] content, int from, int start, int to) {
        long[] key = KEY;
        long one = ((long) keyword << 32 | (start - from)) + key[0];
        long other = (to - from) + key[1];
        long sumLow = one * other;
        long sumHigh = Math.unsignedMultiplyHigh(one, other);
        int at = from;
        int k = 2;
        while (at + 16 <= to) {
            one = (long) LONGS.get(content, at) + key[k];
            other = (long) LONGS.get(content, at + 8) + key[k + 1];
            long product = one * other;
            sumLow += product;
            sumHigh += Math.unsignedMultiplyHigh(one, other) + carry(sumLow, product);
            at += 16;
            k += 2;
        }
        if (at < to) {
            one = word(content, at, to) + key[k];
            other = word(content, at + 8, to) + key[k + 1];
            long product = one * other;
            sumLow += product;
            sumHigh += Math.unsignedMultiplyHigh(one, other) + carry(sumLow, product);
        }
        high = sumHigh;
        low = sumLow;
        long mixed = (sumHigh ^ sumLow) * 0x9E3779B97F4A7C15L;
        place = (int) (mixed >>> 32) & mask;
    }

    /** One where adding a number to a sum carried, otherwise zero. */
    private static int carry(long sum, long added) {
        return Long.compareUnsigned(sum, added) < 0 ? 1 : 0;
    }

    private static long word(byte[] content, int from, int to) {
        long word = 0;
        for (int i = from; i < Math.min(to, from + 8); i++) {
            word |= (content[i] & 0xffL) << 8 * (i - from);
        }
        return word;
    }
}
