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
 * <p>Of each it keeps 128 bits: NH (Black and others, UMAC, CRYPTO '99) with words of 32 bits of the keyword, its
 * offset and all bytes in reach, under two independent random keys of this run. Two different surroundings, chosen
 * without knowing the keys, are taken for the same with a probability of at most 2<sup>-64</sup>; one pair is compared
 * at each keyword.
 */
public final class Surroundings {

    /** Asked at offsets that are multiples of eight, where one load suffices. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long WORD = 0xffff_ffffL;

    /** Of either key two words for each eight bytes. */
    private static final int[] KEYS =
            new SecureRandom().ints(4 * (2 * SecretScanner.REACH / 8 + 4)).toArray();

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
        int[] keys = KEYS;
        high = 0;
        low = 0;
        add((long) keyword << 32 | (start - from), 0);
        add(to - from, 4);
        long one = high;
        long other = low;
        int k = 8;
        int at = from;
        if (from + 8 <= content.length) {
            int shift = 8 * (from & 7);
            int aligned = from - (from & 7);
            long before = (long) LONGS.get(content, aligned);
            for (; at + 8 <= to && aligned + 16 <= content.length; at += 8) {
                aligned += 8;
                long after = (long) LONGS.get(content, aligned);
                long bytes = before >>> shift | after << 1 << (63 - shift);
                before = after;
                int first = (int) bytes;
                int second = (int) (bytes >>> 32);
                one += (first + keys[k] & WORD) * (second + keys[k + 1] & WORD);
                other += (first + keys[k + 2] & WORD) * (second + keys[k + 3] & WORD);
                k += 4;
            }
        }
        high = one;
        low = other;
        for (; at < to; at += 8) {
            add(word(content, at, to), k);
            k += 4;
        }
        long mixed = (high ^ low) * 0x9E3779B97F4A7C15L;
        place = (int) (mixed >>> 32) & mask;
    }

    /** Adds the product of eight bytes under the words of the keys from an index on. */
    private void add(long bytes, int k) {
        int first = (int) bytes;
        int second = (int) (bytes >>> 32);
        high += (first + KEYS[k] & WORD) * (second + KEYS[k + 1] & WORD);
        low += (first + KEYS[k + 2] & WORD) * (second + KEYS[k + 3] & WORD);
    }

    private static long word(byte[] content, int from, int to) {
        long word = 0;
        for (int i = from; i < Math.min(to, from + 8); i++) {
            word |= (content[i] & 0xffL) << 8 * (i - from);
        }
        return word;
    }
}
