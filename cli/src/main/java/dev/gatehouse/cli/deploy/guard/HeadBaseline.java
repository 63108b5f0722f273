package dev.gatehouse.cli.deploy.guard;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.BaselineReader;
import dev.gatehouse.cli.check.Declared;
import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.GitObject;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.ObjectDatabase;
import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import dev.gatehouse.engines.gitobjects.content.Commit;
import dev.gatehouse.engines.gitobjects.content.TreeCursor;
import dev.gatehouse.engines.gitobjects.refs.References;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The baseline of the branch that a repository's {@code HEAD} names, read without JGit: most have none, and are told so
 * at once, and JGit reads no repository whose objects are named by SHA-256.
 */
final class HeadBaseline {

    private HeadBaseline() {}

    /**
     * Looks for it.
     *
     * @param directory the repository's Git directory
     * @return false only where there certainly is none
     */
    static boolean mayBeIn(Path directory) {
        GitDirectory repository = GitDirectory.at(directory);
        if (repository == null || repository.otherReferences()) {
            return true;
        }
        Problems problems = new Problems(1);
        try (ObjectDatabase database = ObjectDatabase.open(repository, Limits.DEFAULT)) {
            ObjectId head = head(repository, problems);
            return head == null
                    ? problems.count() > 0
                    : file(database, repository, head, Declared.USUAL).isPresent();
        } catch (UnreadableObject unreadable) {
            return true;
        }
    }

    /**
     * Reads it.
     *
     * @return empty where there is none
     * @throws IOException where it can't be read
     */
    static Optional<Baseline> read(GitDirectory repository, Instant at) throws IOException {
        try (ObjectDatabase database = ObjectDatabase.open(repository, Limits.DEFAULT)) {
            ObjectId head = head(repository, new Problems(1));
            Optional<byte[]> first = head == null ? Optional.empty() : file(database, repository, head, Declared.USUAL);
            return first.map(bytes -> new BaselineReader(Declared.ruleIds(), at)
                    .read(Declared.USUAL, bytes, (path, limit) -> included(database, repository, head, path)));
        } catch (UnreadableObject unreadable) {
            throw new IOException("the baseline can't be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static @Nullable ObjectId head(GitDirectory repository, Problems problems) {
        return References.read(repository, Limits.DEFAULT, problems).get("HEAD");
    }

    private static Optional<byte[]> included(
            ObjectDatabase database, GitDirectory repository, @Nullable ObjectId head, String path) throws IOException {
        try {
            return head == null ? Optional.empty() : file(database, repository, head, path);
        } catch (UnreadableObject unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
    }

    private static Optional<byte[]> file(ObjectDatabase database, GitDirectory repository, ObjectId head, String path)
            throws UnreadableObject {
        byte[] commit = database.read(head).content();
        @Nullable ObjectId at = Commit.parse(commit, commit.length).tree();
        for (String step : path.split("/", -1)) {
            if (at == null) {
                return Optional.empty();
            }
            at = entry(database, repository, at, step);
        }
        return at == null ? Optional.empty() : Optional.of(database.read(at).content());
    }

    private static @Nullable ObjectId entry(
            ObjectDatabase database, GitDirectory repository, ObjectId tree, String name) throws UnreadableObject {
        GitObject files = database.read(tree);
        TreeCursor cursor = new TreeCursor(repository.format()).reset(files.content(), files.content().length);
        while (cursor.next()) {
            if (cursor.name().equals(name)) {
                return cursor.id();
            }
        }
        return null;
    }
}
