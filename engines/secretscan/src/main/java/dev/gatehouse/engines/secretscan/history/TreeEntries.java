package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.Delta;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the entries of a tree begin and lead, for the trees that are deltas against it. Never changed. */
final class TreeEntries {

    /** Of an entry that is not followed; no other is negative. */
    static final long NOWHERE = -1;

    /** Offsets in the tree, ascending. */
    private final int[] starts;

    /** For each the name's number and what it leads to, as in {@link TreeGraph}, or {@link #NOWHERE}. */
    private final long[] leads;

    private TreeEntries(int[] starts, long[] leads) {
        this.starts = starts;
        this.leads = leads;
    }

    /** Those that lead somewhere. */
    long[] edges() {
        long[] edges = new long[leads.length];
        int count = 0;
        for (long lead : leads) {
            if (lead != NOWHERE) {
                edges[count++] = lead;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    /** The entries of a tree while it is gone through; used again for the next. */
    static final class Reading {

        private int[] starts = new int[64];
        private long[] leads = new long[64];
        private int count;

        private @Nullable TreeEntries base;
        private @Nullable Delta delta;
        private int part;
        private int at;

        /** Begins with another tree. */
        Reading begin(@Nullable TreeEntries inherited, @Nullable Delta by) {
            count = 0;
            part = 0;
            at = 0;
            base = inherited;
            delta = by;
            return this;
        }

        void add(int start, long lead) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                leads = Arrays.copyOf(leads, 2 * count);
            }
            starts[count] = start;
            leads[count++] = lead;
        }

        /**
         * Adds the next entry if it was copied in one piece from where the base has an entry, which then is the same.
         */
        boolean inherit(int start, int end) {
            if (base == null || delta == null) {
                return false;
            }
            while (delta.end(part) <= start) {
                part++;
            }
            int source = delta.source(part);
            if (source < 0 || end > delta.end(part)) {
                return false;
            }
            int there = start - delta.start(part) + source;
            int[] among = base.starts;
            if (at >= among.length || among[at] != there) {
                at = Arrays.binarySearch(among, there);
                if (at < 0) {
                    at = 0;
                    return false;
                }
            }
            add(start, base.leads[at++]);
            return true;
        }

        TreeEntries made() {
            return new TreeEntries(Arrays.copyOf(starts, count), Arrays.copyOf(leads, count));
        }
    }
}
