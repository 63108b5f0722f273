package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Which entry of a pack is a delta against which: a forest. Entries are numbered by their offset. Of each entry it
 * knows its base, its children (the one with the most wanted descendants last, so that a walk down needs to keep few
 * bases), the type that its root gives it, and how many wanted objects are in its tree.
 */
public final class Families {

    static final int NONE = -1;
    private static final byte UNKNOWN = 0;
    private static final int WORTH_A_THREAD = 10_000;

    private final Pack pack;
    private final int count;
    private final long[] offsets;
    private final int[] positions;
    private final int[] parents;
    private final int[] firstChildren;
    private final int[] siblings;
    private final byte[] types;
    private final int[] wanted;
    private final Map<Integer, ObjectId> foreignBases = new HashMap<>();
    private boolean doubled;
    private boolean intact;

    /** Tells the type of an object that is not in the pack. */
    interface ForeignTypes {

        @Nullable
        ObjectType typeOf(ObjectId id) throws UnreadableObject;
    }

    private Families(Pack pack, ForeignTypes foreign, Problems problems) {
        this.pack = pack;
        count = pack.count();
        offsets = new long[count];
        positions = new int[count];
        parents = new int[count];
        firstChildren = new int[count];
        siblings = new int[count];
        types = new byte[count];
        wanted = new int[count];
        Arrays.fill(parents, NONE);
        Arrays.fill(firstChildren, NONE);
        Arrays.fill(siblings, NONE);
        sortByOffset();
        readHeaders(problems);
        resolveForeign(foreign, problems);
        spreadTypes(problems);
    }

    /**
     * Reads the headers of a pack, and checks its index meanwhile.
     *
     * @param elsewhere tells the types of bases that the pack lacks
     * @param threads at least one, this one among them
     */
    public static Families of(Pack pack, PackWalk.Elsewhere elsewhere, Problems problems, int threads)
            throws InterruptedException {
        FutureTask<Boolean> check = new FutureTask<>(pack.contents()::isIntact);
        if (threads > 1 && pack.count() > WORTH_A_THREAD) {
            Thread.ofPlatform().name("pack-index-check").daemon().start(check);
        }
        Families families = new Families(pack, elsewhere::typeOf, problems);
        check.run();
        try {
            families.intact = check.get() && !families.doubled;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        if (!families.intact) {
            String reason = "its index is damaged; each object was checked by its name";
            problems.add(Problem.Kind.CORRUPT, pack.name(), reason);
        }
        return families;
    }

    private void sortByOffset() {
        PackContents contents = pack.contents();
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, count - 1));
        long highest = Long.MAX_VALUE >> bits;
        for (int i = 0; i < count; i++) {
            long offset = contents.offset(i);
            offsets[i] = (offset < 0 || offset > highest ? highest : offset) << bits | i;
        }
        Arrays.sort(offsets);
        for (int i = 0; i < count; i++) {
            positions[i] = (int) (offsets[i] & (1L << bits) - 1);
            offsets[i] >>>= bits;
            doubled |= i > 0 && offsets[i] == offsets[i - 1];
        }
    }

    /** Whether the index can be believed: it is as it was written, and no two ids stand at one place. */
    boolean isIntact() {
        return intact;
    }

    private void readHeaders(Problems problems) {
        EntryHeader header = new EntryHeader();
        int[] order = null;
        for (int i = 0; i < count; i++) {
            try {
                pack.file().readHeader(offsets[i], header);
                ObjectType type = header.type;
                ObjectId baseId = header.baseId;
                int parent = NONE;
                if (type != null) {
                    types[i] = (byte) type.code();
                    continue;
                } else if (baseId == null) {
                    parent = Arrays.binarySearch(offsets, 0, count, header.baseOffset);
                } else {
                    int position = pack.contents().find(baseId);
                    if (position < 0) {
                        foreignBases.put(i, baseId);
                        continue;
                    }
                    order = order == null ? inverse() : order;
                    parent = order[position];
                }
                if (parent < 0) {
                    throw new UnreadableObject(Problem.Kind.CORRUPT, "its base is at no object's place");
                }
                parents[i] = parent;
                siblings[i] = firstChildren[parent];
                firstChildren[parent] = i;
            } catch (UnreadableObject e) {
                types[i] = -1;
                problems.add(e, pack.name(), id(i));
            }
        }
    }

    private int[] inverse() {
        int[] inverse = new int[count];
        for (int i = 0; i < count; i++) {
            inverse[positions[i]] = i;
        }
        return inverse;
    }

    private void resolveForeign(ForeignTypes foreign, Problems problems) {
        for (Map.Entry<Integer, ObjectId> entry : foreignBases.entrySet()) {
            try {
                ObjectType type = foreign.typeOf(entry.getValue());
                if (type == null) {
                    throw new UnreadableObject(Problem.Kind.MISSING, "its base " + entry.getValue() + " is missing");
                }
                types[entry.getKey()] = (byte) type.code();
            } catch (UnreadableObject e) {
                types[entry.getKey()] = -1;
                problems.add(e, pack.name(), id(entry.getKey()));
            }
        }
    }

    /** Gives every entry its root's type. Entries that no root leads to are deltas of each other in a circle. */
    private void spreadTypes(Problems problems) {
        int[] queue = new int[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            if (types[i] != UNKNOWN) {
                queue[end++] = i;
            }
        }
        for (int i = 0; i < end; i++) {
            int entry = queue[i];
            for (int child = firstChildren[entry]; child >= 0; child = siblings[child]) {
                types[child] = types[entry];
                queue[end++] = child;
                if (types[entry] < 0) {
                    problems.add(new Problem(
                            Problem.Kind.MISSING, pack.name(), id(child), "one of its bases can't be read"));
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (types[i] == UNKNOWN) {
                types[i] = -1;
                problems.add(new Problem(Problem.Kind.CYCLIC, pack.name(), id(i), "its bases lead back to itself"));
            }
        }
    }

    /**
     * Counts the wanted objects of each tree.
     *
     * @param isWanted by the places of the ids
     */
    void count(BitSet isWanted) {
        Arrays.fill(wanted, 0);
        int[] order = new int[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            if (parents[i] == NONE) {
                order[end++] = i;
            }
        }
        for (int i = 0; i < end; i++) {
            for (int child = firstChildren[order[i]]; child >= 0; child = siblings[child]) {
                order[end++] = child;
            }
        }
        for (int i = end - 1; i >= 0; i--) {
            int entry = order[i];
            wanted[entry] += isWanted.get(positions[entry]) ? 1 : 0;
            if (parents[entry] >= 0) {
                wanted[parents[entry]] += wanted[entry];
            }
            moveHeaviestLast(entry);
        }
    }

    private void moveHeaviestLast(int entry) {
        int first = firstChildren[entry];
        if (first < 0 || siblings[first] < 0) {
            return;
        }
        int heaviest = first;
        int beforeHeaviest = NONE;
        int last = first;
        for (int before = first; siblings[before] >= 0; before = siblings[before]) {
            last = siblings[before];
            if (wanted[last] > wanted[heaviest]) {
                heaviest = last;
                beforeHeaviest = before;
            }
        }
        if (heaviest == last) {
            return;
        }
        if (beforeHeaviest < 0) {
            firstChildren[entry] = siblings[heaviest];
        } else {
            siblings[beforeHeaviest] = siblings[heaviest];
        }
        siblings[last] = heaviest;
        siblings[heaviest] = NONE;
    }

    int count() {
        return count;
    }

    Pack pack() {
        return pack;
    }

    long offset(int entry) {
        return offsets[entry];
    }

    /** Where the entry's bytes end: where the next one begins. */
    long end(int entry) {
        return entry + 1 < count
                ? Math.min(offsets[entry + 1], pack.file().end())
                : pack.file().end();
    }

    /** The place of the entry's id in the order of ids. */
    int position(int entry) {
        return positions[entry];
    }

    ObjectId id(int entry) {
        return pack.id(positions[entry]);
    }

    int parent(int entry) {
        return parents[entry];
    }

    boolean isRoot(int entry) {
        return parents[entry] == NONE;
    }

    /** The id of a root's base in another pack; null where the root is a whole object. */
    @Nullable
    ObjectId foreignBase(int entry) {
        return foreignBases.get(entry);
    }

    /** The first child that has anything wanted in its tree. */
    int firstChild(int entry) {
        return wantedFrom(firstChildren[entry]);
    }

    /** The next child of the same base that has anything wanted in its tree. */
    int nextChild(int child) {
        return wantedFrom(siblings[child]);
    }

    private int wantedFrom(int child) {
        int next = child;
        while (next >= 0 && wanted[next] == 0) {
            next = siblings[next];
        }
        return next;
    }

    /** How many wanted objects its tree has. */
    int wanted(int entry) {
        return wanted[entry];
    }

    /** Null where its root can't be read. */
    @Nullable
    ObjectType type(int entry) {
        return types[entry] < 0 ? null : ObjectType.ofCode(types[entry]);
    }
}
