package dev.gatehouse.engines.kustomize.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads files within bounds, and remembers which. */
public final class SourceReader {

    private final SourceFiles files;
    private final Bounds bounds;
    private final SortedSet<String> read = new TreeSet<>();
    private int filesLeft;
    private int bytesLeft;
    private int valuesLeft;

    public SourceReader(SourceFiles files, Bounds bounds) {
        this.files = files;
        this.bounds = bounds;
        filesLeft = bounds.files();
        bytesLeft = bounds.bytes();
        valuesLeft = bounds.values();
    }

    /** The paths that were read. */
    public SortedSet<String> read() {
        return read;
    }

    public boolean isLink(String path) {
        return files.isLink(path);
    }

    public boolean isFolder(String path) {
        return path.isEmpty() || files.isFolder(path);
    }

    /**
     * The content of a file; empty where there is none.
     *
     * @param place what names it
     */
    public Optional<byte[]> content(String path, Place place) throws Refused, IOException {
        Optional<byte[]> content = files.read(path, bytesLeft);
        if (content.isPresent()) {
            filesLeft--;
            bytesLeft -= content.get().length;
            if (filesLeft < 0 || bytesLeft < 0) {
                throw Refused.invalid(
                        place,
                        "too much to read: more than " + bounds.files() + " files or " + bounds.bytes() + " bytes");
            }
            read.add(path);
        }
        return content;
    }

    /** Counts values that are read or made. */
    public void spend(int values, Place place) throws Refused {
        valuesLeft -= values;
        if (valuesLeft < 0) {
            throw Refused.invalid(place, "more than " + bounds.values() + " values");
        }
    }

    public int valuesLeft() {
        return valuesLeft;
    }

    /** How deep kustomizations may lie in each other. */
    public int depth() {
        return bounds.depth();
    }

    /**
     * A path from a folder, without {@code .} and {@code ..}; null where it leads out of the tree.
     *
     * @param folder empty for the root
     */
    public static @Nullable String resolve(String folder, String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + path).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
