package dev.gatehouse.cli;

import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that a result is written to, whole or not at all: a file that was there stays until the new one is complete. A
 * device or a pipe is written to as it is, and a symbolic link stays one.
 */
public final class OutputFile {

    private final Path named;

    private OutputFile(Path named) {
        this.named = named;
    }

    /** What writes a result. */
    public interface Content {
        /** Writes all of it. */
        void write(Writer out) throws IOException;
    }

    /**
     * A path as typed.
     *
     * @throws InvalidInput where no file can have that name
     */
    public static Path path(String text) {
        if (text.isBlank()) {
            throw new InvalidInput(
                    "a format without the name of its file", null, null, "Write --format json=report.json.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new InvalidInput("no file can be named " + text);
        }
    }

    /**
     * A file, before anything is done for it.
     *
     * @throws InvalidInput where it can be seen that it can't be written
     */
    public static OutputFile of(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + " is a folder", null, null, "Name a file in it.");
        }
        boolean writable = isStream(file)
                ? Files.isWritable(file)
                : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
        if (!writable) {
            throw new InvalidInput("can't write " + file + ": no folder to write into");
        }
        return new OutputFile(file);
    }

    /** A device, a pipe, or what a process has open: nothing that may be replaced. */
    private static boolean isStream(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        boolean ofSystem =
                absolute.startsWith("/dev") && !absolute.startsWith("/dev/shm") || absolute.startsWith("/proc");
        return Files.exists(file) && (ofSystem || !Files.isRegularFile(file));
    }

    /**
     * Writes.
     *
     * @throws UncheckedIOException where it can't be written; the file is then as it was
     */
    public void write(Content content) {
        try {
            if (isStream(named)) {
                try (Writer out = Files.newBufferedWriter(named, StandardCharsets.UTF_8, StandardOpenOption.WRITE)) {
                    content.write(out);
                }
            } else {
                replace(Files.exists(named) ? named.toRealPath() : named.toAbsolutePath(), content);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("can't write " + named, failed);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        Path beside = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        beside.toFile().deleteOnExit();
        try {
            try (Writer out = Files.newBufferedWriter(beside, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                content.write(out);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
