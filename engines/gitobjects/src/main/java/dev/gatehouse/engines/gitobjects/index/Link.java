package dev.gatehouse.engines.gitobjects.index;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What links a split index to the one that it shares (gitformat-index, "Split index"): which of the shared entries are
 * gone, and which are replaced by its own first entries, whose paths are empty.
 *
 * @param shared names the file {@code sharedindex.ID}
 * @param deleted places in the shared index
 * @param replaced places in the shared index
 */
record Link(ObjectId shared, BitSet deleted, BitSet replaced) {

    /** More entries than an index of the largest size that is read has. */
    private static final int MOST_ENTRIES = 1 << 23;

    /** Reads the extension. */
    static Link parse(byte[] bytes, int from, int length, int idLength) throws UnreadableObject {
        if (length < idLength) {
            throw new UnreadableObject(Problem.Kind.TRUNCATED, "the index ends in an extension");
        }
        ObjectId shared = ObjectId.at(bytes, from, idLength);
        ByteBuffer bitmaps = ByteBuffer.wrap(bytes, from + idLength, length - idLength);
        return new Link(shared, bitmap(bitmaps), bitmap(bitmaps));
    }

    /**
     * Reads a bitmap that runs of equal words shorten (EWAH, as in gitformat-bitmap): its length in bits, the number of
     * words, the words, the place of the last marker.
     */
    private static BitSet bitmap(ByteBuffer from) throws UnreadableObject {
        BitSet bits = new BitSet();
        if (!from.hasRemaining()) {
            return bits;
        }
        if (from.remaining() < 12) {
            throw damaged();
        }
        int size = from.getInt();
        int words = from.getInt();
        if (size < 0 || size > MOST_ENTRIES || words < 0 || words > (from.remaining() - 4) / 8) {
            throw damaged();
        }
        int at = 0;
        while (words > 0) {
            long marker = from.getLong();
            words--;
            long run = (marker >>> 1 & 0xffffffffL) * 64;
            long literals = marker >>> 33;
            if (run > size + 63L - at || literals > words) {
                throw damaged();
            }
            if ((marker & 1) != 0 && at < size) {
                bits.set(at, (int) Math.min(size, at + run));
            }
            at += (int) run;
            for (long i = 0; i < literals; i++) {
                long word = from.getLong();
                words--;
                for (int bit = 0; bit < 64; bit++) {
                    if ((word >>> bit & 1) != 0 && at + bit < size) {
                        bits.set(at + bit);
                    }
                }
                at += 64;
                if (at > size + 64) {
                    throw damaged();
                }
            }
        }
        from.getInt();
        return bits;
    }

    private static UnreadableObject damaged() {
        return new UnreadableObject(Problem.Kind.CORRUPT, "a bitmap of the split index is damaged");
    }

    /** The entries of both, in no order. */
    List<IndexEntry> together(List<IndexEntry> ofShared, List<IndexEntry> own, String name, Problems problems) {
        List<IndexEntry> entries = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < ofShared.size(); i++) {
            IndexEntry entry = ofShared.get(i);
            if (replaced.get(i)) {
                if (next == own.size()) {
                    problems.add(Problem.Kind.CORRUPT, name, "the split index replaces more entries than it has");
                    break;
                }
                IndexEntry by = own.get(next++);
                entry = new IndexEntry(entry.path(), by.mode(), by.id(), by.stage());
            }
            if (!deleted.get(i)) {
                entries.add(entry);
            }
        }
        entries.addAll(own.subList(next, own.size()));
        return entries;
    }
}
