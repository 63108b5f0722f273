package dev.gatehouse.connectors.target;

import dev.gatehouse.connectors.files.CommitTree;
import dev.gatehouse.connectors.files.FileTree;
import dev.gatehouse.connectors.files.FolderTree;
import dev.gatehouse.model.InvalidInput;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * What is observed: files, and the Git repository they are in, if any. A folder inside a repository is a target too;
 * its history is that of the commits that touch it.
 */
public final class Target implements AutoCloseable {

    private final String name;
    private final @Nullable Path folder;
    private final @Nullable Repository repository;
    private final String prefix;
    private final @Nullable Clone clone;
    private final String noHistory;
    private @Nullable FileTree files;

    private Target(
            String name, @Nullable Path folder, @Nullable Repository repository, String prefix, @Nullable Clone clone) {
        this(name, folder, repository, prefix, clone, "not in a Git repository");
    }

    private Target(
            String name,
            @Nullable Path folder,
            @Nullable Repository repository,
            String prefix,
            @Nullable Clone clone,
            String noHistory) {
        this.name = name;
        this.folder = folder;
        this.repository = repository;
        this.prefix = prefix;
        this.clone = clone;
        this.noHistory = noHistory;
    }

    /**
     * Opens a target; a URL is cloned into a temporary folder that {@link #close} deletes.
     *
     * @param where a path, or an https, ssh or file URL, or {@code user@host:path}
     * @param progress told what is going on, a line at a time
     * @throws InvalidInput where there is no such target
     */
    public static Target open(String where, Consumer<String> progress) {
        GitEnvironment.install();
        Optional<Path> local = path(where);
        if (local.isPresent() && Files.exists(local.get())) {
            return local(where, local.get());
        }
        if (Clone.isRemote(where)) {
            Clone clone = Clone.of(where, progress);
            return new Target(Clone.withoutCredentials(where), null, clone.repository(), "", clone);
        }
        throw new InvalidInput(
                "no such folder: " + where,
                null,
                null,
                "`check` takes a folder, a bare repository, or the URL of a repository (https, ssh, file).");
    }

    private static Optional<Path> path(String where) {
        try {
            return Optional.of(Path.of(where));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Whether a text names a repository elsewhere, rather than a path. */
    public static boolean isRemote(String where) {
        return Clone.isRemote(where);
    }

    /** A repository without a work tree that is open already; it is closed with the target. */
    public static Target ofRepository(String name, Repository repository) {
        return new Target(name, null, repository, "", null);
    }

    /** The files of one commit, without a history. The repository stays the caller's. */
    public static Target ofCommit(String name, Repository repository, ObjectId commit) {
        Target target = new Target(name, null, null, "", null, "one commit alone");
        target.files = CommitTree.of(repository, commit);
        return target;
    }

    private static Target local(String where, Path path) {
        if (!Files.isDirectory(path)) {
            throw new InvalidInput(
                    where + " is a file",
                    null,
                    null,
                    "`check` takes the folder it lies in: gatehouse check "
                            + (path.getParent() == null ? "." : path.getParent()));
        }
        try {
            Path real = path.toRealPath();
            if (bare(real)) {
                return new Target(where, null, open(real.toFile()), "", null);
            }
            File found = new FileRepositoryBuilder().findGitDir(real.toFile()).getGitDir();
            if (found == null) {
                return Files.exists(real.resolve(Constants.DOT_GIT), LinkOption.NOFOLLOW_LINKS)
                        ? filesOnly(where, real, "its .git is no repository")
                        : new Target(where, real, null, "", null);
            }
            Repository repository;
            try {
                repository = open(found);
            } catch (RepositoryNotFoundException broken) {
                return filesOnly(where, real, "its .git is no repository");
            } catch (IOException | IllegalArgumentException unreadable) {
                return filesOnly(where, real, "its .git can't be read: " + why(unreadable));
            }
            Path top = repository.isBare()
                    ? real
                    : repository.getWorkTree().toPath().toRealPath();
            if (real.equals(top)) {
                return new Target(where, real, repository, "", null);
            }
            String prefix =
                    real.startsWith(top) ? top.relativize(real).toString().replace(File.separatorChar, '/') : "";
            if (!prefix.isEmpty() && holds(repository, prefix)) {
                return new Target(where, real, repository, prefix, null);
            }
            repository.close();
            return filesOnly(where, real, "the repository around it, " + top + ", has nothing of it");
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new InvalidInput("can't read " + where + ": " + why(unreadable));
        }
    }

    private static Target filesOnly(String where, Path folder, String why) {
        return new Target(where, folder, null, "", null, why);
    }

    private static String why(Exception unreadable) {
        String message = unreadable.getMessage();
        return message == null
                ? unreadable.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static boolean bare(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD"))
                && Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"));
    }

    private static Repository open(File gitFolder) throws IOException {
        Repository repository = new FileRepositoryBuilder()
                .setGitDir(gitFolder)
                .setMustExist(true)
                .build();
        @Nullable String names = repository.getConfig().getString("extensions", null, "objectFormat");
        if (names != null && !names.equals("sha1")) {
            repository.close();
            throw new IOException("its objects are named by " + names + "; this version reads SHA-1");
        }
        return repository;
    }

    private static boolean holds(Repository repository, String prefix) throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        if (head == null) {
            return false;
        }
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk walk = TreeWalk.forPath(
                        commits.getObjectReader(),
                        prefix,
                        commits.parseCommit(head).getTree())) {
            return walk != null;
        }
    }

    /** As the caller named it, without credentials. */
    public String name() {
        return name;
    }

    /** The folder, where the target is one. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    public Optional<Repository> repository() {
        return Optional.ofNullable(repository);
    }

    /** Why there is no {@link #repository()}. */
    public String noHistory() {
        return noHistory;
    }

    /** The target's place in its repository; empty for the whole. */
    public String prefix() {
        return prefix;
    }

    /** The files: those that lie in the folder, else those of HEAD; listed once. */
    public FileTree files() {
        if (files == null) {
            files = listed();
        }
        return files;
    }

    private FileTree listed() {
        if (folder != null) {
            if (repository == null) {
                return FolderTree.of(folder, _ -> false, List.of());
            }
            Checkout checkout = Checkout.of(repository, prefix);
            return FolderTree.of(folder, IgnoredFiles.of(repository, checkout, folder, prefix), checkout.missing());
        }
        if (repository == null) {
            throw new IllegalStateException("a target is a folder or a repository");
        }
        try {
            ObjectId head = repository.resolve(Constants.HEAD);
            return head == null ? new NoFiles(List.of()) : CommitTree.of(repository, head);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
        }
        if (clone != null) {
            clone.close();
        }
    }

    /** The files of a repository without a commit. */
    private record NoFiles(List<Entry> entries) implements FileTree {

        @Override
        public List<LeftOut> leftOut() {
            return List.of();
        }

        @Override
        public InputStream open(Entry entry) throws IOException {
            throw new IOException("no commit yet");
        }
    }
}
