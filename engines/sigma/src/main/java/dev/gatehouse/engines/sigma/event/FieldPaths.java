package dev.gatehouse.engines.sigma.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields as a tree of object keys. {@code a.b} is found as the key {@code a.b}, and as the key {@code b}
 * in the object {@code a}; lists on the way are passed through.
 */
public final class FieldPaths {

    static final int NONE = -1;

    /** Beyond so many dots only the whole name and the fully nested one are found. */
    private static final int MOST_SPLITS = 6;

    private final List<String> names;

    /** The names and their numbers, in a table whose length is a power of two. */
    private final @Nullable String[] table;

    private final int[] numbers;

    /** For each node the field that ends there, or {@link #NONE}. */
    private int[] fields = new int[16];

    /** For each node its keys and their nodes, in a table whose length is a power of two. */
    private byte[][][] keys = new byte[16][][];

    private int[][] hashes = new int[16][];
    private int[][] children = new int[16][];
    private int nodes;

    /** While the tree is built. */
    private static final class Branch {
        private int field = NONE;
        private final Map<String, Branch> children = new TreeMap<>();

        Branch child(String key) {
            return children.computeIfAbsent(key, _ -> new Branch());
        }
    }

    /** The names are numbered in their order, from zero. */
    public FieldPaths(List<String> names) {
        this.names = List.copyOf(names);
        table = new String[4 * Integer.highestOneBit(Math.max(1, names.size()))];
        numbers = new int[table.length];
        Branch root = new Branch();
        for (int i = 0; i < names.size(); i++) {
            int slot = slot(names.get(i));
            table[slot] = names.get(i);
            numbers[slot] = i;
            boolean few = names.get(i).chars().filter(c -> c == '.').count() <= MOST_SPLITS;
            add(root, names.get(i), i, few);
        }
        number(root);
    }

    private static void add(Branch branch, String name, int field, boolean everySplit) {
        branch.child(name).field = field;
        int dot = name.indexOf('.');
        while (dot > 0 && dot + 1 < name.length()) {
            add(branch.child(name.substring(0, dot)), name.substring(dot + 1), field, everySplit);
            dot = everySplit ? name.indexOf('.', dot + 1) : -1;
        }
    }

    private int number(Branch branch) {
        int node = nodes++;
        if (node == fields.length) {
            fields = Arrays.copyOf(fields, 2 * node);
            keys = Arrays.copyOf(keys, 2 * node);
            hashes = Arrays.copyOf(hashes, 2 * node);
            children = Arrays.copyOf(children, 2 * node);
        }
        fields[node] = branch.field;
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, branch.children.size())) * 4);
        byte[][] nodeKeys = new byte[size][];
        int[] nodeHashes = new int[size];
        int[] nodeChildren = new int[size];
        keys[node] = nodeKeys;
        hashes[node] = nodeHashes;
        children[node] = nodeChildren;
        branch.children.forEach((key, child) -> {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            int hash = Words.hash(bytes, 0, bytes.length);
            int at = hash & (size - 1);
            while (nodeKeys[at] != null) {
                at = at + 1 & (size - 1);
            }
            nodeKeys[at] = bytes;
            nodeHashes[at] = hash;
            nodeChildren[at] = number(child);
        });
        return node;
    }

    /** The node of a key; {@link #NONE} where no name goes on so. */
    int child(int node, byte[] bytes, int from, int to) {
        if (node == NONE) {
            return NONE;
        }
        int hash = Words.hash(bytes, from, to);
        byte[][] nodeKeys = keys[node];
        int mask = nodeKeys.length - 1;
        for (int at = hash & mask; nodeKeys[at] != null; at = at + 1 & mask) {
            if (hashes[node][at] == hash && Arrays.equals(nodeKeys[at], 0, nodeKeys[at].length, bytes, from, to)) {
                return children[node][at];
            }
        }
        return NONE;
    }

    /** The field that ends at a node, or {@link #NONE}. */
    int field(int node) {
        return node == NONE ? NONE : fields[node];
    }

    public List<String> names() {
        return names;
    }

    /** The number of a name that is one of the fields. */
    public int number(String name) {
        int slot = slot(name);
        return table[slot] == null ? NONE : numbers[slot];
    }

    /** Where a name stands, or would. */
    private int slot(String name) {
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 15) & table.length - 1;
        while (table[slot] != null && !name.equals(table[slot])) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
