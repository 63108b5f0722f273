package dev.gatehouse.practices.deployroles.argocd;

import dev.gatehouse.practices.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** The rules on Argo CD's projects, applications and policy. */
public final class ArgoCdAccess {

    private ArgoCdAccess() {}

    public static List<Check> checks() {
        return Stream.of(
                        AppProjects.checks(),
                        ServerSettings.checks(),
                        List.<Check>of(
                                new ApplicationInDefaultProject(),
                                new AutoPruneInProduction(),
                                new DeadPolicyLine(),
                                new DefaultRoleAboveReadOnly(),
                                new PolicyGrantsEveryone()))
                .flatMap(List::stream)
                .toList();
    }
}
