package dev.gatehouse.cli.deploy;

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
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether the branch that a repository's {@code HEAD} names has a baseline: most have none, and are told so at once.
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
            ObjectId head =
                    References.read(repository, Limits.DEFAULT, problems).get("HEAD");
            return head == null ? problems.count() > 0 : has(database, repository, head);
        } catch (UnreadableObject unreadable) {
            return true;
        }
    }

    private static boolean has(ObjectDatabase database, GitDirectory repository, ObjectId head)
            throws UnreadableObject {
        byte[] commit = database.read(head).content();
        @Nullable ObjectId tree = Commit.parse(commit, commit.length).tree();
        if (tree == null) {
            return true;
        }
        GitObject files = database.read(tree);
        TreeCursor cursor = new TreeCursor(repository.format()).reset(files.content(), files.content().length);
        while (cursor.next()) {
            if (cursor.name().equals(Declared.USUAL)) {
                return true;
            }
        }
        return false;
    }
}
