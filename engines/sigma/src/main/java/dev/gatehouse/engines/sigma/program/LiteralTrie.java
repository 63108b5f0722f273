package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.text.Folding;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of many literals a text is, or begins with; read from the end, which it ends with.
 *
 * <p>A tree of bytes whose branches are all in one table, by node and byte. A walk ends at the first byte that leads
 * nowhere.
 */
final class LiteralTrie {

    private static final byte[] FOLD = Folding.asciiTable();
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final boolean backwards;

    /** Node and byte, plus one so that zero is no key, and the node they lead to. */
    private long[] keys = new long[64];

    private int[] targets = new int[64];
    private int used;
    private final int[] roots = new int[256];

    /** For each node what is signalled where a text goes through it, and where it ends there. */
    private int[] @Nullable [] through = new int[16][];

    private int[] @Nullable [] ending = new int[16][];
    private int nodes = 1;

    /**
     * Literals are folded.
     *
     * @param parts which may begin the text (or end it, read backwards)
     * @param wholes which have to be the whole of it
     */
    LiteralTrie(Map<ByteText, int[]> parts, Map<ByteText, int[]> wholes, boolean backwards) {
        this.backwards = backwards;
        parts.forEach((literal, signals) -> {
            int node = node(literal.bytes());
            through[node] = signals;
        });
        wholes.forEach((literal, signals) -> {
            int node = node(literal.bytes());
            ending[node] = signals;
        });
    }

    private int node(byte[] literal) {
        int node = 0;
        for (int i = 0; i < literal.length; i++) {
            int b = literal[backwards ? literal.length - 1 - i : i] & 0xff;
            int child = child(node, b);
            if (child == 0) {
                child = nodes++;
                if (child == through.length) {
                    through = Arrays.copyOf(through, 2 * child);
                    ending = Arrays.copyOf(ending, 2 * child);
                }
                if (node == 0) {
                    roots[b] = child;
                } else {
                    put(node, b, child);
                }
            }
            node = child;
        }
        return node;
    }

    private int child(int node, int b) {
        if (node == 0) {
            return roots[b];
        }
        long key = ((long) node << 8 | b) + 1;
        int mask = keys.length - 1;
        for (int at = (int) (key * MIX >>> 40) & mask; keys[at] != 0; at = at + 1 & mask) {
            if (keys[at] == key) {
                return targets[at];
            }
        }
        return 0;
    }

    private void put(int node, int b, int child) {
        if (2 * ++used > keys.length) {
            long[] oldKeys = keys;
            int[] oldTargets = targets;
            keys = new long[2 * oldKeys.length];
            targets = new int[2 * oldKeys.length];
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldKeys[i] != 0) {
                    place(oldKeys[i], oldTargets[i]);
                }
            }
        }
        place(((long) node << 8 | b) + 1, child);
    }

    private void place(long key, int target) {
        int mask = keys.length - 1;
        int at = (int) (key * MIX >>> 40) & mask;
        while (keys[at] != 0) {
            at = at + 1 & mask;
        }
        keys[at] = key;
        targets[at] = target;
    }

    /** Gives the signals of a range of bytes, compared without the case of ASCII. */
    void scan(byte[] bytes, int from, int to, Signals sink) {
        int node = 0;
        int length = to - from;
        for (int i = 0; ; i++) {
            int[] signals = through[node];
            if (signals != null) {
                sink.signal(signals);
            }
            if (i == length) {
                break;
            }
            node = child(node, FOLD[bytes[backwards ? to - 1 - i : from + i] & 0xff] & 0xff);
            if (node == 0) {
                return;
            }
        }
        int[] signals = ending[node];
        if (signals != null) {
            sink.signal(signals);
        }
    }
}
