package dev.gatehouse.baseline;

import java.io.IOException;
import java.util.Optional;

/** Where the files that a baseline includes are read from: a folder, or a commit of a bare repository. */
@FunctionalInterface
public interface IncludeSource {

    /**
     * Reads a file.
     *
     * @param path relative to the folder of the first file, with {@code /} between its parts and without {@code ..}
     * @param limit how many bytes a file may have; of a larger one any {@code limit + 1} bytes are returned
     * @return empty where there is no such file
     * @throws dev.gatehouse.model.InvalidInput where it may not be read, the message saying why
     * @throws IOException where it can't be read
     */
    Optional<byte[]> read(String path, int limit) throws IOException;
}
