package dev.gatehouse.connectors.files;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Every path of a target. */
public final class Listing {

    private final NavigableSet<String> paths;

    public Listing(Collection<String> paths) {
        this.paths = new TreeSet<>(paths);
    }

    public boolean has(String path) {
        return paths.contains(path);
    }

    /** Whether any path begins so. */
    public boolean holds(String prefix) {
        String first = paths.ceiling(prefix);
        return first != null && first.startsWith(prefix);
    }

    /** Whether a folder, or one of those it lies in, holds a file of a name. */
    public boolean hasInOrAbove(String folder, String name) {
        String current = folder;
        while (true) {
            if (has(current.isEmpty() ? name : current + "/" + name)) {
                return true;
            }
            if (current.isEmpty()) {
                return false;
            }
            current = folderOf(current);
        }
    }

    /** All paths, sorted. */
    public Collection<String> paths() {
        return paths;
    }

    /** The folder a path lies in; empty for the root. */
    public static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The last part of a path. */
    public static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
