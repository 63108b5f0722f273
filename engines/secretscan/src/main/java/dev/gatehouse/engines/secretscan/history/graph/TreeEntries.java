package dev.gatehouse.engines.secretscan.history.graph;

import dev.gatehouse.engines.gitobjects.Delta;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the entries of a tree begin and lead, for the trees that are deltas against it. Never changed. */
final class TreeEntries {

    /** Of an entry that is not followed; no other is negative. */
    static final long NOWHERE = -1;

    private static final long[] NONE = {};

    /** Offsets in the tree, ascending, and where the last entry ends. */
    private final int[] starts;

    /** For each the name's number and what it leads to, as in {@link TreeGraph}, or {@link #NOWHERE}. */
    private final long[] leads;

    private TreeEntries(int[] starts, long[] leads) {
        this.starts = starts;
        this.leads = leads;
    }

    /** The entries of a tree while it is gone through; used again for the next. */
    static final class Reading {

        private int[] starts = new int[65];
        private long[] leads = new long[64];
        private int count;
        private int leading;

        private @Nullable TreeEntries base;
        private @Nullable Delta delta;
        private int part;
        private int near;

        /** Begins with another tree. */
        Reading begin(@Nullable TreeEntries inherited, @Nullable Delta by) {
            count = 0;
            leading = 0;
            part = 0;
            near = 0;
            starts[0] = 0;
            base = inherited;
            delta = by;
            return this;
        }

        /** Adds the next entry, which begins where the one before ended. */
        void add(int end, long lead) {
            room(1);
            leads[count++] = lead;
            starts[count] = end;
            leading += lead == NOWHERE ? 0 : 1;
        }

        private void room(int more) {
            if (count + more > leads.length) {
                int capacity = Math.max(count + more, 2 * leads.length);
                leads = Arrays.copyOf(leads, capacity);
                starts = Arrays.copyOf(starts, capacity + 1);
            }
        }

        /**
         * Adds the next entries that were copied in one piece from where the base has entries, which then are the same.
         *
         * @return where the entry after them begins
         */
        int inherit() {
            int start = starts[count];
            while (base != null && delta != null) {
                while (part < delta.parts() && delta.end(part) <= start) {
                    part++;
                }
                int source = part < delta.parts() ? delta.source(part) : -1;
                if (source < 0) {
                    return start;
                }
                int shift = delta.start(part) - source;
                int first = base.entry(start - shift, near);
                int end = first < 0 ? first : base.endingBy(delta.end(part) - shift, first);
                if (end <= first) {
                    return start;
                }
                copy(base, first, end, shift);
                near = end;
                start = starts[count];
            }
            return start;
        }

        private void copy(TreeEntries from, int first, int end, int shift) {
            room(end - first);
            for (int i = first; i < end; i++) {
                long lead = from.leads[i];
                leads[count++] = lead;
                starts[count] = from.starts[i + 1] + shift;
                leading += lead == NOWHERE ? 0 : 1;
            }
        }

        /** Those that lead somewhere. */
        long[] edges() {
            if (leading == 0) {
                return NONE;
            }
            long[] edges = new long[leading];
            int next = 0;
            for (int i = 0; i < count; i++) {
                if (leads[i] != NOWHERE) {
                    edges[next++] = leads[i];
                }
            }
            return edges;
        }

        TreeEntries made() {
            return new TreeEntries(Arrays.copyOf(starts, count + 1), Arrays.copyOf(leads, count));
        }
    }

    /**
     * The entry that begins at an offset; negative where none does.
     *
     * @param near an entry that it may be
     */
    private int entry(int offset, int near) {
        return near < leads.length && starts[near] == offset
                ? near
                : Arrays.binarySearch(starts, 0, leads.length, offset);
    }

    /** After the last entry, from one on, that ends at an offset or before. */
    private int endingBy(int offset, int first) {
        int low = first;
        int high = leads.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle + 1] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
