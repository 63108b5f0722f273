package dev.gatehouse.connectors.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Which branches a repository has, and which of them others clone. */
final class Branches {

    private static final List<String> USUAL = List.of("main", "master");

    private final RefDatabase references;
    private final Path folder;
    private final String remote;

    Branches(Repository repository) {
        this.references = repository.getRefDatabase();
        this.folder = repository.getCommonDirectory().toPath();
        Set<String> remotes = repository.getRemoteNames();
        this.remote = remotes.contains(Constants.DEFAULT_REMOTE_NAME) || remotes.isEmpty()
                ? Constants.DEFAULT_REMOTE_NAME
                : remotes.iterator().next();
    }

    /** The remote that the clone was made from: {@code origin}, or the only or first one there is. */
    String remote() {
        return remote;
    }

    /** Whether a reference without a commit is more than one that nobody has committed to yet. */
    boolean broken(Ref withoutCommit) throws IOException {
        boolean written = Files.exists(folder.resolve(withoutCommit.getLeaf().getName()));
        return written || !references.getRefsByPrefix(Constants.R_REFS).isEmpty();
    }

    /** The short name of the branch that HEAD names, with or without a commit; null where it is detached. */
    @Nullable
    String checkedOut() throws IOException {
        @Nullable Ref head = references.exactRef(Constants.HEAD);
        return head != null && head.isSymbolic() ? shortName(head.getTarget().getName()) : null;
    }

    /** The short name of the remote's HEAD, else of the one checked out, else {@code main} or {@code master}. */
    @Nullable
    String byDefault() throws IOException {
        @Nullable Ref ofRemote = references.exactRef(Constants.R_REMOTES + remote + "/" + Constants.HEAD);
        if (ofRemote != null && ofRemote.isSymbolic()) {
            return shortName(ofRemote.getTarget().getName());
        }
        @Nullable String checkedOut = checkedOut();
        if (checkedOut != null) {
            return checkedOut;
        }
        for (String name : USUAL) {
            if (!named(name).isEmpty()) {
                return name;
            }
        }
        return null;
    }

    /**
     * The references that a name stands for: a branch here and at the remote, else a tag.
     *
     * @param name short or full
     */
    Set<Ref> named(String name) throws IOException {
        Set<Ref> found = new LinkedHashSet<>();
        if (name.startsWith(Constants.R_REFS)) {
            add(name, found);
            if (name.startsWith(Constants.R_HEADS)) {
                add(Constants.R_REMOTES + remote + "/" + shortName(name), found);
            }
            return found;
        }
        add(Constants.R_HEADS + name, found);
        add(Constants.R_REMOTES + remote + "/" + name, found);
        if (found.isEmpty()) {
            add(Constants.R_TAGS + name, found);
        }
        return found;
    }

    /** A reference with what its tag leads to. */
    Ref peeled(Ref reference) throws IOException {
        return references.peel(reference);
    }

    private void add(String name, Set<Ref> found) throws IOException {
        @Nullable Ref reference = references.exactRef(name);
        if (reference != null && reference.getObjectId() != null) {
            found.add(reference);
        }
    }

    /** A branch's name without {@code refs/heads/} or the remote's prefix. */
    String shortName(String name) {
        String ofRemote = Constants.R_REMOTES + remote + "/";
        return name.startsWith(ofRemote) ? name.substring(ofRemote.length()) : Repository.shortenRefName(name);
    }
}
