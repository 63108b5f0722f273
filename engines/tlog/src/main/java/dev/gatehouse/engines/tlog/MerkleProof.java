package dev.gatehouse.engines.tlog;

import java.util.List;

/**
 * Holds proofs against roots, in as many steps as they have hashes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2">RFC 9162, sections 2.1.3.2 and 2.1.4.2</a>
 */
public final class MerkleProof {

    private MerkleProof() {}

    /**
     * Whether a leaf is the one at an index of a tree.
     *
     * @param path from the leaf's sibling to the root's child
     */
    public static boolean includes(long index, long size, Hash leaf, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.ofNode(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether a tree of a size is the beginning of a tree of another. */
    public static boolean consistent(long older, long newer, List<Hash> path, Hash olderRoot, Hash newerRoot) {
        if (older < 0 || older > newer) {
            return false;
        }
        if (older == 0) {
            return path.isEmpty() && olderRoot.equals(Hash.ofNothing());
        }
        if (older == newer) {
            return path.isEmpty() && olderRoot.equals(newerRoot);
        }
        boolean wholeSubtree = Long.bitCount(older) == 1;
        if (path.isEmpty()) {
            return false;
        }
        Hash first = wholeSubtree ? olderRoot : path.getFirst();
        List<Hash> rest = wholeSubtree ? path : path.subList(1, path.size());
        long node = older - 1;
        long last = newer - 1;
        while ((node & 1) == 1) {
            node >>>= 1;
            last >>>= 1;
        }
        Hash ofOlder = first;
        Hash ofNewer = first;
        for (Hash hash : rest) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                ofOlder = Hash.ofNode(hash, ofOlder);
                ofNewer = Hash.ofNode(hash, ofNewer);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                ofNewer = Hash.ofNode(ofNewer, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && ofOlder.equals(olderRoot) && ofNewer.equals(newerRoot);
    }
}
