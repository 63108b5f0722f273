package dev.gatehouse.engines.tlog;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing tree: the hashes of the largest complete subtrees that its leaves divide into, the
 * largest first. From them the root of any later tree can be told without looking back; there are as many as the size
 * has bits set.
 */
public final class Frontier {

    private final List<Hash> subtrees;
    private long size;

    /** Of a tree without leaves. */
    public Frontier() {
        this(0, List.of());
    }

    /**
     * Of a tree of a size.
     *
     * @param subtrees one for each bit of the size, the largest first
     */
    public Frontier(long size, List<Hash> subtrees) {
        if (size < 0 || subtrees.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(subtrees.size() + " subtrees of " + size + " leaves");
        }
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** Adds a leaf. */
    public void add(Hash leaf) {
        Hash merged = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            merged = Hash.ofNode(subtrees.removeLast(), merged);
        }
        subtrees.add(merged);
        size++;
    }

    /** The root of the tree. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Hash.ofNothing();
        }
        Hash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = Hash.ofNode(subtrees.get(i), root);
        }
        return root;
    }
}
