package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.encoded.EncodedRuns;
import java.util.List;

/**
 * Tells quickly of most seams of a delta that no keyword crosses them.
 *
 * <p>A keyword that crosses a seam has the byte before it and the one after. If it has no other before, it begins
 * there, with the three bytes from that one on; if it has no other after, it ends there, with three bytes; otherwise
 * both triples of bytes around the seam are of a keyword, and of three or more before it the triple before as well.
 * Bytes are taken as their classes: those of no keyword are one class, the two cases of a letter another, and what
 * exceeds the table shares a class, which only makes the answer less exact.
 */
final class SeamFilter {

    private static final int BITS = 6;
    private static final int MOST = (1 << BITS) - 1;

    private final byte[] classes = new byte[256];
    private final long[] triples = new long[1 << 3 * BITS - 6];
    private final long[] beginnings = new long[1 << 3 * BITS - 6];
    private final long[] ends = new long[1 << 3 * BITS - 6];
    private final long[] pairs = new long[1 << 2 * BITS - 6];

    /** How many bytes on one side of a seam a keyword has at most. */
    private final int context;

    SeamFilter(List<Keyword> keywords, int longest) {
        context = Math.max(0, longest - 1);
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
            int triple = classOf(text, i - 2) << 2 * BITS | classOf(text, i - 1) << BITS | classOf(text, i);
            set(triples, triple);
            if (i == 2) {
                set(beginnings, triple);
            }
            if (i == text.length() - 1) {
                set(ends, triple);
            }
        }
    }

    private static void set(long[] bits, int index) {
        bits[index >> 6] |= 1L << index;
    }

    private static boolean get(long[] bits, int index) {
        return (bits[index >> 6] >>> index & 1) != 0;
    }

    /** What may have bytes on both sides of a seam. */
    enum Crossing {
        NOTHING,
        KEYWORD,

        /** What tells of an encoded text, or a UUID; perhaps a keyword as well. */
        RUN
    }

    /** What may have bytes on both sides of an offset. */
    Crossing crossing(byte[] content, int length, int seam) {
        if (seam <= 0 || seam >= length) {
            return Crossing.NOTHING;
        }
        if (EncodedRuns.mayCross(content, length, seam)) {
            return Crossing.RUN;
        }
        return keywordMayCross(content, length, seam) ? Crossing.KEYWORD : Crossing.NOTHING;
    }

    /** The first byte that what crosses a seam may have. */
    int from(byte[] content, int length, int seam, Crossing crossing) {
        int least = Math.max(0, seam - context);
        if (crossing == Crossing.RUN) {
            return least;
        }
        int from = seam - 1;
        while (from > least && isWithin(triple(content, length, from - 1))) {
            from--;
        }
        return from;
    }

    /** After the last byte that what crosses a seam may have. */
    int to(byte[] content, int length, int seam, Crossing crossing) {
        int most = Math.min(length, seam + context);
        if (crossing == Crossing.RUN) {
            return most;
        }
        int to = seam + 1;
        while (to < most && isWithin(triple(content, length, to - 2))) {
            to++;
        }
        return to;
    }

    private boolean isWithin(int triple) {
        return triple >= 0 && get(triples, triple);
    }

    private boolean keywordMayCross(byte[] content, int length, int seam) {
        int first = classes[content[seam - 1] & 0xff];
        int second = classes[content[seam] & 0xff];
        if (first == 0 || second == 0) {
            return false;
        }
        if (get(pairs, first << BITS | second)) {
            return true;
        }
        int around = triple(content, length, seam - 1);
        if (around >= 0 && get(beginnings, around)) {
            return true;
        }
        int before = triple(content, length, seam - 2);
        if (before < 0 || !get(triples, before)) {
            return false;
        }
        if (get(ends, before)) {
            return true;
        }
        if (around < 0 || !get(triples, around)) {
            return false;
        }
        int earlier = triple(content, length, seam - 3);
        return get(beginnings, before) || earlier >= 0 && get(triples, earlier);
    }

    /** The three bytes from an offset on; negative where they are not all there. */
    private int triple(byte[] content, int length, int from) {
        return from < 0 || from + 3 > length
                ? -1
                : classes[content[from] & 0xff] << 2 * BITS
                        | classes[content[from + 1] & 0xff] << BITS
                        | classes[content[from + 2] & 0xff];
    }
}
