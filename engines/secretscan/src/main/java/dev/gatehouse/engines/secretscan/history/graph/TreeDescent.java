package dev.gatehouse.engines.secretscan.history.graph;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ways down from trees to the blobs with secrets that others do not have; of one thread. */
public final class TreeDescent {

    /** How deep folders stand in each other that are followed; Git itself goes down 2048 (core.maxTreeDepth). */
    private static final int DEEPEST = 2048;

    /** How many folders of one commit are entered, each as often as it has paths. */
    private static final int MOST_ENTERED = 1 << 18;

    private final TreeGraph graph;

    /** The trees that the way down from one has entered, bit by bit; none between two. */
    private final long[] entered;

    private int[] enteredTrees = new int[16];
    private int enteredCount;
    private int left;

    /** Of a graph of which is kept what leads to blobs with secrets. */
    public TreeDescent(TreeGraph graph) {
        this.graph = graph;
        entered = new long[(graph.size() >> 6) + 1];
    }

    /** Takes blobs with their paths. */
    @FunctionalInterface
    public interface Sink {

        void blob(int blob, String path);
    }

    /** A folder's name in another one; null is the folder that a commit has. */
    private record Folder(@Nullable Folder in, int name) {}

    /**
     * Visits the blobs with secrets of a tree that none of some other trees has at the same path. A tree that many
     * paths lead to is entered by each, until they are very many: then only by the first.
     */
    public void added(int tree, int[] before, Sink sink) {
        left = MOST_ENTERED;
        into(tree, before, null, 0, sink);
        for (int i = 0; i < enteredCount; i++) {
            entered[enteredTrees[i] >> 6] = 0;
        }
        enteredCount = 0;
    }

    private void into(int tree, int[] before, @Nullable Folder folder, int depth, Sink sink) {
        long[] all = graph.edges(tree);
        if (all.length == 0 || isEntered(tree) && left <= 0) {
            return;
        }
        for (int other : before) {
            if (other == tree) {
                return;
            }
        }
        if (depth > DEEPEST) {
            graph.problem(tree, "it stands more than " + DEEPEST + " folders deep; what is in it has no path");
            return;
        }
        enter(tree);
        left--;
        if (left == 0) {
            graph.problem(tree, "more than " + MOST_ENTERED + " folders hold each other; not every path is listed");
        }
        int[] at = new int[before.length];
        int[] others = new int[before.length];
        for (long edge : all) {
            int name = TreeGraph.name(edge);
            boolean same = false;
            int count = 0;
            for (int i = 0; i < before.length && !same; i++) {
                long[] there = graph.edges(before[i]);
                at[i] = firstOf(name, there, at[i]);
                int subtree = CommitGraph.NONE;
                for (int j = at[i]; j < there.length && TreeGraph.name(there[j]) == name; j++) {
                    same |= there[j] == edge;
                    subtree = Math.max(subtree, TreeGraph.target(there[j]));
                }
                if (subtree >= 0) {
                    others[count++] = subtree;
                }
            }
            if (!same) {
                Folder path = new Folder(folder, name);
                if (TreeGraph.target(edge) < 0) {
                    sink.blob(~TreeGraph.target(edge), text(path));
                } else {
                    into(TreeGraph.target(edge), Arrays.copyOf(others, count), path, depth + 1, sink);
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

    private String text(Folder path) {
        StringBuilder text = new StringBuilder();
        for (Folder at = path; at != null; at = at.in()) {
            String name = new String(graph.name(at.name()), StandardCharsets.UTF_8);
            text.insert(0, text.isEmpty() ? name : name + "/");
        }
        return text.toString();
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
}
