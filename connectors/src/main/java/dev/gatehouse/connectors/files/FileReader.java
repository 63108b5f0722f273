package dev.gatehouse.connectors.files;

import dev.gatehouse.model.FactKind;
import java.util.Set;

/** Knows one format of file. Holds no state: files are read in parallel. */
public interface FileReader {

    /** The name that {@code --list-files} shows: {@code kubernetes}, {@code workflow}, {@code terraform} … */
    String name();

    /** The kinds of fact it reads; each is partially covered when a file that it takes can't be wholly read. */
    Set<FactKind> kinds();

    /**
     * Whether a file is in its format, as far as its path tells. The first reader that takes a file reads it.
     *
     * @param path relative to the target's root
     * @param listing every path of the target, for formats told by their neighbours
     */
    boolean takes(String path, Listing listing);

    /**
     * Reads a file. Never throws for what the file holds.
     *
     * @param path relative to the target's root
     * @param content the whole file
     */
    FileFacts read(String path, byte[] content, Listing listing);
}
