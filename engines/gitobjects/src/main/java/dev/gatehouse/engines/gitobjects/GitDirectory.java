package dev.gatehouse.engines.gitobjects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a repository is kept (gitrepository-layout).
 *
 * @param directory {@code .git}, a bare repository, or {@code .git/worktrees/NAME}
 * @param common what all worktrees share; the same directory where there is one work tree only
 * @param workTree null for a bare repository
 * @param format the hash of its ids
 * @param otherReferences whether its references are in a format that this reader does not know ({@code reftable})
 * @param objects the directories of objects, the first being its own: more where a push is in quarantine
 */
public record GitDirectory(
        Path directory,
        Path common,
        @Nullable Path workTree,
        ObjectFormat format,
        boolean otherReferences,
        List<Path> objects) {

    private static final int SMALL = 1 << 20;

    public GitDirectory {
        objects = List.copyOf(objects);
    }

    /**
     * The repository at a path: a work tree's top folder, a {@code .git} directory or file, or a bare repository.
     *
     * @return null where there is none
     */
    public static @Nullable GitDirectory at(Path path) {
        Path dotGit = path.resolve(".git");
        if (Files.isDirectory(path) && Files.exists(dotGit)) {
            return Files.isDirectory(dotGit) ? of(dotGit, path) : linked(dotGit, path);
        }
        if (Files.isRegularFile(path)) {
            return linked(path, path.toAbsolutePath().getParent());
        }
        Path parent = path.toAbsolutePath().normalize().getParent();
        boolean inside =
                ".git".equals(String.valueOf(path.toAbsolutePath().normalize().getFileName()));
        return of(path, inside ? parent : null);
    }

    /** The repository at a path or at the nearest folder above it; null where there is none. */
    public static @Nullable GitDirectory around(Path path) {
        for (Path folder = path.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            GitDirectory found = at(folder);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable GitDirectory linked(Path file, @Nullable Path workTree) {
        String text = small(file);
        if (text == null || !text.startsWith("gitdir:")) {
            return null;
        }
        Path target = file.resolveSibling(text.substring("gitdir:".length()).strip());
        return of(target.normalize(), workTree);
    }

    private static @Nullable GitDirectory of(Path directory, @Nullable Path workTree) {
        String shared = small(directory.resolve("commondir"));
        Path common =
                shared == null ? directory : directory.resolve(shared.strip()).normalize();
        if (!Files.isRegularFile(directory.resolve("HEAD")) && !Files.isSymbolicLink(directory.resolve("HEAD"))
                || !Files.isDirectory(common.resolve("objects"))) {
            return null;
        }
        String text = small(common.resolve("config"));
        GitConfiguration configuration = new GitConfiguration(text == null ? "" : text);
        String format = configuration.get("extensions.objectformat");
        String references = configuration.get("extensions.refstorage");
        boolean bare = "true".equals(configuration.get("core.bare"));
        return new GitDirectory(
                directory,
                common,
                bare && shared == null ? null : workTree,
                format != null && "sha256".equals(format.toLowerCase(Locale.ROOT))
                        ? ObjectFormat.SHA256
                        : ObjectFormat.SHA1,
                references != null && !"files".equals(references.toLowerCase(Locale.ROOT)),
                List.of(common.resolve("objects")));
    }

    private static @Nullable String small(Path file) {
        return new SmallFiles(SMALL, new Problems(1)).text(file, "");
    }

    /**
     * The repository as Git shows it to a hook while a push is in quarantine (git-receive-pack, "Quarantine
     * environment").
     *
     * @param objectDirectory the value of {@code GIT_OBJECT_DIRECTORY}
     * @param alternates the value of {@code GIT_ALTERNATE_OBJECT_DIRECTORIES}, already split
     */
    public GitDirectory withObjects(Path objectDirectory, List<Path> alternates) {
        List<Path> all = new ArrayList<>(List.of(objectDirectory));
        all.addAll(alternates);
        objects.stream().filter(path -> !all.contains(path)).forEach(all::add);
        return new GitDirectory(directory, common, workTree, format, otherReferences, all);
    }

    /** Where linked work trees keep what is their own: {@code .git/worktrees/NAME}, by their names. */
    public List<Path> linked(Problems problems) {
        Path folder = common.resolve("worktrees");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            problems.add(Problem.Kind.UNREADABLE, name(folder), "it can't be listed");
            return List.of();
        }
    }

    /** A file's name relative to the repository, for people. */
    public String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = common.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }
}
