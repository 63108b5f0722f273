package dev.gatehouse.practices.deployroles.deployers;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.deployroles.manifests.Namespaces;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.Grantee;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** By rights in Kubernetes: which people, and groups of them, write workloads, or what deploys them, past Git. */
final class KubernetesWays {

    private static final List<String> WRITING = List.of("create", "update", "patch", "delete");

    /** API group and resource. */
    private static final List<List<String>> DEPLOYING = List.of(
            List.of("apps", "deployments"),
            List.of("apps", "statefulsets"),
            List.of("apps", "daemonsets"),
            List.of("batch", "jobs"),
            List.of("batch", "cronjobs"),
            List.of("", "pods"),
            List.of("argoproj.io", "applications"),
            List.of("kustomize.toolkit.fluxcd.io", "kustomizations"),
            List.of("helm.toolkit.fluxcd.io", "helmreleases"));

    private KubernetesWays() {}

    static List<Way> of(Evidence evidence, Environment environment) {
        Namespaces namespaces = Namespaces.of(evidence);
        Set<String> deployedTo = evidence.facts(KubernetesObject.class).stream()
                .filter(object -> environment.holds(object.file()))
                .map(namespaces::of)
                .filter(namespace -> !namespace.isEmpty())
                .collect(Collectors.toSet());
        RbacGraph graph = RbacGraph.of(evidence);
        List<Way> ways = new ArrayList<>();
        for (Grantee grantee : graph.grantees()) {
            if (grantee.type() == Grantee.Type.SERVICE_ACCOUNT || grantee.name().startsWith("system:")) {
                continue;
            }
            graph.of(grantee).stream()
                    .filter(grant -> reaches(grant, environment, deployedTo, evidence))
                    .flatMap(grant -> way(grant).stream())
                    .findFirst()
                    .ifPresent(ways::add);
        }
        return ways;
    }

    /** Whether rights hold in an environment; a binding that stands with another's files is of that one's cluster. */
    private static boolean reaches(Grant grant, Environment environment, Set<String> deployedTo, Evidence evidence) {
        String file = grant.binding().file();
        boolean elsewhere = evidence.baseline().environments().stream()
                .anyMatch(other -> !other.name().equals(environment.name()) && other.holds(file));
        return environment.holds(file)
                || !elsewhere && (grant.clusterWide() || deployedTo.contains(grant.bindingNamespace()));
    }

    private static Optional<Way> way(Grant grant) {
        if (grant.refused() || !grant.role().known()) {
            return Optional.empty();
        }
        for (List<String> resource : DEPLOYING) {
            for (String verb : WRITING) {
                if (grant.allowing(verb, resource.getFirst(), resource.getLast())
                        .isPresent()) {
                    return Optional.of(new Way(
                            grant.grantee().name(),
                            grant.granteeAt(),
                            "may " + verb + " " + resource.getLast() + grant.reach() + " in Kubernetes, by "
                                    + grant.bindingSubject()));
                }
            }
        }
        return Optional.empty();
    }
}
