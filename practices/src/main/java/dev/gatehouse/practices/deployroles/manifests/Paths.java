package dev.gatehouse.practices.deployroles.manifests;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths relative to the target's root, with {@code /} between their parts; the root is the empty path. */
public final class Paths {

    private Paths() {}

    /** The folder that a path lies in. */
    public static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** A path as written in a folder, without {@code .} and {@code ..}; what leads out of the root stays at it. */
    static String resolve(String folder, String written) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + written).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /** How many leading folders two files share; a file shares one more with itself than with any other. */
    public static int nearness(String file, String other) {
        if (file.equals(other)) {
            return Integer.MAX_VALUE;
        }
        String[] left = folderOf(file).split("/", -1);
        String[] right = folderOf(other).split("/", -1);
        int shared = 0;
        while (shared < left.length && shared < right.length && left[shared].equals(right[shared])) {
            shared++;
        }
        // The same folder is nearer than one below it.
        return 2 * shared + (left.length == shared && right.length == shared ? 1 : 0);
    }
}
