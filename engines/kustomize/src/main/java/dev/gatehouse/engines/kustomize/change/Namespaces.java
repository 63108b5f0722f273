package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.resource.FieldSpec;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.List;
import java.util.Set;

/** {@code namespace}: objects are put into it, and a Namespace gets its name. */
public final class Namespaces {

    private static final Set<String> BINDINGS = Set.of("RoleBinding", "ClusterRoleBinding");
    private static final List<String> NAME = List.of("metadata", "name");

    private Namespaces() {}

    public static void set(Resources resources, String namespace, Place place) throws Refused {
        if (namespace.isEmpty()) {
            return;
        }
        ScalarNode name = ScalarNode.text(namespace);
        for (Resource resource : resources.all()) {
            resource.remember();
            if (!resource.id().isClusterScoped()) {
                resource.namespace(namespace);
            }
            if (BINDINGS.contains(resource.kind())
                    && resource.body().get("subjects") instanceof SequenceNode subjects) {
                defaultSubjects(subjects, name);
            }
            boolean core = resource.body().text("apiVersion").equals("v1");
            List<FieldSpec> specs = FieldSpec.Purpose.NAMESPACE.specs().stream()
                    .filter(spec -> core || !spec.path().equals(NAME))
                    .toList();
            FieldChange.apply(specs, resource, FieldChange.Made.TEXT, FieldChange.toScalar(name));
        }
        resources.distinct(place);
    }

    private static void defaultSubjects(SequenceNode subjects, ScalarNode namespace) {
        for (Node each : subjects.items()) {
            if (each instanceof MappingNode subject && subject.text("name").equals("default")) {
                subject.put("namespace", namespace);
            }
        }
    }
}
