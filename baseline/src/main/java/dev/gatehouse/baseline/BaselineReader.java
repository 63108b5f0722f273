package dev.gatehouse.baseline;

import dev.gatehouse.baseline.reading.Assembly;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.yaml.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a {@code gatehouse.yaml} and the files it includes.
 *
 * <p>At most {@value #FILES} files of 1 MiB, each within the folder of the first. Whatever is wrong with them is an
 * {@link InvalidInput} that says where, shows the line and says what to write instead; of several faults it is the
 * first in the order of the files, and the others are its {@linkplain Throwable#getSuppressed() suppressed} ones.
 */
public final class BaselineReader {

    /** How many files a baseline may have. */
    public static final int FILES = 64;

    private static final List<String> NAMES = List.of("gatehouse.yaml", "gatehouse.yml");

    private static final String STANDARD_INPUT = "standard input";

    private final Set<String> ruleIds;
    private final LocalDate today;

    /**
     * A reader as of one instant.
     *
     * @param ruleIds the ids of all rules there are
     * @param at the instant by which waivers expire
     */
    public BaselineReader(Set<String> ruleIds, Instant at) {
        this.ruleIds = Set.copyOf(ruleIds);
        this.today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /**
     * The baseline that a repository has of its own.
     *
     * @throws InvalidInput where its name is a symbolic link to outside the folder, or no regular file
     */
    public static Optional<Path> findAtRoot(Path folder) {
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new InvalidInput(name + " is not a regular file", null, null, null);
            }
            try {
                if (file.toRealPath().startsWith(folder.toRealPath())) {
                    return Optional.of(file);
                }
            } catch (IOException unreadable) {
                throw new InvalidInput(name + " is a symbolic link that leads nowhere", null, null, null);
            }
            throw new InvalidInput(
                    name + " is a symbolic link that leads out of the repository",
                    null,
                    null,
                    "Name the file itself with --baseline.");
        }
        return Optional.empty();
    }

    /** Reads a file, named as its path in faults and locations. */
    public Baseline read(Path file) {
        return read(file, file.toString());
    }

    /**
     * Reads a file.
     *
     * @param name what it is called in faults and locations; the files it includes are named beside it
     */
    public Baseline read(Path file, String name) {
        if (Files.isDirectory(file)) {
            throw new InvalidInput(
                    name + " is a folder",
                    null,
                    null,
                    "Name the file: " + name + (name.endsWith("/") ? "" : "/") + NAMES.getFirst() + ".");
        }
        byte[] bytes;
        try {
            if (isNamedPipe(file)) {
                throw new InvalidInput(
                        name + " is no regular file", null, null, "`--baseline -` reads standard input.");
            }
            bytes = FolderSource.bounded(file, Limits.BY_HAND.bytes());
        } catch (NoSuchFileException _) {
            throw new InvalidInput("there is no file " + name, null, null, null);
        } catch (AccessDeniedException _) {
            throw new InvalidInput("may not read " + name, null, null, null);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + name + ": " + unreadable.getMessage(), null, null, null);
        }
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return read(name, bytes, new FolderSource(folder));
    }

    /** What would be waited for, perhaps for ever; a shell's {@code <(…)} lies in {@code /dev}. */
    private static boolean isNamedPipe(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).isOther()
                && !file.toAbsolutePath().startsWith("/dev");
    }

    /** Reads a stream to its end, or to the limit; the files it includes lie in the current folder. */
    public Baseline read(InputStream in) {
        byte[] bytes;
        try {
            bytes = in.readNBytes(Limits.BY_HAND.bytes() + 1);
        } catch (IOException unreadable) {
            throw new InvalidInput("can't read " + STANDARD_INPUT + ": " + unreadable.getMessage(), null, null, null);
        }
        return read(STANDARD_INPUT, bytes, new FolderSource(Path.of("").toAbsolutePath()));
    }

    /**
     * Reads a file that is in memory already.
     *
     * @param name as {@link #read(Path, String)} takes it
     * @param includes where the files it includes are found
     */
    public Baseline read(String name, byte[] bytes, IncludeSource includes) {
        return Assembly.of(name, bytes, includes, ruleIds, today);
    }
}
