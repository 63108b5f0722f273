package dev.gatehouse.connectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The files of a target, wherever they lie. */
public interface FileTree {

    /** A file. */
    record Entry(String path, Type type, long size) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            return path.compareTo(other.path);
        }
    }

    /**
     * Files of the target that are not among its entries.
     *
     * @param path of a file or folder; {@code .} where it can't be told which
     * @param reason one line, no full stop
     * @param remedy the one line that would bring them in; empty where none is known
     */
    record LeftOut(String path, String reason, String remedy) {}

    /** What stands at a path. */
    enum Type {
        FILE,
        /** Leads to a place in the target, where its content is read. */
        LINK,
        /** Leads out of the target, or nowhere; never followed. */
        LINK_OUT,
        /** Leads, as far as can be told, to a folder out of the target: any file could be in it. */
        FOLDER_OUT,
        /** A device, a pipe, a socket. */
        SPECIAL
    }

    /** Every file, sorted by path; at most {@link #MOST_FILES}. */
    List<Entry> entries();

    /** What was left out; empty where everything is among the entries. */
    List<LeftOut> leftOut();

    /** The content of a file, to be closed. */
    InputStream open(Entry entry) throws IOException;

    /**
     * The content of a file.
     *
     * @param limit bytes; of a longer file this many and one more are returned
     */
    default byte[] read(Entry entry, int limit) throws IOException {
        try (InputStream in = open(entry)) {
            return in.readNBytes(limit + 1);
        }
    }

    /** How many files a target may have. */
    int MOST_FILES = 200_000;
}
