package dev.gatehouse.practices.deployroles;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules of practice 4, deployment roles. */
public final class DeployRoles {

    private DeployRoles() {}

    public static List<Check> checks() {
        return List.of();
    }
}
