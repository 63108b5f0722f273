package dev.gatehouse.model.kubernetes;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A place where a container image is named: in a Kubernetes object, a Kustomization, Helm values or a CI definition.
 *
 * @param kind the kind of the file's facts: {@link FactKind#KUBERNETES_OBJECT}, {@link FactKind#KUSTOMIZATION},
 *     {@link FactKind#HELM_CHART} or {@link FactKind#PIPELINE}
 * @param subject what names the image: {@code Deployment apps/web}, {@code Chart blog image}, {@code Workflow test.yaml
 *     job unit}
 * @param namespace of the object, as written; empty where there is none
 * @param written the text that stands there; of values that stand apart, put together: {@code registry/repository:tag};
 *     {@code :tag} alone where a chart supplies the repository
 * @param reference null where it can't be told: a variable, a template, a tag or repository that a chart supplies
 * @param file path of the file
 * @param origin the place of the value a person would edit: the image, or of values that stand apart the tag
 */
public record ContainerImage(
        FactKind kind,
        String subject,
        String namespace,
        String written,
        @Nullable ImageReference reference,
        String file,
        Origin origin)
        implements Fact {

    /** The place of the value a person would edit. */
    public Location location() {
        Location location = origin.location();
        return location == null ? Location.startOf(file) : location;
    }
}
