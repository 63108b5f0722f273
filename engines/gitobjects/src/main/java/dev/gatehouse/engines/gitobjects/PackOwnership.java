package dev.gatehouse.engines.gitobjects;

import dev.gatehouse.engines.gitobjects.pack.Pack;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;

/** Says of each object which of several packs it is visited in: the first that has it. Merges the sorted ids. */
final class PackOwnership {

    private final List<BitSet> owned;

    private record Cursor(int pack, int position, ObjectId id) {}

    /**
     * Merges the ids of packs.
     *
     * @param walked packs whose objects were visited before
     * @param visited objects that were visited before from elsewhere
     */
    PackOwnership(List<Pack> packs, Set<Pack> walked, Set<ObjectId> visited) {
        owned = IntStream.range(0, packs.size()).mapToObj(i -> new BitSet()).toList();
        if (packs.size() == 1 && visited.isEmpty()) {
            owned.getFirst().set(0, packs.getFirst().count());
            return;
        }
        Comparator<Cursor> order = Comparator.comparing(Cursor::id)
                .thenComparing(cursor -> !walked.contains(packs.get(cursor.pack())))
                .thenComparingInt(Cursor::pack);
        PriorityQueue<Cursor> queue = new PriorityQueue<>(order);
        for (int i = 0; i < packs.size(); i++) {
            advance(queue, packs, i, 0);
        }
        ObjectId previous = null;
        while (!queue.isEmpty()) {
            Cursor cursor = queue.remove();
            if (!cursor.id().equals(previous) && !visited.contains(cursor.id())) {
                owned.get(cursor.pack()).set(cursor.position());
            }
            previous = cursor.id();
            advance(queue, packs, cursor.pack(), cursor.position() + 1);
        }
    }

    private static void advance(PriorityQueue<Cursor> queue, List<Pack> packs, int pack, int position) {
        if (position < packs.get(pack).count()) {
            queue.add(new Cursor(pack, position, packs.get(pack).id(position)));
        }
    }

    BitSet owned(int pack) {
        return owned.get(pack);
    }
}
