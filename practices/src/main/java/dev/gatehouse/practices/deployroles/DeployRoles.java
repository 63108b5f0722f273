package dev.gatehouse.practices.deployroles;

import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.deployroles.argocd.ArgoCdAccess;
import dev.gatehouse.practices.deployroles.controllers.ControllerPrivileged;
import dev.gatehouse.practices.deployroles.deployers.OverrideNotReviewed;
import dev.gatehouse.practices.deployroles.deployers.UndeclaredDeployer;
import dev.gatehouse.practices.deployroles.flux.FluxTenancy;
import dev.gatehouse.practices.deployroles.grants.KubernetesRights;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rules of practice 4, deployment roles. */
public final class DeployRoles {

    private DeployRoles() {}

    public static List<Check> checks() {
        return Stream.of(
                        ArgoCdAccess.checks(),
                        FluxTenancy.checks(),
                        KubernetesRights.checks(),
                        List.<Check>of(new ControllerPrivileged(), new UndeclaredDeployer(), new OverrideNotReviewed()))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Check::rule))
                .toList();
    }
}
