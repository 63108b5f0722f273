package dev.gatehouse.engines.gitobjects.refs;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problem;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.SmallFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All references of a repository: loose and packed ones, {@code HEAD} and its like, those of every linked worktree, and
 * the logs of all.
 */
public final class References {

    private static final int SYMBOLIC_DEPTH = 5;

    private final GitDirectory directory;
    private final Problems problems;
    private final SmallFiles files;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, ObjectId> resolved = new TreeMap<>();

    private References(GitDirectory directory, Limits limits, Problems problems) {
        this.directory = directory;
        this.problems = problems;
        this.files = new SmallFiles(limits.fileBytes(), problems);
    }

    /** Reads all of them. What can't be read is named. */
    public static References read(GitDirectory directory, Limits limits, Problems problems) {
        References references = new References(directory, limits, problems);
        if (directory.otherReferences()) {
            problems.add(Problem.Kind.UNSUPPORTED, "config", "the references are in a format that is not read");
        }
        references.readPacked();
        references.readDirectory(directory.common(), "");
        if (!directory.directory().equals(directory.common())) {
            references.readDirectory(directory.directory(), "");
        }
        for (Path worktree : references.list(directory.common().resolve("worktrees"))) {
            references.readDirectory(worktree, "worktrees/" + worktree.getFileName() + "/");
        }
        references.values.keySet().forEach(name -> {
            ObjectId target = references.target(name, 0);
            if (target != null) {
                references.resolved.put(name, target);
            }
        });
        return references;
    }

    private void readPacked() {
        Path file = directory.common().resolve("packed-refs");
        String text = files.text(file, "packed-refs");
        if (text == null) {
            return;
        }
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space == 40 || space == 64) {
                values.put(line.substring(space + 1), line.substring(0, space));
            }
        });
    }

    private void readDirectory(Path folder, String prefix) {
        for (Path file : list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.equals("HEAD") || name.endsWith("_HEAD") || name.equals("AUTO_MERGE")) {
                readValue(file, prefix + name);
            }
        }
        Path refs = folder.resolve("refs");
        walk(refs, file -> readValue(file, prefix + "refs/" + slashed(refs, file)));
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
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> !file.toString().endsWith(".lock") && Files.isRegularFile(file))
                    .sorted()
                    .forEach(sink::file);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                problems.add(Problem.Kind.UNREADABLE, directory.name(folder), "the references can't be listed");
            }
        } catch (IOException e) {
            problems.add(Problem.Kind.UNREADABLE, directory.name(folder), "the references can't be listed");
        }
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

    private void readValue(Path file, String name) {
        String text = files.text(file, directory.name(file));
        if (text != null) {
            String line = text.lines().findFirst().orElse("").strip();
            if (line.length() > 64 && !line.startsWith("ref:")) {
                int tab = line.indexOf('\t');
                line = tab < 0 ? line : line.substring(0, tab).strip();
            }
            values.put(name, line);
        }
    }

    private @Nullable ObjectId target(String name, int depth) {
        String value = values.get(name);
        if (value == null || depth > SYMBOLIC_DEPTH) {
            return null;
        }
        if (value.startsWith("ref:")) {
            return target(value.substring(4).strip(), depth + 1);
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
        for (Path worktree : list(directory.common().resolve("worktrees"))) {
            readLogs(worktree.resolve("logs"), "worktrees/" + worktree.getFileName() + "/", entries);
        }
        return entries;
    }

    private void readLogs(Path logs, String prefix, List<LogEntry> into) {
        walk(logs, file -> {
            String text = files.text(file, directory.name(file));
            if (text == null) {
                return;
            }
            List<String> lines = text.lines().toList();
            for (int i = lines.size() - 1; i >= 0; i--) {
                LogEntry entry = entry(prefix + slashed(logs, file), lines.size() - 1 - i, lines.get(i));
                if (entry != null) {
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
        return before == null || after == null
                ? null
                : new LogEntry(name, age, before, after, tab < 0 ? "" : line.substring(tab + 1));
    }
}
