package dev.gatehouse.model.git;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * The repository as a whole.
 *
 * @param head the full id of the commit checked out; null where there is none yet
 * @param branch the short name of the branch HEAD names; null where HEAD is detached
 * @param defaultBranch the short name of the branch that others clone: {@code origin/HEAD}'s, else HEAD's; null where
 *     neither tells
 * @param remote the URL of {@code origin}, without any credentials; null where there is none
 * @param bare it has no work tree
 * @param shallow its history is cut off
 * @param partial some of its objects were left at the remote
 * @param commits how many commits of the target are reachable from HEAD, as far as was walked
 */
public record GitRepository(
        @Nullable String head,
        @Nullable String branch,
        @Nullable String defaultBranch,
        @Nullable String remote,
        boolean bare,
        boolean shallow,
        boolean partial,
        int commits,
        Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.REFERENCE;
    }
}
