package dev.gatehouse.engines.secretscan.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers the names in trees, and paths as a folder's path and a name. Names may be added by many threads. */
final class Paths {

    /** The path of a tree that a commit has. */
    static final int TOP = -1;

    private final Map<Name, Integer> numbers = new HashMap<>();
    private final List<byte[]> names = new ArrayList<>();
    private final Map<Long, Integer> paths = new HashMap<>();
    private final List<Long> ofPath = new ArrayList<>();

    private static final class Name {

        private final byte[] bytes;

        Name(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name name && Arrays.equals(bytes, name.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** The number of a name. */
    synchronized int name(byte[] bytes) {
        Integer known = numbers.get(new Name(bytes));
        if (known != null) {
            return known;
        }
        numbers.put(new Name(bytes), names.size());
        names.add(bytes);
        return names.size() - 1;
    }

    /** The number of the path of a name in a folder. */
    int path(int folder, int name) {
        long key = (long) folder << 32 | name;
        Integer known = paths.get(key);
        if (known != null) {
            return known;
        }
        paths.put(key, ofPath.size());
        ofPath.add(key);
        return ofPath.size() - 1;
    }

    /** A path as text, with slashes. */
    String text(int path) {
        StringBuilder text = new StringBuilder();
        for (int at = path; at != TOP; at = (int) (ofPath.get(at) >> 32)) {
            String name = new String(names.get((int) (long) ofPath.get(at)), StandardCharsets.UTF_8);
            text.insert(0, text.isEmpty() ? name : name + "/");
        }
        return text.toString();
    }
}
