package dev.gatehouse.practices.deployroles;

import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.deployroles.grants.KubernetesRights;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rules of practice 4, deployment roles. */
public final class DeployRoles {

    private DeployRoles() {}

    public static List<Check> checks() {
        return Stream.of(KubernetesRights.checks())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Check::rule))
                .toList();
    }
}
