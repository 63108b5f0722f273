package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.Match;

/**
 * What is kept of a scanned blob for the blobs that are deltas against it: every keyword, in the order of their starts,
 * and what verifying them came to. Never changed.
 */
final class Kept {

    final int length;

    /** Offsets of each keyword's first byte. */
    final int[] starts;

    /** The keywords' numbers. */
    final char[] keywords;

    /** How far verifying each keyword looked, as the number of a {@code Reach}. */
    final byte[] reaches;

    /** For each candidate the place of its keyword in {@link #starts}, in order. */
    final int[] candidateOf;

    final Match[] candidates;

    Kept(int length, int[] starts, char[] keywords, byte[] reaches, int[] candidateOf, Match[] candidates) {
        this.length = length;
        this.starts = starts;
        this.keywords = keywords;
        this.reaches = reaches;
        this.candidateOf = candidateOf;
        this.candidates = candidates;
    }

    /**
     * The place of the first keyword that begins at an offset or after it.
     *
     * @param near a place that it may be near, from 0 to as many as there are
     */
    int firstFrom(int offset, int near) {
        int low = near;
        int high = near;
        if (near > 0 && starts[near - 1] >= offset) {
            low = 0;
        } else {
            for (int step = 1; high < starts.length && starts[high] < offset; step *= 2) {
                low = high + 1;
                high = Math.min(starts.length, high + step);
            }
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place of the first candidate whose keyword is not before a place. */
    int firstCandidate(int keyword) {
        int low = 0;
        int high = candidateOf.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (candidateOf[middle] < keyword) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
