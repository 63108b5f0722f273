package dev.gatehouse.engines.gitobjects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a repository's small files, which others may write at the same time. */
public final class SmallFiles {

    private final int limit;
    private final Problems problems;

    /** Reads files of at most so many bytes. */
    public SmallFiles(int limit, Problems problems) {
        this.limit = limit;
        this.problems = problems;
    }

    /** The bytes; null where the file is not there or can't be read, which is named. */
    public byte @Nullable [] bytes(Path file, String name) {
        try {
            if (!Files.isRegularFile(file)) {
                return null;
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(limit + 1);
                if (bytes.length <= limit) {
                    return bytes;
                }
                problems.add(Problem.Kind.TOO_LARGE, name, "it has more than " + limit + " bytes");
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return null;
        } catch (IOException e) {
            problems.add(Problem.Kind.UNREADABLE, name, "it can't be read");
        }
        return null;
    }

    /** The text, in UTF-8 or what comes near it; null as for {@link #bytes}. */
    public @Nullable String text(Path file, String name) {
        byte[] bytes = bytes(file, name);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
