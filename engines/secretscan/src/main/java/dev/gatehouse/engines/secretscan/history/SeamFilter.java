package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.encoded.EncodedRuns;
import java.util.List;

/**
 * Tells quickly of most seams of a delta that no keyword crosses them.
 *
 * <p>A keyword of three bytes or more that crosses a seam has two of them on one side and one on the other; so one of
 * the two triples of bytes around the seam is a triple of a keyword. For keywords of two bytes it is the pair. Bytes
 * are taken as their classes: those of no keyword are one class, the two cases of a letter another, and what exceeds
 * the table shares a class, which only makes the answer less exact.
 */
final class SeamFilter {

    private static final int BITS = 6;
    private static final int MOST = (1 << BITS) - 1;

    private final byte[] classes = new byte[256];
    private final long[] triples = new long[1 << 3 * BITS - 6];
    private final long[] pairs = new long[1 << 2 * BITS - 6];

    SeamFilter(List<Keyword> keywords) {
        int next = 1;
        for (Keyword keyword : keywords) {
            String text = keyword.text();
            for (int i = 0; i < text.length(); i++) {
                int lower = lower(text.charAt(i));
                if (classes[lower] == 0) {
                    classes[lower] = (byte) next;
                    next = Math.min(next + 1, MOST);
                }
            }
        }
        for (int b = 'A'; b <= 'Z'; b++) {
            classes[b] = classes[lower(b)];
        }
        keywords.forEach(keyword -> add(keyword.text()));
    }

    private static int lower(int b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private int classOf(String text, int at) {
        return classes[lower(text.charAt(at))];
    }

    private void add(String text) {
        if (text.length() == 2) {
            set(pairs, classOf(text, 0) << BITS | classOf(text, 1));
        }
        for (int i = 2; i < text.length(); i++) {
            set(triples, classOf(text, i - 2) << 2 * BITS | classOf(text, i - 1) << BITS | classOf(text, i));
        }
    }

    private static void set(long[] bits, int index) {
        bits[index >> 6] |= 1L << index;
    }

    private static boolean get(long[] bits, int index) {
        return (bits[index >> 6] >>> index & 1) != 0;
    }

    /** Whether a keyword may have bytes on both sides of an offset; false only where none has. */
    boolean mayCross(byte[] content, int length, int seam) {
        if (seam <= 0 || seam >= length) {
            return false;
        }
        return keywordMayCross(content, length, seam) || EncodedRuns.mayCross(content, length, seam);
    }

    private boolean keywordMayCross(byte[] content, int length, int seam) {
        int before = classes[content[seam - 1] & 0xff];
        int after = classes[content[seam] & 0xff];
        if (before == 0 || after == 0) {
            return false;
        }
        int pair = before << BITS | after;
        if (get(pairs, pair)) {
            return true;
        }
        if (seam >= 2 && get(triples, classes[content[seam - 2] & 0xff] << 2 * BITS | pair)) {
            return true;
        }
        return seam + 1 < length && get(triples, pair << BITS | classes[content[seam + 1] & 0xff]);
    }
}
