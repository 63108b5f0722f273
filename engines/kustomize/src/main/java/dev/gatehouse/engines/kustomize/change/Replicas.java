package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.file.ReplicaChange;
import dev.gatehouse.engines.kustomize.resource.FieldSpec;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.resource.Resources;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import java.util.List;

/** {@code replicas}. */
public final class Replicas {

    private Replicas() {}

    public static void set(Resources resources, ReplicaChange change) throws Refused {
        boolean found = false;
        for (FieldSpec spec : FieldSpec.Purpose.REPLICAS.specs()) {
            for (Resource resource : resources.all()) {
                boolean named = resource.allIds()
                        .anyMatch(id ->
                                id.name().equals(change.name()) && id.type().isOneOf(spec.type()));
                if (named) {
                    found = true;
                    FieldChange.apply(
                            List.of(spec),
                            resource,
                            FieldChange.Made.TEXT,
                            FieldChange.toScalar(ScalarNode.integer(change.count())));
                }
            }
        }
        if (!found) {
            throw Refused.invalid(change.place(), "nothing with replicas is called " + change.name());
        }
    }
}
