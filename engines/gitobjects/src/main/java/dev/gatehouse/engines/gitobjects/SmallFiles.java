package dev.gatehouse.engines.gitobjects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
                if (Files.exists(file)) {
                    problems.add(Problem.Kind.UNREADABLE, name, "it is no regular file");
                }
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

    /** The text, in UTF-8, or in ISO 8859-1 where it is none; null as for {@link #bytes}. */
    public @Nullable String text(Path file, String name) {
        byte[] bytes = bytes(file, name);
        return bytes == null ? null : text(bytes);
    }

    /** The lines, each as {@link #text}; null as for {@link #bytes}. */
    public @Nullable List<String> lines(Path file, String name) {
        byte[] bytes = bytes(file, name);
        if (bytes == null) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < bytes.length; ) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            lines.add(text(Arrays.copyOfRange(bytes, start, end)));
            start = end + 1;
        }
        return lines;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
