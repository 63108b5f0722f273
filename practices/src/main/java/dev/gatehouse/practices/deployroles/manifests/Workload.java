package dev.gatehouse.practices.deployroles.manifests;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An object that runs pods.
 *
 * @param pod the specification of its pods
 */
public record Workload(KubernetesObject object, Mapping pod) {

    private static final String[] TEMPLATE = {"spec", "template", "spec"};

    private static final Map<String, String[]> PODS = Map.of(
            "/Pod", new String[] {"spec"},
            "/ReplicationController", TEMPLATE,
            "apps/DaemonSet", TEMPLATE,
            "apps/Deployment", TEMPLATE,
            "apps/ReplicaSet", TEMPLATE,
            "apps/StatefulSet", TEMPLATE,
            "argoproj.io/Rollout", TEMPLATE,
            "batch/CronJob", new String[] {"spec", "jobTemplate", "spec", "template", "spec"},
            "batch/Job", TEMPLATE);

    /** All whole workloads, in the order of the target's files. */
    public static List<Workload> all(Evidence evidence) {
        return evidence.view(Workloads.class, Workload::observed).workloads();
    }

    private static Workloads observed(Evidence evidence) {
        Deployed deployed = Deployed.of(evidence);
        List<Workload> workloads = new ArrayList<>();
        for (KubernetesObject object : evidence.facts(KubernetesObject.class)) {
            String[] path = PODS.get(object.group() + "/" + object.type());
            if (path != null && deployed.whole(object)) {
                object.body().mapping(path).ifPresent(pod -> workloads.add(new Workload(object, pod)));
            }
        }
        return new Workloads(List.copyOf(workloads));
    }

    /** The account its pods run as. */
    public String serviceAccount() {
        return pod.text("serviceAccountName")
                .or(() -> pod.text("serviceAccount"))
                .filter(name -> !name.isEmpty())
                .orElse("default");
    }

    /** All its containers, those that run first or for debugging included. */
    public List<Mapping> containers() {
        return Stream.of("initContainers", "containers", "ephemeralContainers")
                .flatMap(key -> pod.each(key).stream())
                .toList();
    }

    private record Workloads(List<Workload> workloads) {}
}
