package dev.gatehouse.baseline;

import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Included files below a folder, and nothing outside it, whatever links there are. */
final class FolderSource implements IncludeSource {

    private final Path folder;

    FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(String path, int limit) throws IOException {
        Path file;
        try {
            file = folder.resolve(path);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !Files.exists(file)) {
            return Optional.empty();
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new InvalidInput("a symbolic link leads out of the folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput(Files.isDirectory(file) ? "a folder where a file belongs" : "not a regular file");
        }
        return Optional.of(bounded(file, limit));
    }

    /** A file's bytes; of one over the limit {@code limit + 1} zeros, and the file is left unread. */
    static byte[] bounded(Path file, int limit) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > limit) {
            return new byte[limit + 1];
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit + 1);
        }
    }
}
