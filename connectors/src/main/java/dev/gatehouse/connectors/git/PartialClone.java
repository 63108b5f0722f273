package dev.gatehouse.connectors.git;

import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Tells clones whose objects were left at the remote until they are asked for.
 *
 * @see <a href="https://git-scm.com/docs/partial-clone">Git: partial clone</a>
 */
final class PartialClone {

    private PartialClone() {}

    static boolean is(Repository repository, String remote) {
        StoredConfig config = repository.getConfig();
        return config.getBoolean("remote", remote, "promisor", false)
                || config.getString("extensions", null, "partialClone") != null;
    }
}
