package dev.gatehouse.practices.repositoryaccess;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules of practice 2, repository access. */
public final class RepositoryAccess {

    private RepositoryAccess() {}

    public static List<Check> checks() {
        return List.of();
    }
}
