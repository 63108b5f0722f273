package dev.gatehouse.connectors.files;

import dev.gatehouse.connectors.files.FileFacts.Problem;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.RepositoryFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Reads every file of a tree once, in parallel, and gathers facts and coverage in the order of the paths. */
public final class FileObservation {

    /** The largest file that is read, in bytes. */
    public static final int MOST_BYTES = 16 << 20;

    /** From so many bytes on a file is read while no other of that size is. */
    private static final int LARGE_BYTES = 2 << 20;

    private static final int MOST_THREADS = 4;
    private static final int PEEK = 8000;

    private final List<FileReader> readers;
    private final List<TextInspector> inspectors;
    private final IntConsumer progress;
    private final Object oneLarge = new Object();

    /**
     * Prepares a run.
     *
     * @param readers the first that takes a file reads it
     * @param inspectors each sees every text
     * @param progress told how many files were read so far, from any thread
     */
    public FileObservation(List<FileReader> readers, List<TextInspector> inspectors, IntConsumer progress) {
        this.readers = List.copyOf(readers);
        this.inspectors = List.copyOf(inspectors);
        this.progress = progress;
    }

    /** What became of one file. */
    private record Outcome(FileReading reading, List<Fact> facts, List<Problem> problems) {}

    /** Reads a tree. */
    public Observed observe(FileTree tree) {
        List<FileTree.Entry> entries = tree.entries();
        Listing listing = new Listing(entries.stream().map(FileTree.Entry::path).toList());
        List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(entries.size(), nothing()));
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        List<Thread> workers = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().name("files-" + i).start(() -> {
                try {
                    for (int at = next.getAndIncrement(); at < entries.size(); at = next.getAndIncrement()) {
                        outcomes.set(at, observe(tree, entries.get(at), listing));
                        progress.accept(done.incrementAndGet());
                    }
                } catch (RuntimeException | Error failure) {
                    next.set(entries.size());
                    failures.add(failure);
                }
            }));
        }
        await(workers);
        if (!failures.isEmpty()) {
            throw new IllegalStateException("reading failed", failures.getFirst());
        }
        return gather(tree, outcomes);
    }

    private static Outcome nothing() {
        return new Outcome(FileReading.whole("", ""), List.of(), List.of());
    }

    private static void await(List<Thread> workers) {
        try {
            for (Thread worker : workers) {
                worker.join();
            }
        } catch (InterruptedException interrupted) {
            workers.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", interrupted);
        }
    }

    private Outcome observe(FileTree tree, FileTree.Entry entry, Listing listing) {
        Optional<FileReader> reader =
                readers.stream().filter(r -> r.takes(entry.path(), listing)).findFirst();
        return switch (entry.type()) {
            case LINK ->
                new Outcome(
                        FileReading.whole(entry.path(), "link"),
                        List.of(file(entry, RepositoryFile.Type.SYMBOLIC_LINK)),
                        List.of());
            case LINK_OUT ->
                unread(
                        entry,
                        reader,
                        RepositoryFile.Type.SYMBOLIC_LINK,
                        "a symbolic link out of the target, not followed",
                        "");
            case FOLDER_OUT -> folderOut(entry);
            case SPECIAL -> unread(entry, reader, RepositoryFile.Type.BINARY, "no regular file", "");
            case FILE -> content(tree, entry, reader, listing);
        };
    }

    /** Whatever any reader reads could be in it. */
    private Outcome folderOut(FileTree.Entry entry) {
        Set<FactKind> kinds = everyKind();
        String reason = "a symbolic link to a folder out of the target, not followed";
        List<Problem> problems = List.of(new Problem(reason, kinds, ""));
        return new Outcome(
                reading(entry.path(), null, problems),
                List.of(file(entry, RepositoryFile.Type.SYMBOLIC_LINK)),
                problems);
    }

    /** Of large files one is in memory at a time. */
    private Outcome content(FileTree tree, FileTree.Entry entry, Optional<FileReader> reader, Listing listing) {
        if (entry.size() < LARGE_BYTES) {
            return readContent(tree, entry, reader, listing);
        }
        synchronized (oneLarge) {
            return readContent(tree, entry, reader, listing);
        }
    }

    private Outcome readContent(FileTree tree, FileTree.Entry entry, Optional<FileReader> reader, Listing listing) {
        byte[] content;
        try {
            content = tree.read(entry, MOST_BYTES);
        } catch (IOException unreadable) {
            return unread(entry, reader, RepositoryFile.Type.TEXT, reason(unreadable), "");
        }
        if (reader.isEmpty() && binary(content) && !utf16(content)) {
            return unread(entry, reader, RepositoryFile.Type.BINARY, "binary, of no known format", "");
        }
        if (content.length > MOST_BYTES) {
            return unread(entry, reader, RepositoryFile.Type.TEXT, "larger than " + (MOST_BYTES >> 20) + " MiB", "");
        }
        if (LfsPointers.isPointer(content)) {
            return unread(
                    entry,
                    reader,
                    RepositoryFile.Type.LFS_POINTER,
                    "its content is in Git LFS, not in this clone",
                    "git lfs pull");
        }
        return read(entry, reader, content, listing);
    }

    private Outcome read(FileTree.Entry entry, Optional<FileReader> reader, byte[] content, Listing listing) {
        List<Fact> facts = new ArrayList<>();
        facts.add(file(entry, RepositoryFile.Type.TEXT));
        FileFacts read = reader.map(r -> r.read(entry.path(), content, listing)).orElseGet(FileFacts::none);
        facts.addAll(read.facts());
        for (TextInspector inspector : inspectors) {
            facts.addAll(inspector.inspect(entry.path(), content));
        }
        String name = read.reader().isEmpty() ? reader.map(FileReader::name).orElse("text") : read.reader();
        return new Outcome(reading(entry.path(), name, read.problems()), facts, read.problems());
    }

    private static FileReading reading(String file, @Nullable String reader, List<Problem> problems) {
        String reason = problems.isEmpty() ? null : problems.getFirst().reason();
        String remedy = null;
        Set<FactKind> missing = EnumSet.noneOf(FactKind.class);
        for (Problem problem : problems) {
            missing.addAll(problem.kinds());
            remedy = remedy == null && !problem.remedy().isEmpty() ? problem.remedy() : remedy;
        }
        return new FileReading(file, reader, reason, missing, remedy);
    }

    private Set<FactKind> everyKind() {
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        readers.forEach(r -> kinds.addAll(r.kinds()));
        inspectors.forEach(i -> kinds.add(i.kind()));
        return kinds;
    }

    /** What its reader would have read is missing, and of a text also what the inspectors would have looked for. */
    private Outcome unread(
            FileTree.Entry entry, Optional<FileReader> reader, RepositoryFile.Type type, String reason, String remedy) {
        Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
        reader.ifPresent(r -> kinds.addAll(r.kinds()));
        if (type == RepositoryFile.Type.TEXT || type == RepositoryFile.Type.LFS_POINTER && reader.isPresent()) {
            inspectors.forEach(i -> kinds.add(i.kind()));
        }
        List<Problem> problems = List.of(new Problem(reason, kinds, remedy));
        return new Outcome(reading(entry.path(), null, problems), List.of(file(entry, type)), problems);
    }

    private static RepositoryFile file(FileTree.Entry entry, RepositoryFile.Type type) {
        return new RepositoryFile(entry.path(), entry.size(), type, Origin.file(Location.startOf(entry.path())));
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case AccessDeniedException _ -> "no permission to read it";
            case NoSuchFileException _ -> "gone, or its name is not UTF-8";
            case FileSystemException other -> "could not be read: " + other.getReason();
            case IOException other -> "could not be read: " + other.getMessage();
        };
    }

    private static boolean utf16(byte[] content) {
        return content.length >= 2
                && (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF
                        || content[0] == (byte) 0xFF && content[1] == (byte) 0xFE);
    }

    private static boolean binary(byte[] content) {
        for (int i = 0; i < Math.min(PEEK, content.length); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private Observed gather(FileTree tree, List<Outcome> outcomes) {
        List<Fact> facts = new ArrayList<>();
        List<FileReading> readings = new ArrayList<>();
        FileCoverage coverage = new FileCoverage();
        coverage.speaksOf(everyKind());
        for (FileTree.LeftOut leftOut : tree.leftOut()) {
            Set<FactKind> missing = EnumSet.of(FactKind.FILE);
            missing.addAll(everyKind());
            Problem problem = new Problem(leftOut.reason(), missing, leftOut.remedy());
            coverage.add(leftOut.path(), problem);
            readings.add(reading(leftOut.path(), null, List.of(problem)));
        }
        for (Outcome outcome : outcomes) {
            facts.addAll(outcome.facts());
            readings.add(outcome.reading());
            outcome.problems().forEach(p -> coverage.add(outcome.reading().file(), p));
        }
        return new Observed(facts, coverage.written(), readings);
    }
}
