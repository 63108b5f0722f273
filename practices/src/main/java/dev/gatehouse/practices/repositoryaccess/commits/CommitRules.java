package dev.gatehouse.practices.repositoryaccess.commits;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules on commits of deployed branches. */
public final class CommitRules {

    private CommitRules() {}

    public static List<Check> checks() {
        return List.of(
                new CommitByUnknownSigner(), new DirectPushToDeployedBranch(), new UnsignedCommitOnDeployedBranch());
    }
}
