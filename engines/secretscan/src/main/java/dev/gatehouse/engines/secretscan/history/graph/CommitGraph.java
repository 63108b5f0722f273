package dev.gatehouse.engines.secretscan.history.graph;

import dev.gatehouse.engines.gitobjects.ObjectFormat;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.content.CommitLinks;
import dev.gatehouse.engines.gitobjects.content.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All commits, by numbers: their parents, their trees, their times; and the tags. Many threads add to it. */
public final class CommitGraph {

    /** The number of no commit, and of no tree. */
    public static final int NONE = -1;

    private final IdTable commits;
    private final ObjectTable trees;
    private final Map<ObjectId, ObjectId> tags = new ConcurrentHashMap<>();
    private int[][] parents = new int[1024][];
    private int[] treeOf = new int[1024];
    private long[] times = new long[1024];
    private long messages;

    /** An empty one; trees get their numbers from the table. */
    public CommitGraph(ObjectFormat format, ObjectTable trees) {
        commits = new IdTable(format.idLength());
        this.trees = trees;
    }

    /** The numbers of trees. */
    public ObjectTable trees() {
        return trees;
    }

    /** The numbers of commits; those that only others name are among them. */
    public IdTable commits() {
        return commits;
    }

    /** Takes a commit. */
    public synchronized void add(ObjectId id, byte[] content, int length) {
        CommitLinks links = CommitLinks.parse(content, length);
        int number = commits.add(id);
        int[] named = links.parents().stream()
                .filter(parent -> parent.length() == id.length())
                .mapToInt(commits::add)
                .toArray();
        ObjectId tree = links.tree();
        int size = commits.size();
        if (size > parents.length) {
            int capacity = Math.max(size, 2 * parents.length);
            parents = Arrays.copyOf(parents, capacity);
            treeOf = Arrays.copyOf(treeOf, capacity);
            times = Arrays.copyOf(times, capacity);
        }
        parents[number] = named;
        treeOf[number] = tree == null || tree.length() != id.length() ? NONE : trees.add(tree);
        times[number] = links.time();
        messages++;
    }

    /** Takes a tag. */
    public void addTag(ObjectId id, Tag tag) {
        ObjectId object = tag.object();
        if (object != null && object.length() == id.length()) {
            tags.put(id, object);
        }
    }

    /** How many commits were added. */
    public synchronized long messages() {
        return messages;
    }

    /** What a tag names in the end; the id itself where it is no tag's. */
    public ObjectId peeled(ObjectId id) {
        ObjectId current = id;
        for (int i = 0; i < 10; i++) {
            ObjectId next = tags.get(current);
            if (next == null) {
                return current;
            }
            current = next;
        }
        return current;
    }

    /** A tag, the tag that it names, and so on; none where the id is no tag's. */
    public List<ObjectId> tagsFrom(ObjectId id) {
        List<ObjectId> chain = new ArrayList<>();
        ObjectId current = id;
        while (current != null && tags.containsKey(current) && chain.size() < 10) {
            chain.add(current);
            current = tags.get(current);
        }
        return chain;
    }

    /** One more than the highest number of a commit. */
    public int size() {
        return commits.size();
    }

    /** The parents' numbers; null for a commit that only others name. */
    public int @Nullable [] parents(int commit) {
        return commit < parents.length ? parents[commit] : null;
    }

    /** Whether the commit was read. */
    public boolean isThere(int commit) {
        return parents(commit) != null;
    }

    /** The number of a commit's tree; negative where there is none. */
    public int tree(int commit) {
        return isThere(commit) ? treeOf[commit] : NONE;
    }

    long time(int commit) {
        return times[commit];
    }

    /** The commits that some reach, themselves included. */
    public BitSet reachedBy(Iterable<Integer> tips) {
        BitSet reached = new BitSet(size());
        int[] stack = new int[64];
        int depth = 0;
        for (int tip : tips) {
            if (tip >= 0 && !reached.get(tip)) {
                reached.set(tip);
                stack[depth++] = tip;
            }
            while (depth > 0) {
                int[] named = parents(stack[--depth]);
                if (named != null) {
                    if (depth + named.length + 1 > stack.length) {
                        stack = Arrays.copyOf(stack, 2 * (depth + named.length + 1));
                    }
                    for (int parent : named) {
                        if (!reached.get(parent)) {
                            reached.set(parent);
                            stack[depth++] = parent;
                        }
                    }
                }
            }
        }
        return reached;
    }

    /** The commits of a set that are there, each after all its parents, and else the older ones first. */
    public int[] ordered(BitSet among) {
        int size = size();
        int[] open = new int[size];
        int[] childCount = new int[size + 1];
        for (int commit = among.nextSetBit(0); commit >= 0; commit = among.nextSetBit(commit + 1)) {
            int[] named = parents(commit);
            if (named != null) {
                for (int parent : named) {
                    if (among.get(parent) && isThere(parent)) {
                        open[commit]++;
                        childCount[parent + 1]++;
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            childCount[i + 1] += childCount[i];
        }
        int[] children = new int[childCount[size]];
        int[] filled = Arrays.copyOf(childCount, size);
        PriorityQueue<Integer> ready = new PriorityQueue<>((a, b) -> times[a] != times[b]
                ? Long.compare(times[a], times[b])
                : commits.id(a).compareTo(commits.id(b)));
        for (int commit = among.nextSetBit(0); commit >= 0; commit = among.nextSetBit(commit + 1)) {
            int[] named = parents(commit);
            if (named != null) {
                for (int parent : named) {
                    if (among.get(parent) && isThere(parent)) {
                        children[filled[parent]++] = commit;
                    }
                }
                if (open[commit] == 0) {
                    ready.add(commit);
                }
            }
        }
        int[] order = new int[among.cardinality()];
        int count = 0;
        while (!ready.isEmpty()) {
            int commit = ready.remove();
            order[count++] = commit;
            for (int i = childCount[commit]; i < childCount[commit + 1]; i++) {
                if (--open[children[i]] == 0) {
                    ready.add(children[i]);
                }
            }
        }
        return Arrays.copyOf(order, count);
    }
}
