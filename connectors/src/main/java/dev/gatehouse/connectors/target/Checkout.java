package dev.gatehouse.connectors.target;

import dev.gatehouse.connectors.files.FileTree.LeftOut;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;

/**
 * What a work tree should hold.
 *
 * @param tracked the paths of the index
 * @param missing files of the repository that are not in its work tree
 */
record Checkout(List<String> tracked, List<LeftOut> missing) {

    /** Reads the index. */
    static Checkout of(Repository repository, String prefix) {
        List<String> tracked = new ArrayList<>();
        List<LeftOut> missing = new ArrayList<>();
        try {
            DirCache index = repository.readDirCache();
            for (int i = 0; i < index.getEntryCount(); i++) {
                DirCacheEntry entry = index.getEntry(i);
                String path = entry.getPathString();
                tracked.add(path);
                boolean within = prefix.isEmpty() || path.startsWith(prefix + "/");
                if (within && FileMode.GITLINK.equals(entry.getRawMode()) && isEmpty(repository, path)) {
                    missing.add(
                            new LeftOut(path, "a submodule that is not checked out", "git submodule update --init"));
                }
                if (within && entry.isSkipWorkTree()) {
                    missing.add(new LeftOut(path, "left out by a sparse checkout", "git sparse-checkout disable"));
                }
            }
            if (index.getEntryCount() == 0
                    && !repository.getIndexFile().exists()
                    && repository.resolve(Constants.HEAD) != null) {
                missing.add(new LeftOut(
                        ".",
                        "nothing is checked out: the files of HEAD are not in the work tree",
                        "run `git checkout .`"));
            }
        } catch (IOException | RuntimeException unreadable) {
            missing.add(new LeftOut(
                    ".", "Git's index can't be read: what is tracked although it is ignored is not told", ""));
        }
        return new Checkout(tracked, missing);
    }

    /** A submodule that is checked out has a {@code .git} of its own. */
    private static boolean isEmpty(Repository repository, String submodule) {
        return !repository.isBare()
                && !new File(new File(repository.getWorkTree(), submodule), Constants.DOT_GIT).exists();
    }
}
