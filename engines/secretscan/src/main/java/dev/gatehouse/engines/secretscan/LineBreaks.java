package dev.gatehouse.engines.secretscan;

import java.util.Arrays;

/**
 * Where lines end in a content. Offsets that are asked about one after the other mostly lie near one another: what was
 * found for one is kept for the next. Of one thread.
 */
final class LineBreaks {

    /** Where more are known, they are forgotten: a content may be nothing but line breaks. */
    private static final int MOST = 1 << 13;

    private final byte[] content;

    /** The line breaks from one offset to another, in their order. */
    private int[] breaks = new int[64];

    private int count;
    private int from;
    private int to;

    /** How many of them stand before the offset that was asked about last. */
    private int passed;

    LineBreaks(byte[] content) {
        this.content = content;
    }

    /** The offset of the so manyeth line break before an offset, or the least where there are fewer from that on. */
    int before(int start, int lines, int least) {
        moveTo(start);
        if (passed < lines && from > least) {
            findBefore(lines, least);
        }
        return passed < lines ? least : Math.max(least, breaks[passed - lines]);
    }

    /** Finds those before an offset up to which none is known but a few. */
    private void findBefore(int lines, int least) {
        int[] found = new int[lines];
        int missing = lines - passed;
        while (from > least && missing > 0) {
            from--;
            if (content[from] == '\n') {
                found[--missing] = from;
            }
        }
        int added = lines - passed - missing;
        room(added);
        System.arraycopy(breaks, 0, breaks, added, count);
        System.arraycopy(found, missing, breaks, 0, added);
        count += added;
        passed += added;
    }

    /** The offset after the so manyeth line break from an offset on, or the most where there are fewer before that. */
    int after(int start, int lines, int most) {
        moveTo(start);
        while (to < most && count < passed + lines) {
            if (content[to] == '\n') {
                room(1);
                breaks[count++] = to;
            }
            to++;
        }
        return count < passed + lines ? most : Math.min(most, breaks[passed + lines - 1] + 1);
    }

    private void moveTo(int start) {
        if (start < from || start > to || count > MOST) {
            from = start;
            to = start;
            count = 0;
        }
        passed = Math.min(passed, count);
        while (passed < count && breaks[passed] < start) {
            passed++;
        }
        while (passed > 0 && breaks[passed - 1] >= start) {
            passed--;
        }
    }

    private void room(int further) {
        if (count + further > breaks.length) {
            breaks = Arrays.copyOf(breaks, 2 * (count + further));
        }
    }
}
