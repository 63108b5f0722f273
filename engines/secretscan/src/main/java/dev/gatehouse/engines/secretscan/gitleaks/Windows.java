package dev.gatehouse.engines.secretscan.gitleaks;

import java.util.ArrayList;
import java.util.List;

/** The parts of a content that a rule is asked of: what stands around its keywords, grown together where they meet. */
final class Windows {

    /** How far a keyword's window reaches to both sides. */
    static final int REACH = 8192;

    /** Up to here a content is one window. */
    static final int WHOLE = 1 << 17;

    private static final int OVERLAP = 2 * REACH;
    private static final int CHUNK = 1 << 20;

    private final List<int[]> parts = new ArrayList<>();

    /** Takes a keyword's place; they come in the order of their ends. */
    void add(int start, int end, int length) {
        int from = Math.max(0, start - REACH);
        int to = Math.min(length, end + REACH);
        if (!parts.isEmpty() && parts.getLast()[1] >= from) {
            int[] last = parts.getLast();
            last[0] = Math.min(last[0], from);
            last[1] = Math.max(last[1], to);
        } else {
            parts.add(new int[] {from, to});
        }
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The parts, none longer than a chunk; longer ones overlap, so that nothing is cut in all of them. */
    List<int[]> bounded(int length) {
        if (length <= WHOLE) {
            return List.of(new int[] {0, length});
        }
        List<int[]> bounded = new ArrayList<>();
        for (int[] part : parts) {
            int from = part[0];
            while (part[1] - from > CHUNK) {
                bounded.add(new int[] {from, from + CHUNK});
                from += CHUNK - OVERLAP;
            }
            bounded.add(new int[] {from, part[1]});
        }
        return bounded;
    }

    /** All of a content. */
    static Windows all(int length) {
        Windows windows = new Windows();
        windows.parts.add(new int[] {0, length});
        return windows;
    }
}
