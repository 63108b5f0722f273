package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.ObjectType;
import dev.gatehouse.engines.gitobjects.ObjectView;
import dev.gatehouse.engines.gitobjects.ObjectVisitor;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.content.TreeCursor;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final ObjectDatabase database;
    private final IdTable trees;
    private final IdTable blobs;
    private final Paths paths;
    private final ThreadLocal<Reading> readings;
    private final ContentSearch search;
    private final boolean every;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private volatile boolean namesTell;

    /** The trees that the way down from one has entered; none between two. */
    private final BitSet entered = new BitSet();

    /** For each tree the name and what it leads to: a tree's number, or the complement of a blob's. */
    private long[][] edges = new long[1024][];

    private final Map<ObjectId, Integer> missing = new ConcurrentHashMap<>();

    private static final class Reading {

        private final TreeCursor cursor;
        private final TreeEntries.Reading entries = new TreeEntries.Reading();

        Reading(ObjectFormat format) {
            cursor = new TreeCursor(format);
        }
    }

    /**
     * Before the walk.
     *
     * @param every whether all blobs are followed, not only those with secrets
     */
    TreeGraph(
            ObjectDatabase database,
            ObjectFormat format,
            IdTable trees,
            List<Suspects.Suspect> suspects,
            ContentSearch search,
            boolean every) {
        this.search = search;
        this.database = database;
        this.every = every;
        this.trees = trees;
        this.paths = new Paths();
        this.blobs = new IdTable(format.idLength());
        suspects.stream().filter(suspect -> suspect.where() == Where.BLOB).forEach(suspect -> blobs.add(suspect.id()));
        this.readings = ThreadLocal.withInitial(() -> new Reading(format));
    }

    /** The numbers of the blobs that are followed. */
    IdTable blobs() {
        return blobs;
    }

    Paths paths() {
        return paths;
    }

    @Override
    public boolean wants(ObjectType type) {
        return type == ObjectType.TREE;
    }

    @Override
    public TreeEntries visit(ObjectView object, @Nullable TreeEntries base) {
        Reading reading = readings.get();
        TreeCursor cursor = reading.cursor.reset(object.content(), object.length());
        TreeEntries.Reading entries = reading.entries.begin(base, object.delta());
        int number = trees.add(object.id());
        int idLength = object.id().length();
        while (cursor.next()) {
            if (!entries.inherit(cursor.start(), cursor.idStart() + idLength)) {
                boolean leads = !cursor.isSubmodule();
                if (leads && !namesTell && cursor.idStart() - cursor.nameStart() > ContentSearch.SHORTEST_TOKEN) {
                    name(cursor);
                }
                entries.add(cursor.start(), leads ? edge(object, cursor, number) : TreeEntries.NOWHERE);
            }
        }
        TreeEntries all = entries.made();
        put(number, all.edges());
        return all;
    }

    /** Where an entry leads, which the base does not have. */
    private long edge(ObjectView object, TreeCursor cursor, int tree) {
        if (cursor.isTree()) {
            check(cursor.id(), tree);
            return edge(cursor, trees.add(object.content(), cursor.idStart()));
        }
        int blob =
                every ? blobs.add(object.content(), cursor.idStart()) : blobs.find(object.content(), cursor.idStart());
        if (every || blob < 0) {
            check(cursor.id(), tree);
        }
        return blob < 0 ? TreeEntries.NOWHERE : edge(cursor, ~blob);
    }

    private long edge(TreeCursor cursor, int target) {
        return (long) paths.name(cursor.nameBytes()) << 32 | target & 0xffffffffL;
    }

    private void name(TreeCursor cursor) {
        String name = cursor.name();
        if (names.add(name) && !search.ofName(name, name, null).isEmpty()) {
            namesTell = true;
        }
    }

    /** Whether a secret stands in any name; asked once, after the walk. */
    boolean namesTell() {
        names.clear();
        return namesTell;
    }

    private void check(ObjectId id, int tree) {
        if (!database.contains(id)) {
            missing.putIfAbsent(id, tree);
        }
    }

    @Override
    public void visitLarge(ObjectType type, ObjectId id, long length, InputStream content) {
        String reason = "the tree has " + length + " bytes; what is in it was not followed";
        database.problems().add(new Problem(Problem.Kind.TOO_LARGE, "", id, reason));
    }

    private synchronized void put(int tree, long[] found) {
        if (tree >= edges.length) {
            edges = Arrays.copyOf(edges, Math.max(tree + 1, 2 * edges.length));
        }
        edges[tree] = found;
    }

    private long @Nullable [] edges(int tree) {
        return tree >= 0 && tree < edges.length ? edges[tree] : null;
    }

    private static int target(long edge) {
        return (int) edge;
    }

    private static int name(long edge) {
        return (int) (edge >> 32);
    }

    /** The trees that some lead to, themselves included. */
    BitSet reachedBy(int[] roots) {
        BitSet reached = new BitSet(trees.size());
        int[] stack = new int[64];
        for (int root : roots) {
            int depth = 0;
            if (root >= 0 && !reached.get(root)) {
                reached.set(root);
                stack[depth++] = root;
            }
            while (depth > 0) {
                long[] all = edges(stack[--depth]);
                if (all == null) {
                    continue;
                }
                if (depth + all.length >= stack.length) {
                    stack = Arrays.copyOf(stack, 2 * (depth + all.length));
                }
                for (long edge : all) {
                    if (target(edge) >= 0 && !reached.get(target(edge))) {
                        reached.set(target(edge));
                        stack[depth++] = target(edge);
                    }
                }
            }
        }
        return reached;
    }

    /** The missing objects that one of some trees names. */
    List<ObjectId> missing(BitSet among) {
        return missing.entrySet().stream()
                .filter(entry -> among.get(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Keeps only what leads to a blob with secrets, each tree's names sorted by number. */
    void prune() {
        BitSet leading = leading();
        for (int tree = 0; tree < edges.length; tree++) {
            long[] all = edges[tree];
            if (all != null) {
                edges[tree] = leading.get(tree)
                        ? Arrays.stream(all)
                                .filter(edge -> target(edge) < 0 || leading.get(target(edge)))
                                .sorted()
                                .toArray()
                        : null;
            }
        }
    }

    /** The trees that lead to a blob with secrets: each is looked at once, after its subtrees. */
    private BitSet leading() {
        BitSet leading = new BitSet(edges.length);
        BitSet seen = new BitSet(edges.length);
        int[] stack = new int[64];
        int[] next = new int[64];
        for (int first = 0; first < edges.length; first++) {
            int depth = 0;
            stack[0] = first;
            next[0] = 0;
            boolean fresh = edges[first] != null && !seen.get(first);
            seen.set(first);
            while (fresh && depth >= 0) {
                int tree = stack[depth];
                long[] all = edges[tree];
                if (all == null || next[depth] == all.length) {
                    depth--;
                    if (depth >= 0 && leading.get(tree)) {
                        leading.set(stack[depth]);
                    }
                    continue;
                }
                int target = target(all[next[depth]++]);
                if (target < 0 || leading.get(target)) {
                    leading.set(tree);
                } else if (target < edges.length && !seen.get(target)) {
                    seen.set(target);
                    depth++;
                    if (depth == stack.length) {
                        stack = Arrays.copyOf(stack, 2 * depth);
                        next = Arrays.copyOf(next, 2 * depth);
                    }
                    stack[depth] = target;
                    next[depth] = 0;
                }
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
                entered.clear(enteredTrees[i]);
            }
        }

        private void into(int tree, int[] before, int folder, int depth) {
            long[] all = edges(tree);
            if (all == null || entered.get(tree) && left <= 0) {
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
            int[] others = new int[before.length];
            for (long edge : all) {
                boolean same = false;
                int count = 0;
                for (int i = 0; i < before.length && !same; i++) {
                    Integer there = child(before[i], TreeGraph.name(edge));
                    same = there != null && there == target(edge);
                    if (there != null && there >= 0) {
                        others[count++] = there;
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

        private void enter(int tree) {
            if (!entered.get(tree)) {
                entered.set(tree);
                if (enteredCount == enteredTrees.length) {
                    enteredTrees = Arrays.copyOf(enteredTrees, 2 * enteredCount);
                }
                enteredTrees[enteredCount++] = tree;
            }
        }

        private void name(int tree, String reason) {
            database.problems().add(new Problem(Problem.Kind.TOO_LARGE, "", trees.id(tree), reason));
        }
    }

    private @Nullable Integer child(int tree, int name) {
        long[] all = edges(tree);
        if (all == null) {
            return null;
        }
        int low = 0;
        int high = all.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compare(name(all[middle]), name);
            if (order == 0) {
                return target(all[middle]);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
