package dev.gatehouse.connectors.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Single files of one commit. */
final class HeadTree implements AutoCloseable {

    private final ObjectReader reader;
    private final RevTree tree;

    HeadTree(Repository repository, AnyObjectId commit) throws IOException {
        this.reader = repository.newObjectReader();
        try (RevWalk walk = new RevWalk(repository)) {
            this.tree = walk.parseCommit(commit).getTree();
        }
    }

    /**
     * The content of a regular file.
     *
     * @param largest bytes; a larger file is empty
     */
    Optional<byte[]> file(String path, int largest) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(reader, path, tree)) {
            if (found == null || (found.getRawMode(0) & FileMode.TYPE_MASK) != FileMode.TYPE_FILE) {
                return Optional.empty();
            }
            ObjectLoader loader = reader.open(found.getObjectId(0), Constants.OBJ_BLOB);
            return loader.getSize() > largest ? Optional.empty() : Optional.of(loader.getCachedBytes(largest));
        }
    }

    /** The commit that a submodule's path is pinned to. */
    Optional<ObjectId> submodule(String path) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(reader, path, tree)) {
            return found == null || !FileMode.GITLINK.equals(found.getRawMode(0))
                    ? Optional.empty()
                    : Optional.of(found.getObjectId(0));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
