package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.ObjectView;
import dev.gatehouse.engines.gitobjects.ObjectVisitor;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.content.TreeCursor;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How trees lead to blobs with secrets. One walk of all trees notes of each its subtrees and those blobs; afterwards
 * only what leads to such a blob is kept. The walk also finds which objects that trees name are missing.
 */
final class TreeGraph implements ObjectVisitor<TreeEntries> {

    /** How deep folders stand in each other that are followed; Git itself goes down 2048 (core.maxTreeDepth). */
    private static final int DEEPEST = 2048;

    /** How many folders of one commit are entered, each as often as it has paths. */
    private static final int MOST_ENTERED = 1 << 18;

    private static final long[] NONE = {};

    private static final byte UNSEEN = 0;
    private static final byte SEEN = 1;
    private static final byte LEADING = 2;

    private final Problems problems;
    private final ObjectTable objects;
    private final Paths paths = new Paths();
    private final ThreadLocal<Reading> readings;
    private final ContentSearch search;
    private final boolean every;

    /** The blobs with secrets. */
    private final BitSet followed = new BitSet();

    private NameTable names = new NameTable();
    private volatile boolean namesTell;

    /** The trees that the way down from one has entered, bit by bit; none between two. */
    private long[] entered = {};

    /** For each tree the name and what it leads to: a tree's number, or the complement of a blob's. */
    private final long[][] edges;

    /** Of trees that no pack had in the beginning. */
    private long[][] otherEdges = new long[0][];

    private static final class Reading {

        private final TreeCursor cursor;
        private final TreeEntries.Reading entries = new TreeEntries.Reading();

        private final LatestNumbers numbers;

        Reading(ObjectFormat format, ObjectTable objects) {
            cursor = new TreeCursor(format);
            numbers = new LatestNumbers(objects, format.idLength());
        }
    }

    /**
     * Before the walk.
     *
     * @param every whether all blobs are followed, not only those with secrets
     */
    TreeGraph(
            Problems problems,
            ObjectFormat format,
            ObjectTable objects,
            List<Suspects.Suspect> suspects,
            ContentSearch search,
            boolean every) {
        this.search = search;
        this.problems = problems;
        this.every = every;
        this.objects = objects;
        this.edges = new long[objects.packed()][];
        suspects.stream()
                .filter(suspect -> suspect.where() == Where.BLOB)
                .forEach(suspect -> followed.set(objects.add(suspect.id())));
        this.readings = ThreadLocal.withInitial(() -> new Reading(format, objects));
    }

    Paths paths() {
        return paths;
    }

    @Override
    public boolean wants(ObjectType type) {
        return type == ObjectType.TREE;
    }

    @Override
    public @Nullable TreeEntries visit(ObjectView object, @Nullable TreeEntries base) {
        Reading reading = readings.get();
        TreeCursor cursor = reading.cursor.reset(object.content(), object.length());
        TreeEntries.Reading entries = reading.entries.begin(base, object.delta());
        cursor.skipTo(entries.inherit());
        while (cursor.next()) {
            entries.add(cursor.end(), lead(object.content(), cursor, reading.numbers));
            cursor.skipTo(entries.inherit());
        }
        put(objects.add(object), entries.edges());
        return object.isBase() ? entries.made() : null;
    }

    /** Where an entry leads, which the base does not have. */
    private long lead(byte[] content, TreeCursor cursor, LatestNumbers numbers) {
        if (cursor.isSubmodule()) {
            return TreeEntries.NOWHERE;
        }
        int from = cursor.nameStart();
        int to = cursor.nameEnd();
        int target = numbers.number(content, cursor.idStart());
        if (!cursor.isTree()) {
            if (!every && !followed.get(target) && !objects.isMissing(target)) {
                if (mayTell(from, to) && names.find(content, from, to) < 0) {
                    names.add(content, from, to);
                    tell(cursor);
                }
                return TreeEntries.NOWHERE;
            }
            target = ~target;
        }
        if (mayTell(from, to) && !paths.isKnown(content, from, to)) {
            tell(cursor);
        }
        return (long) paths.name(content, from, to) << 32 | target & 0xffffffffL;
    }

    private boolean mayTell(int from, int to) {
        return to - from >= ContentSearch.SHORTEST_TOKEN && !namesTell;
    }

    private void tell(TreeCursor cursor) {
        String name = cursor.name();
        if (!search.ofName(name, name, null).isEmpty()) {
            namesTell = true;
        }
    }

    /** Whether a secret stands in any name; asked once, after the walk. */
    boolean namesTell() {
        names = new NameTable();
        return namesTell;
    }

    @Override
    public void visitLarge(ObjectType type, ObjectId id, long length, InputStream content) {
        String reason = "the tree has " + length + " bytes; what is in it was not followed";
        problems.add(new Problem(Problem.Kind.TOO_LARGE, "", id, reason));
    }

    private void put(int tree, long[] found) {
        if (tree < edges.length) {
            edges[tree] = found;
        } else {
            putOther(tree - edges.length, found);
        }
    }

    private synchronized void putOther(int other, long[] found) {
        if (other >= otherEdges.length) {
            otherEdges = Arrays.copyOf(otherEdges, Math.max(other + 1, 2 * otherEdges.length));
        }
        otherEdges[other] = found;
    }

    /** Where a tree leads; nowhere where there is none. */
    private long[] edges(int tree) {
        if (tree < 0) {
            return NONE;
        }
        int other = tree - edges.length;
        long[] found = other < 0 ? edges[tree] : other < otherEdges.length ? otherEdges[other] : null;
        return found == null ? NONE : found;
    }

    private static int target(long edge) {
        return (int) edge;
    }

    private static int name(long edge) {
        return (int) (edge >> 32);
    }

    /** The missing objects that the trees name which some lead to, themselves included. */
    List<ObjectId> missingFrom(int[] roots) {
        if (!objects.anyMissing()) {
            return List.of();
        }
        BitSet reached = new BitSet(objects.size());
        BitSet missing = new BitSet();
        int[] stack = new int[64];
        for (int root : roots) {
            int depth = 0;
            if (root >= 0 && !reached.get(root)) {
                reached.set(root);
                stack[depth++] = root;
            }
            while (depth > 0) {
                long[] all = edges(stack[--depth]);
                if (depth + all.length >= stack.length) {
                    stack = Arrays.copyOf(stack, 2 * (depth + all.length));
                }
                for (long edge : all) {
                    int target = target(edge) < 0 ? ~target(edge) : target(edge);
                    if (objects.isMissing(target)) {
                        missing.set(target);
                    } else if (target(edge) >= 0 && !reached.get(target)) {
                        reached.set(target);
                        stack[depth++] = target;
                    }
                }
            }
        }
        return missing.stream().mapToObj(objects::id).sorted().toList();
    }

    /** Keeps only what leads to a blob with secrets, each tree's names sorted by number. */
    void prune() {
        BitSet leading = leading();
        entered = new long[(objects.size() >> 6) + 1];
        for (int tree = 0; tree < edges.length + otherEdges.length; tree++) {
            long[] all = edges(tree);
            if (all.length > 0) {
                put(tree, leading.get(tree) ? leadingOf(all, leading) : NONE);
            }
        }
    }

    private long[] leadingOf(long[] all, BitSet leading) {
        long[] kept = new long[all.length];
        int count = 0;
        for (long edge : all) {
            if (target(edge) < 0 ? isFollowed(~target(edge)) : leading.get(target(edge))) {
                kept[count++] = edge;
            }
        }
        Arrays.sort(kept, 0, count);
        return count == kept.length ? kept : Arrays.copyOf(kept, count);
    }

    private boolean isFollowed(int blob) {
        return every || followed.get(blob);
    }

    /** The trees that lead to a blob with secrets: each is looked at once, after its subtrees. */
    private BitSet leading() {
        int size = edges.length + otherEdges.length;
        byte[] states = new byte[Math.max(size, objects.size())];
        int[] stack = new int[64];
        int[] next = new int[64];
        for (int first = 0; first < size; first++) {
            if (states[first] != UNSEEN || edges(first).length == 0) {
                continue;
            }
            int depth = 0;
            stack[0] = first;
            next[0] = 0;
            states[first] = SEEN;
            while (depth >= 0) {
                int tree = stack[depth];
                long[] all = edges(tree);
                int entered = -1;
                int i = next[depth];
                while (i < all.length && entered < 0) {
                    int target = target(all[i++]);
                    if (target < 0) {
                        states[tree] = isFollowed(~target) ? LEADING : states[tree];
                    } else if (states[target] == LEADING) {
                        states[tree] = LEADING;
                    } else if (states[target] == UNSEEN) {
                        states[target] = SEEN;
                        entered = edges(target).length == 0 ? -1 : target;
                    }
                }
                next[depth] = i;
                if (entered >= 0) {
                    depth++;
                    if (depth == stack.length) {
                        stack = Arrays.copyOf(stack, 2 * depth);
                        next = Arrays.copyOf(next, 2 * depth);
                    }
                    stack[depth] = entered;
                    next[depth] = 0;
                } else {
                    depth--;
                    if (depth >= 0 && states[tree] == LEADING) {
                        states[stack[depth]] = LEADING;
                    }
                }
            }
        }
        BitSet leading = new BitSet(size);
        for (int tree = 0; tree < size; tree++) {
            if (states[tree] == LEADING) {
                leading.set(tree);
            }
        }
        return leading;
    }

    /** Takes blobs with their paths. */
    interface Sink {

        void blob(int blob, int path);
    }

    /**
     * Visits the blobs with secrets of a tree that none of some other trees has at the same path. A tree that many
     * paths lead to is entered by each, until they are very many: then only by the first.
     */
    void added(int tree, int[] before, Sink sink) {
        new Descent(sink).from(tree, before);
    }

    /** The way down from one tree. */
    private final class Descent {

        private final Sink sink;
        private int left = MOST_ENTERED;
        private int[] enteredTrees = new int[16];
        private int enteredCount;

        Descent(Sink sink) {
            this.sink = sink;
        }

        void from(int tree, int[] before) {
            into(tree, before, Paths.TOP, 0);
            for (int i = 0; i < enteredCount; i++) {
                entered[enteredTrees[i] >> 6] = 0;
            }
        }

        private void into(int tree, int[] before, int folder, int depth) {
            long[] all = edges(tree);
            if (all.length == 0 || isEntered(tree) && left <= 0) {
                return;
            }
            for (int other : before) {
                if (other == tree) {
                    return;
                }
            }
            if (depth > DEEPEST) {
                name(tree, "it stands more than " + DEEPEST + " folders deep; what is in it has no path");
                return;
            }
            enter(tree);
            left--;
            if (left == 0) {
                name(tree, "more than " + MOST_ENTERED + " folders hold each other; not every path is listed");
            }
            int[] at = new int[before.length];
            int[] others = new int[before.length];
            for (long edge : all) {
                boolean same = false;
                int count = 0;
                for (int i = 0; i < before.length && !same; i++) {
                    long[] there = edges(before[i]);
                    at[i] = firstOf(TreeGraph.name(edge), there, at[i]);
                    int subtree = CommitGraph.NONE;
                    for (int j = at[i]; j < there.length && TreeGraph.name(there[j]) == TreeGraph.name(edge); j++) {
                        same |= there[j] == edge;
                        subtree = Math.max(subtree, target(there[j]));
                    }
                    if (subtree >= 0) {
                        others[count++] = subtree;
                    }
                }
                if (!same) {
                    int path = paths.path(folder, TreeGraph.name(edge));
                    if (target(edge) < 0) {
                        sink.blob(~target(edge), path);
                    } else {
                        into(target(edge), Arrays.copyOf(others, count), path, depth + 1);
                    }
                }
            }
        }

        /** The first edge, from one on, that has no lower name. */
        private static int firstOf(int name, long[] all, int from) {
            int first = from;
            while (first < all.length && TreeGraph.name(all[first]) < name) {
                first++;
            }
            return first;
        }

        private boolean isEntered(int tree) {
            return (entered[tree >> 6] & 1L << tree) != 0;
        }

        private void enter(int tree) {
            if (!isEntered(tree)) {
                entered[tree >> 6] |= 1L << tree;
                if (enteredCount == enteredTrees.length) {
                    enteredTrees = Arrays.copyOf(enteredTrees, 2 * enteredCount);
                }
                enteredTrees[enteredCount++] = tree;
            }
        }

        private void name(int tree, String reason) {
            problems.add(new Problem(Problem.Kind.TOO_LARGE, "", objects.id(tree), reason));
        }
    }
}
