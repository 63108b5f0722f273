package dev.gatehouse.cli.secrets;

import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Redaction;
import dev.gatehouse.engines.secretscan.search.Sighting;
import dev.gatehouse.engines.secretscan.search.StreamSearch;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Origin;
import dev.gatehouse.report.digest.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Searches files that lie in a folder. */
final class FileSearch {

    private static final String READER = "secrets";

    private final ContentSearch search;
    private final int threads;
    private final Consumer<String> progress;

    FileSearch(ContentSearch search, int threads, Consumer<String> progress) {
        this.search = search;
        this.threads = threads;
        this.progress = progress;
    }

    /** What became of one file. */
    private record Result(List<Sighting> sightings, FileReading reading, boolean undone) {

        /** Why it could not be searched, where it could not. */
        Stream<String> why() {
            return undone ? Stream.of(reading.file() + ": " + reading.reason()) : Stream.empty();
        }
    }

    /**
     * Searches all files of a tree; of symbolic links the text that says where they lead.
     *
     * @param folder where the tree's links lie; null where they can't be read
     */
    Searched tree(FileTree tree, @Nullable Path folder) {
        List<FileTree.Entry> entries = tree.entries();
        AtomicInteger done = new AtomicInteger();
        List<Future<Result>> results = new ArrayList<>();
        List<Searched.Placed> placed = new ArrayList<>();
        List<FileReading> files = new ArrayList<>();
        List<String> undone = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (FileTree.Entry entry : entries) {
                results.add(workers.submit(() -> {
                    progress.accept("searching files: " + done.incrementAndGet() + " of " + entries.size());
                    return result(tree, entry, folder);
                }));
            }
            for (Future<Result> result : results) {
                result.get().sightings().forEach(s -> placed.add(Searched.Placed.outsideOfHistory(s)));
                files.add(result.get().reading());
                result.get().why().forEach(undone::add);
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
        List<Coverage> coverage = tree.leftOut().isEmpty()
                ? List.of(Coverage.complete(Origin.FILES, FactKind.SECRET_CANDIDATE))
                : tree.leftOut().stream()
                        .map(left -> Coverage.partial(
                                Origin.FILES,
                                FactKind.SECRET_CANDIDATE,
                                left.path() + ": " + left.reason(),
                                left.remedy().isEmpty() ? null : left.remedy()))
                        .toList();
        return new Searched(
                placed,
                coverage,
                files,
                Sentence.count(entries.size(), "file", "files"),
                undone,
                Redaction.ofFormats(search.ruleset()));
    }

    private Result result(FileTree tree, FileTree.Entry entry, @Nullable Path folder) {
        String path = entry.path();
        try {
            return switch (entry.type()) {
                case FILE -> {
                    try (InputStream in = tree.open(entry)) {
                        yield searched(in, path);
                    }
                }
                case LINK, LINK_OUT, FOLDER_OUT ->
                    new Result(link(entry, folder), FileReading.whole(path, READER), false);
                case SPECIAL -> unread(path, "a device, a pipe or a socket", false);
            };
        } catch (IOException unreadable) {
            String why =
                    unreadable.getMessage() == null ? unreadable.getClass().getSimpleName() : unreadable.getMessage();
            return unread(path, "could not be read: " + why, true);
        }
    }

    private static Result unread(String path, String reason, boolean undone) {
        return new Result(
                List.of(), new FileReading(path, null, reason, Set.of(FactKind.SECRET_CANDIDATE), null), undone);
    }

    private Result searched(InputStream in, String path) throws IOException {
        List<String> gaps = new ArrayList<>();
        List<Sighting> sightings =
                new StreamSearch(search).search(in, path, (part, reason) -> gaps.add(gap(path, part, reason)));
        if (gaps.isEmpty()) {
            return new Result(sightings, FileReading.whole(path, READER), false);
        }
        String reason = gaps.getFirst() + (gaps.size() > 1 ? " and " + (gaps.size() - 1) + " more" : "");
        return new Result(
                sightings, new FileReading(path, READER, reason, Set.of(FactKind.SECRET_CANDIDATE), null), false);
    }

    private static String gap(String file, String part, String reason) {
        return part.equals(file) ? reason : part + ": " + reason;
    }

    private List<Sighting> link(FileTree.Entry entry, @Nullable Path folder) throws IOException {
        if (folder == null) {
            return List.of();
        }
        byte[] target =
                Files.readSymbolicLink(folder.resolve(entry.path())).toString().getBytes(StandardCharsets.UTF_8);
        return search.search(target, target.length, entry.path(), null);
    }

    /** Searches one stream. */
    Searched stream(InputStream in, String name) throws IOException {
        Result result = searched(in, name);
        List<Searched.Placed> placed = result.sightings().stream()
                .map(s -> Searched.Placed.outsideOfHistory(s))
                .toList();
        return new Searched(
                placed,
                List.of(Coverage.complete(Origin.FILES, FactKind.SECRET_CANDIDATE)),
                List.of(result.reading()),
                "",
                result.why().toList(),
                Redaction.ofFormats(search.ruleset()));
    }
}
