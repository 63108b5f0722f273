package dev.gatehouse.engines.tlog.tile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where a log's files are read from. */
public interface TileSource {

    /**
     * Reads a file.
     *
     * @param path {@code checkpoint}, or a {@link TilePath}
     * @param limit the most bytes that are wanted
     * @return empty where there is none
     * @throws IOException where it can't be read, or is larger
     */
    Optional<byte[]> read(String path, int limit) throws IOException;

    /**
     * The widths of a tile's partial files, in order, where the source can list them.
     *
     * @param tile the full tile
     */
    default List<Integer> partials(TilePath tile) throws IOException {
        return List.of();
    }
}
