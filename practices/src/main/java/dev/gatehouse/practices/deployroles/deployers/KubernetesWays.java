package dev.gatehouse.practices.deployroles.deployers;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.deployroles.manifests.Namespaces;
import dev.gatehouse.practices.deployroles.rbac.ApiResource;
import dev.gatehouse.practices.deployroles.rbac.Grant;
import dev.gatehouse.practices.deployroles.rbac.Grantee;
import dev.gatehouse.practices.deployroles.rbac.RbacGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By rights in Kubernetes: which people, and groups of them, write workloads, or what deploys them, past Git. */
final class KubernetesWays {

    private static final List<String> WRITING = List.of("create", "update", "patch", "delete");

    private static final List<ApiResource> DEPLOYING = Stream.concat(
                    ApiResource.WORKLOADS.stream(),
                    Stream.of(
                            new ApiResource("argoproj.io", "applications"),
                            new ApiResource("kustomize.toolkit.fluxcd.io", "kustomizations"),
                            new ApiResource("helm.toolkit.fluxcd.io", "helmreleases")))
            .toList();

    private final Evidence evidence;
    private final Namespaces namespaces;
    private final RbacGraph graph;

    KubernetesWays(Evidence evidence) {
        this.evidence = evidence;
        namespaces = Namespaces.of(evidence);
        graph = RbacGraph.of(evidence);
    }

    List<Way> into(Environment environment) {
        Set<String> deployedTo = evidence.facts(KubernetesObject.class).stream()
                .filter(object -> environment.holds(object.file()))
                .map(namespaces::of)
                .filter(namespace -> !namespace.isEmpty())
                .collect(Collectors.toSet());
        List<Way> ways = new ArrayList<>();
        for (Grantee grantee : graph.grantees()) {
            if (grantee.type() == Grantee.Type.SERVICE_ACCOUNT || grantee.name().startsWith("system:")) {
                continue;
            }
            graph.of(grantee).stream()
                    .filter(grant -> reaches(grant, environment, deployedTo))
                    .flatMap(grant -> way(grant).stream())
                    .findFirst()
                    .ifPresent(ways::add);
        }
        return ways;
    }

    /** Whether rights hold in an environment; a binding that stands with another's files is of that one's cluster. */
    private boolean reaches(Grant grant, Environment environment, Set<String> deployedTo) {
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
        for (ApiResource resource : DEPLOYING) {
            for (String verb : WRITING) {
                if (grant.allowing(verb, resource.group(), resource.name()).isPresent()) {
                    return Optional.of(Way.at(
                            grant.grantee().name(),
                            grant.granteeAt(),
                            "may " + verb + " " + resource.name() + grant.reach() + " in Kubernetes, by "
                                    + grant.bindingSubject()));
                }
            }
        }
        return Optional.empty();
    }
}
