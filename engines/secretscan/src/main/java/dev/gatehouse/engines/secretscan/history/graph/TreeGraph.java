package dev.gatehouse.engines.secretscan.history.graph;

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
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How trees lead to blobs with secrets. One walk of all trees notes of each its subtrees and those blobs; afterwards
 * only what leads to such a blob is kept. The walk also finds which objects that trees name are missing.
 */
public final class TreeGraph implements ObjectVisitor<TreeEntries> {

    private static final long[] NONE = {};

    private final Problems problems;
    private final ObjectTable objects;

    /** The names that lead somewhere. */
    private final NameTable leadingNames = new NameTable();

    private final ThreadLocal<Reading> readings;
    private final ContentSearch search;
    private final boolean every;

    /** The blobs with secrets. */
    private final BitSet followed = new BitSet();

    private NameTable names = new NameTable();
    private volatile boolean namesTell;

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
    public TreeGraph(
            Problems problems,
            ObjectFormat format,
            ObjectTable objects,
            Collection<ObjectId> followed,
            ContentSearch search,
            boolean every) {
        this.search = search;
        this.problems = problems;
        this.every = every;
        this.objects = objects;
        this.edges = new long[objects.packed()][];
        followed.forEach(id -> this.followed.set(objects.add(id)));
        this.readings = ThreadLocal.withInitial(() -> new Reading(format, objects));
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
        if (mayTell(from, to) && leadingNames.find(content, from, to) < 0) {
            tell(cursor);
        }
        return (long) leadingNames.add(content, from, to) << 32 | target & 0xffffffffL;
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
    public boolean namesTell() {
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
    long[] edges(int tree) {
        if (tree < 0) {
            return NONE;
        }
        int other = tree - edges.length;
        long[] found = other < 0 ? edges[tree] : other < otherEdges.length ? otherEdges[other] : null;
        return found == null ? NONE : found;
    }

    private boolean isRead(int tree) {
        int other = tree - edges.length;
        return other < 0 ? edges[tree] != null : other < otherEdges.length && otherEdges[other] != null;
    }

    /** A tree's number, or the complement of a blob's. */
    static int target(long edge) {
        return (int) edge;
    }

    /** The number of a name. */
    static int name(long edge) {
        return (int) (edge >> 32);
    }

    /**
     * What trees name and is not there.
     *
     * @param objects in the order of their ids
     * @param trees whether trees are among them, or trees that are damaged
     */
    public record Missing(List<ObjectId> objects, boolean trees) {}

    /** The missing objects that the trees name which some lead to, themselves included. */
    public Missing missingFrom(int[] roots) {
        if (!objects.anyMissing() && problems.count() == 0) {
            return new Missing(List.of(), false);
        }
        boolean trees = false;
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
                int tree = stack[--depth];
                trees |= !isRead(tree);
                long[] all = edges(tree);
                if (depth + all.length >= stack.length) {
                    stack = Arrays.copyOf(stack, 2 * (depth + all.length));
                }
                for (long edge : all) {
                    int target = target(edge) < 0 ? ~target(edge) : target(edge);
                    if (objects.isMissing(target)) {
                        missing.set(target);
                        trees |= target(edge) >= 0;
                    } else if (target(edge) >= 0 && !reached.get(target)) {
                        reached.set(target);
                        stack[depth++] = target;
                    }
                }
            }
        }
        return new Missing(missing.stream().mapToObj(objects::id).sorted().toList(), trees);
    }

    /** Keeps only what leads to a blob with secrets, each tree's names sorted by number. */
    public void prune(int threads) throws InterruptedException {
        int size = edges.length + otherEdges.length;
        LeadingTrees leading = LeadingTrees.of(this, Math.max(size, objects.size()), threads);
        Workers.run(threads, size, 1 << 14, () -> (from, to) -> {
            for (int tree = from; tree < to; tree++) {
                long[] all = edges(tree);
                if (all.length > 0) {
                    put(tree, leading.leads(tree) ? leadingOf(all, leading) : NONE);
                }
            }
        });
    }

    private long[] leadingOf(long[] all, LeadingTrees leading) {
        long[] kept = new long[all.length];
        int count = 0;
        for (long edge : all) {
            if (target(edge) < 0 ? isFollowed(~target(edge)) : leading.leads(target(edge))) {
                kept[count++] = edge;
            }
        }
        Arrays.sort(kept, 0, count);
        return count == kept.length ? kept : Arrays.copyOf(kept, count);
    }

    /** Whether a blob is followed. */
    boolean isFollowed(int blob) {
        return every || followed.get(blob);
    }

    /** How many numbers of objects there are. */
    int size() {
        return objects.size();
    }

    /** A name, by its number. */
    byte[] name(int number) {
        return leadingNames.name(number);
    }

    /** Names that what is in a tree was not followed. */
    void problem(int tree, String reason) {
        problems.add(new Problem(Problem.Kind.TOO_LARGE, "", objects.id(tree), reason));
    }
}
