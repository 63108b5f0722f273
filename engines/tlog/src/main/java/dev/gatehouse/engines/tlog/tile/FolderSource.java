package dev.gatehouse.engines.tlog.tile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A log in a folder.
 *
 * @param folder with {@code checkpoint} and {@code tile}
 */
public record FolderSource(Path folder) implements TileSource {

    @Override
    public Optional<byte[]> read(String path, int limit) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] read = in.readNBytes(limit + 1);
            if (read.length > limit) {
                throw new IOException(path + " is larger than " + limit + " bytes");
            }
            return Optional.of(read);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    @Override
    public List<Integer> partials(TilePath tile) throws IOException {
        Path partials = folder.resolve(tile + ".p");
        if (!Files.isDirectory(partials)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(partials)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,2}"))
                    .map(Integer::valueOf)
                    .filter(width -> width < TilePath.WIDTH)
                    .sorted()
                    .toList();
        }
    }
}
