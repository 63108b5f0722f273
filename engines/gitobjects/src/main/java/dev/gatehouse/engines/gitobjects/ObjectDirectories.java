package dev.gatehouse.engines.gitobjects;

import dev.gatehouse.engines.gitobjects.pack.MultiPackIndex;
import dev.gatehouse.engines.gitobjects.pack.Pack;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The directories of a repository's objects, alternates included (gitrepository-layout), and their packs. */
final class ObjectDirectories {

    private static final int LARGEST_ALTERNATES = 1 << 20;

    private final GitDirectory directory;
    private final Limits limits;
    private final Problems problems;
    private final List<Path> paths;
    private final List<LooseObjects> loose;
    private final Map<LooseObjects, String> names = new HashMap<>();
    private final Map<Path, Pack> known = new HashMap<>();
    private volatile List<Pack> packs = List.of();

    ObjectDirectories(GitDirectory directory, Limits limits, Problems problems) {
        this.directory = directory;
        this.limits = limits;
        this.problems = problems;
        Map<Path, Path> found = new LinkedHashMap<>();
        for (Path objects : directory.objects()) {
            add(objects, 0, found);
        }
        paths = List.copyOf(found.values());
        loose = paths.stream()
                .map(path -> new LooseObjects(path, directory.format(), limits))
                .toList();
        for (int i = 0; i < paths.size(); i++) {
            names.put(loose.get(i), directory.name(paths.get(i)));
        }
        refresh();
    }

    /** Adds a directory and what its {@code info/alternates} names, each once, by its real path. */
    private void add(Path objects, int depth, Map<Path, Path> found) {
        Path real;
        try {
            real = objects.toRealPath();
        } catch (IOException e) {
            problems.add(Problem.Kind.MISSING, directory.name(objects), "the directory of objects is not there");
            return;
        }
        if (found.putIfAbsent(real, objects) != null) {
            return;
        }
        Path file = objects.resolve("info/alternates");
        String text = new SmallFiles(LARGEST_ALTERNATES, problems).text(file, directory.name(file));
        if (text == null) {
            return;
        }
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (depth >= limits.alternates()) {
                problems.add(
                        Problem.Kind.TOO_LARGE, directory.name(file), "alternates of alternates are nested too deep");
                return;
            }
            try {
                add(objects.resolve(unquoted(line)), depth + 1, found);
            } catch (java.nio.file.InvalidPathException e) {
                problems.add(Problem.Kind.CORRUPT, directory.name(file), "a line is no path");
            }
        }
    }

    private static String unquoted(String line) {
        return line.length() > 1 && line.startsWith("\"") && line.endsWith("\"")
                ? line.substring(1, line.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : line;
    }

    List<LooseObjects> loose() {
        return loose;
    }

    String name(LooseObjects objects) {
        return names.getOrDefault(objects, "");
    }

    /** The packs, the largest first. */
    List<Pack> packs() {
        return packs;
    }

    /** Looks for packs that were not there before; tells whether there are any. */
    synchronized boolean refresh() {
        int before = known.size();
        for (Path objects : paths) {
            Path folder = objects.resolve("pack");
            MultiPackIndex listed = null;
            boolean asked = false;
            for (Path file : packFiles(folder)) {
                if (known.containsKey(file)) {
                    continue;
                }
                if (!asked) {
                    asked = true;
                    listed = multiPackIndex(folder);
                }
                Pack pack = Pack.open(file, directory.name(file), directory.format(), listed, limits, problems);
                if (pack != null) {
                    known.put(file, pack);
                }
            }
        }
        packs = known.values().stream()
                .sorted((a, b) -> a.count() == b.count() ? a.name().compareTo(b.name()) : b.count() - a.count())
                .toList();
        return known.size() > before;
    }

    private List<Path> packFiles(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.pack")) {
            for (Path file : stream) {
                if (!String.valueOf(file.getFileName()).startsWith(".")) { // git repack names unfinished ones so.
                    files.add(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(Problem.Kind.UNREADABLE, directory.name(folder), "the packs can't be listed");
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private @Nullable MultiPackIndex multiPackIndex(Path folder) {
        Path file = folder.resolve("multi-pack-index");
        if (Files.isRegularFile(file)) {
            try {
                return MultiPackIndex.open(file, directory.format());
            } catch (NoSuchFileException e) {
                return null;
            } catch (IOException e) {
                problems.add(Problem.Kind.UNREADABLE, directory.name(file), "it can't be read");
            } catch (UnreadableObject e) {
                problems.add(e, directory.name(file), null);
            }
        }
        return null;
    }
}
