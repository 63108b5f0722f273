package dev.gatehouse.practices.deployroles.grants;

import dev.gatehouse.practices.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** The rules on rights in Kubernetes. */
public final class KubernetesRights {

    private KubernetesRights() {}

    public static List<Check> checks() {
        return Stream.of(
                        BroadGrantees.checks(),
                        ClusterAdministrators.checks(),
                        ClusterPowers.checks(),
                        Escalation.checks(),
                        List.<Check>of(new MastersMembership(), new TokenAutomounted(), new WildcardRights()),
                        RunningCode.checks(),
                        SecretReading.checks())
                .flatMap(List::stream)
                .toList();
    }
}
