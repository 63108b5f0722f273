package dev.gatehouse.connectors.target;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * What a work tree should hold.
 *
 * @param tracked the paths of the index
 * @param missing why files of the repository are not in its work tree, one line for each reason
 */
record Checkout(List<String> tracked, List<String> missing) {

    /** Reads the index. */
    static Checkout of(Repository repository, String prefix) {
        List<String> tracked = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        try {
            DirCache index = repository.readDirCache();
            int sparse = 0;
            @Nullable String first = null;
            for (int i = 0; i < index.getEntryCount(); i++) {
                DirCacheEntry entry = index.getEntry(i);
                String path = entry.getPathString();
                tracked.add(path);
                boolean within = prefix.isEmpty() || path.startsWith(prefix + "/");
                if (within && FileMode.GITLINK.equals(entry.getRawMode()) && isEmpty(repository, path)) {
                    missing.add("submodule " + path + " is not checked out: git submodule update --init");
                }
                if (within && entry.isSkipWorkTree()) {
                    sparse++;
                    first = first == null ? path : first;
                }
            }
            if (first != null) {
                missing.add("a sparse checkout leaves out " + first
                        + (sparse == 1 ? "" : " and " + (sparse - 1) + " more"));
            }
            if (index.getEntryCount() == 0
                    && !repository.getIndexFile().exists()
                    && repository.resolve(Constants.HEAD) != null) {
                missing.add("nothing is checked out: the files of HEAD are not in the work tree");
            }
        } catch (IOException | RuntimeException unreadable) {
            missing.add("Git's index can't be read: what is tracked although it is ignored is not told");
        }
        return new Checkout(tracked, missing);
    }

    /** A submodule that is checked out has a {@code .git} of its own. */
    private static boolean isEmpty(Repository repository, String submodule) {
        return !repository.isBare()
                && !new File(new File(repository.getWorkTree(), submodule), Constants.DOT_GIT).exists();
    }
}
