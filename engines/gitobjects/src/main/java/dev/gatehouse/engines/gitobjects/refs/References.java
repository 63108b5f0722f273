package dev.gatehouse.engines.gitobjects.refs;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.SmallFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All references of a repository: loose and packed ones, {@code HEAD} and its like, those of every linked worktree, and
 * the logs of all.
 */
public final class References {

    private static final int SYMBOLIC_DEPTH = 5;

    /** The most bytes of a file that holds one reference. */
    private static final int LARGEST_REFERENCE = 1 << 16;

    private final GitDirectory directory;
    private final Problems problems;
    private final SmallFiles files;
    private final SmallFiles single;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, ObjectId> resolved = new TreeMap<>();

    private References(GitDirectory directory, Limits limits, Problems problems) {
        this.directory = directory;
        this.problems = problems;
        this.files = new SmallFiles(limits.fileBytes(), problems);
        this.single = new SmallFiles(Math.min(LARGEST_REFERENCE, limits.fileBytes()), problems);
    }

    /** Reads all of them. What can't be read is named. */
    public static References read(GitDirectory directory, Limits limits, Problems problems) {
        References references = new References(directory, limits, problems);
        if (directory.otherReferences()) {
            problems.add(
                    Problem.Kind.UNSUPPORTED,
                    "config",
                    "the references are in a format that is not read, so that nothing counts as reached by one;"
                            + " git refs migrate --ref-format=files changes that");
        }
        references.readPacked();
        references.readDirectory(directory.common(), "");
        if (!directory.directory().equals(directory.common())) {
            references.readDirectory(directory.directory(), "");
        }
        for (Path worktree : directory.linked(problems)) {
            references.readDirectory(worktree, "worktrees/" + worktree.getFileName() + "/");
        }
        references.values.keySet().forEach(name -> {
            ObjectId target = references.target(name);
            if (target != null) {
                references.resolved.put(name, target);
            }
        });
        return references;
    }

    private void readPacked() {
        Path file = directory.common().resolve("packed-refs");
        List<String> lines = files.lines(file, "packed-refs");
        if (lines == null) {
            return;
        }
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space == 40 || space == 64) {
                values.put(line.substring(space + 1).strip(), line.substring(0, space));
            }
        }
    }

    private void readDirectory(Path folder, String prefix) {
        for (Path file : list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.equals("HEAD") || name.endsWith("_HEAD") || name.equals("AUTO_MERGE")) {
                readValue(file, prefix + name, files);
            }
        }
        Path refs = folder.resolve("refs");
        Set<String> seen = new HashSet<>();
        walk(refs, file -> {
            String name = prefix + "refs/" + slashed(refs, file);
            while (!seen.add(name)) {
                name += "~"; // No name has one: two whose odd bytes read the same stay apart.
            }
            readValue(file, name, single);
        });
    }

    private static String slashed(Path base, Path file) {
        return base.relativize(file).toString().replace('\\', '/');
    }

    private interface FileSink {
        void file(Path file);
    }

    private void walk(Path folder, FileSink sink) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!file.toString().endsWith(".lock")) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) {
                    return postVisitDirectory(file, failed);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path file, @Nullable IOException failed) {
                    if (failed != null && !(failed instanceof NoSuchFileException)) {
                        problems.add(Problem.Kind.UNREADABLE, directory.name(file), "the references can't be listed");
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.add(Problem.Kind.UNREADABLE, directory.name(folder), "the references can't be listed");
        }
        found.sort(null);
        found.forEach(sink::file);
    }

    private List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            problems.add(Problem.Kind.UNREADABLE, directory.name(folder), "it can't be listed");
            return List.of();
        }
    }

    private void readValue(Path file, String name, SmallFiles reader) {
        List<String> lines = reader.lines(file, directory.name(file));
        if (lines != null) {
            String line = lines.isEmpty() ? "" : lines.getFirst().strip();
            int tab = line.indexOf('	');
            if (tab > 0 && !line.startsWith("ref:")) {
                line = line.substring(0, tab).strip();
            }
            values.put(name, line);
        }
    }

    private @Nullable ObjectId target(String name) {
        String value = values.get(name);
        for (int depth = 0; value != null && value.startsWith("ref:"); depth++) {
            if (depth > SYMBOLIC_DEPTH) {
                problems.add(Problem.Kind.CYCLIC, name, "references name each other without an end");
                return null;
            }
            value = values.get(value.substring(4).strip());
        }
        if (value == null) {
            return null;
        }
        ObjectId id = ObjectId.parse(value);
        if ((id == null || id.length() != directory.format().idLength()) && !value.isEmpty()) {
            problems.add(Problem.Kind.CORRUPT, name, "the reference names no object");
            return null;
        }
        return id;
    }

    /** All that name an object, by name. */
    public List<Reference> all() {
        List<Reference> all = new ArrayList<>();
        resolved.forEach((name, target) -> all.add(new Reference(name, target)));
        return all;
    }

    /** What a reference names; null where it names nothing. */
    public @Nullable ObjectId get(String fullName) {
        return resolved.get(fullName);
    }

    /** The logs of all references, the latest entry of each first. */
    public List<LogEntry> logs() {
        List<LogEntry> entries = new ArrayList<>();
        readLogs(directory.common().resolve("logs"), "", entries);
        if (!directory.directory().equals(directory.common())) {
            readLogs(directory.directory().resolve("logs"), "", entries);
        }
        for (Path worktree : directory.linked(problems)) {
            readLogs(worktree.resolve("logs"), "worktrees/" + worktree.getFileName() + "/", entries);
        }
        return entries;
    }

    private void readLogs(Path logs, String prefix, List<LogEntry> into) {
        walk(logs, file -> {
            List<String> lines = files.lines(file, directory.name(file));
            if (lines == null) {
                return;
            }
            for (int i = lines.size() - 1; i >= 0; i--) {
                LogEntry entry = entry(prefix + slashed(logs, file), lines.size() - 1 - i, lines.get(i));
                if (entry != null
                        && entry.after().length() == directory.format().idLength()) {
                    into.add(entry);
                }
            }
        });
    }

    private static @Nullable LogEntry entry(String name, int age, String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 0 || second < 0) {
            return null;
        }
        ObjectId before = ObjectId.parse(line.substring(0, first));
        ObjectId after = ObjectId.parse(line.substring(first + 1, second));
        int tab = line.indexOf('\t');
        return before == null || after == null || before.length() != after.length()
                ? null
                : new LogEntry(name, age, before, after, tab < 0 ? "" : line.substring(tab + 1));
    }
}
