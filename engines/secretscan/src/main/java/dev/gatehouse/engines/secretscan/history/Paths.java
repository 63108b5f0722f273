package dev.gatehouse.engines.secretscan.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the names in trees, and paths as a folder's path and a name. Names may be added by many threads. */
final class Paths {

    /** The path of a tree that a commit has. */
    static final int TOP = -1;

    private final NameTable names = new NameTable();
    private final Map<Long, Integer> paths = new HashMap<>();
    private final List<Long> ofPath = new ArrayList<>();

    /** The number of the name that stands between two offsets. */
    int name(byte[] source, int from, int to) {
        return names.add(source, from, to);
    }

    /** Whether a name has a number, as far as this thread can see. */
    boolean isKnown(byte[] source, int from, int to) {
        return names.find(source, from, to) >= 0;
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
            String name = new String(names.name((int) (long) ofPath.get(at)), StandardCharsets.UTF_8);
            text.insert(0, text.isEmpty() ? name : name + "/");
        }
        return text.toString();
    }
}
