package dev.gatehouse.engines.secretscan.history.graph;

import java.util.Arrays;

/**
 * Which trees lead to a blob that is followed. Each is looked at after its subtrees. Threads share what they know for
 * certain, and may find out the same at the same time.
 */
final class LeadingTrees {

    private static final byte LEADS = 1;
    private static final byte LEADS_NOWHERE = 2;

    private final TreeGraph graph;
    private final byte[] known;

    private LeadingTrees(TreeGraph graph, int size) {
        this.graph = graph;
        known = new byte[size];
    }

    /** Looks at all trees of a graph, whose numbers are below a size. */
    static LeadingTrees of(TreeGraph graph, int size, int threads) throws InterruptedException {
        LeadingTrees trees = new LeadingTrees(graph, size);
        Workers.run(threads, size, 1 << 12, () -> {
            Way way = trees.new Way();
            return (from, to) -> {
                for (int tree = from; tree < to; tree++) {
                    way.down(tree);
                }
            };
        });
        return trees;
    }

    boolean leads(int tree) {
        return known[tree] == LEADS;
    }

    /** The way of one thread from a tree to all below. */
    private final class Way {

        /** The trees on the way, bit by bit: a damaged repository may have a tree within itself. */
        private final long[] above = new long[(known.length >> 6) + 1];

        private int[] stack = new int[64];
        private int[] next = new int[64];
        private boolean[] leads = new boolean[64];
        private int depth = -1;

        void down(int first) {
            if (known[first] == 0) {
                enter(first);
            }
            while (depth >= 0) {
                step();
            }
        }

        private void enter(int tree) {
            if (graph.edges(tree).length == 0) {
                known[tree] = LEADS_NOWHERE;
                return;
            }
            depth++;
            if (depth == stack.length) {
                stack = Arrays.copyOf(stack, 2 * depth);
                next = Arrays.copyOf(next, 2 * depth);
                leads = Arrays.copyOf(leads, 2 * depth);
            }
            stack[depth] = tree;
            next[depth] = 0;
            leads[depth] = false;
            above[tree >> 6] |= 1L << tree;
        }

        /** Goes through the edges of the lowest tree, to one that is to be entered before, or to the end. */
        private void step() {
            int tree = stack[depth];
            long[] all = graph.edges(tree);
            boolean leading = leads[depth];
            for (int i = next[depth]; i < all.length; i++) {
                int target = TreeGraph.target(all[i]);
                if (target < 0) {
                    leading |= graph.isFollowed(~target);
                } else if (known[target] != 0) {
                    leading |= known[target] == LEADS;
                } else if ((above[target >> 6] & 1L << target) == 0) {
                    next[depth] = i;
                    leads[depth] = leading;
                    enter(target);
                    return;
                }
            }
            above[tree >> 6] &= ~(1L << tree);
            known[tree] = leading ? LEADS : LEADS_NOWHERE;
            depth--;
        }
    }
}
