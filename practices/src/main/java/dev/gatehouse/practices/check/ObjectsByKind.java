package dev.gatehouse.practices.check;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Kubernetes objects, found by group and kind. */
record ObjectsByKind(Map<String, List<KubernetesObject>> objects) {

    static ObjectsByKind of(Evidence evidence) {
        return new ObjectsByKind(evidence.facts(KubernetesObject.class).stream()
                .collect(Collectors.groupingBy(o -> key(o.group(), o.type()))));
    }

    List<KubernetesObject> of(String group, String kind) {
        return objects.getOrDefault(key(group, kind), List.of());
    }

    private static String key(String group, String kind) {
        return group + "/" + kind;
    }
}
