package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.text.Folding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which of many literals stand anywhere in a text.
 *
 * <p>Each literal is known by one of its runs of four bytes, the one that fewest literals share. The last four bytes
 * read, folded, are looked up in a bitmap small enough to stay in the cache; only where the bit is set are the literals
 * of that run compared. Literals of two or three bytes are known by two bytes, those of one by one. Unlike in an
 * automaton no look-up waits for the one before it.
 */
final class GramIndex {

    private static final int GRAM = 4;
    private static final int MIX = 0x9E3779B1;
    private static final byte[] FOLD = Folding.asciiTable();

    private final byte[][] literals;
    private final int[][] signals;

    /** Where in its literal the run stands by which it is known. */
    private final int[] offsets;

    private final long[] bitmap;
    private final int shift;

    /** The runs of four bytes, in a table whose length is a power of two, and for each its literals. */
    private final int[] keys;

    private final int[][] buckets;

    /** For each two bytes their literals; empty where no literal is so short. */
    private final int[][] pairs;

    private final int[][] singles;
    private final boolean hasShort;

    /** The pairs that some literal is known by, and all that end in a single byte some literal is. */
    private final long[] pairBits = new long[1 << 10];

    private static final int[] NO_LITERALS = {};

    /** The literals are folded; with each come the signals it gives. */
    GramIndex(Map<ByteText, int[]> found) {
        int count = found.size();
        literals = new byte[count][];
        signals = new int[count][];
        offsets = new int[count];
        int next = 0;
        for (Map.Entry<ByteText, int[]> entry : found.entrySet()) {
            literals[next] = entry.getKey().bytes();
            signals[next++] = entry.getValue();
        }
        Map<Integer, Integer> frequency = new HashMap<>();
        for (byte[] literal : literals) {
            for (int i = 0; i + GRAM <= literal.length; i++) {
                frequency.merge(gram(literal, i), 1, Integer::sum);
            }
        }
        Map<Integer, List<Integer>> byGram = new HashMap<>();
        Map<Integer, List<Integer>> byPair = new HashMap<>();
        Map<Integer, List<Integer>> bySingle = new HashMap<>();
        for (int i = 0; i < count; i++) {
            byte[] literal = literals[i];
            if (literal.length >= GRAM) {
                offsets[i] = rarest(literal, frequency);
                byGram.computeIfAbsent(gram(literal, offsets[i]), _ -> new ArrayList<>())
                        .add(i);
            } else if (literal.length >= 2) {
                byPair.computeIfAbsent((literal[0] & 0xff) << 8 | literal[1] & 0xff, _ -> new ArrayList<>())
                        .add(i);
            } else {
                bySingle.computeIfAbsent(literal[0] & 0xff, _ -> new ArrayList<>())
                        .add(i);
            }
        }
        int bits = Math.clamp(37L - Integer.numberOfLeadingZeros(byGram.size() + 1), 10, 21);
        shift = 32 - bits;
        bitmap = new long[1 << bits - 6];
        int size = Integer.highestOneBit(byGram.size() + 1) * 4;
        keys = new int[size];
        buckets = new int[size][];
        byGram.forEach(this::put);
        pairs = byPair.isEmpty() ? new int[0][] : filled(1 << 16, byPair);
        singles = bySingle.isEmpty() ? new int[0][] : filled(1 << 8, bySingle);
        hasShort = pairs.length > 0 || singles.length > 0;
        byPair.keySet().forEach(pair -> pairBits[pair >>> 6] |= 1L << pair);
        for (int single : bySingle.keySet()) {
            for (int pair = single; pair < 1 << 16; pair += 1 << 8) {
                pairBits[pair >>> 6] |= 1L << pair;
            }
        }
    }

    private static int[][] filled(int size, Map<Integer, List<Integer>> from) {
        int[][] table = new int[size][];
        Arrays.fill(table, NO_LITERALS);
        from.forEach((key, list) -> table[key] = array(list));
        return table;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private void put(int gram, List<Integer> of) {
        int hash = gram * MIX >>> shift;
        bitmap[hash >>> 6] |= 1L << hash;
        int mask = keys.length - 1;
        int at = hash & mask;
        while (buckets[at] != null) {
            at = at + 1 & mask;
        }
        keys[at] = gram;
        buckets[at] = array(of);
    }

    private static int gram(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    private static int rarest(byte[] literal, Map<Integer, Integer> frequency) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i + GRAM <= literal.length; i++) {
            int times = frequency.getOrDefault(gram(literal, i), 0);
            if (times < least) {
                least = times;
                best = i;
            }
        }
        return best;
    }

    /** Gives the signals of every literal that stands in a range of bytes, compared without the case of ASCII. */
    void scan(byte[] bytes, int from, int to, Signals sink) {
        byte[] fold = FOLD;
        long[] bits = bitmap;
        int last = 0;
        boolean shortToo = hasShort;
        for (int i = from; i < to; i++) {
            last = last << 8 | fold[bytes[i] & 0xff] & 0xff;
            int hash = last * MIX >>> shift;
            if ((bits[hash >>> 6] >>> hash & 1) != 0) {
                candidates(last, hash, bytes, from, i, to, sink);
            }
            if (shortToo && (pairBits[(last & 0xffff) >>> 6] >>> last & 1) != 0) {
                shortOnes(last, bytes, from, i, to, sink);
            }
        }
    }

    private void candidates(int gram, int hash, byte[] bytes, int from, int at, int to, Signals sink) {
        int mask = keys.length - 1;
        for (int slot = hash & mask; buckets[slot] != null; slot = slot + 1 & mask) {
            if (keys[slot] == gram) {
                for (int literal : buckets[slot]) {
                    compare(literal, bytes, at - GRAM + 1 - offsets[literal], from, to, sink);
                }
                return;
            }
        }
    }

    private void shortOnes(int last, byte[] bytes, int from, int at, int to, Signals sink) {
        if (singles.length > 0) {
            for (int literal : singles[last & 0xff]) {
                sink.signal(signals[literal]);
            }
        }
        if (pairs.length > 0 && at > from) {
            for (int literal : pairs[last & 0xffff]) {
                compare(literal, bytes, at - 1, from, to, sink);
            }
        }
    }

    private void compare(int literal, byte[] bytes, int start, int from, int to, Signals sink) {
        byte[] text = literals[literal];
        if (start < from || start + text.length > to) {
            return;
        }
        for (int i = 0; i < text.length; i++) {
            if (FOLD[bytes[start + i] & 0xff] != text[i]) {
                return;
            }
        }
        sink.signal(signals[literal]);
    }
}
