package dev.gatehouse.connectors.images;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Images in Kubernetes objects: lists of containers wherever they stand, image volumes, the places that well-known
 * custom resources have for them, and what releases and applications pass on.
 *
 * <p>Policies are left out: their images are patterns. So are image automations, whose images are not run, and the
 * schemas of custom resources.
 */
public final class ObjectImages {

    private static final Set<String> CONTAINERS =
            Set.of("containers", "initContainers", "ephemeralContainers", "sidecars", "steps");

    private static final Set<String> LONE_CONTAINERS = Set.of("container", "script", "stepTemplate");

    private static final Set<String> NOT_RUN = Set.of(
            "image.toolkit.fluxcd.io",
            "apiextensions.k8s.io",
            "admissionregistration.k8s.io",
            "kyverno.io",
            "policies.kyverno.io",
            "templates.gatekeeper.sh",
            "constraints.gatekeeper.sh",
            "mutations.gatekeeper.sh",
            "kustomize.config.k8s.io");

    /** Keys below {@code spec} that hold an image, of groups that have no pod template of their own. */
    private static final Map<String, List<List<String>>> KNOWN = Map.of(
            "monitoring.coreos.com", List.of(List.of("image"), List.of("thanos", "image")),
            "postgresql.cnpg.io", List.of(List.of("imageName")),
            "ceph.rook.io", List.of(List.of("cephVersion", "image")),
            "upgrade.cattle.io", List.of(List.of("upgrade", "image")),
            "pkg.crossplane.io", List.of(List.of("package")),
            "opentelemetry.io", List.of(List.of("image")));

    private final KubernetesObject object;
    private final Finds finds;

    private ObjectImages(KubernetesObject object) {
        this.object = object;
        this.finds = new Finds(FactKind.KUBERNETES_OBJECT, object.namespace(), object.file());
    }

    public static List<ContainerImage> of(KubernetesObject object) {
        if (NOT_RUN.contains(object.group()) || object.type().equals("CustomResourceDefinition")) {
            return List.of();
        }
        ObjectImages images = new ObjectImages(object);
        images.collect();
        return images.finds.images();
    }

    private void collect() {
        if (ReleaseImages.collect(object, finds)) {
            return;
        }
        object.body().mapping("spec").ifPresent(this::walk);
        object.body().mapping("template").ifPresent(this::walk);
        known();
    }

    private void walk(Node node) {
        switch (node) {
            case Mapping mapping -> mapping.entries().forEach(this::entry);
            case Sequence sequence -> sequence.items().forEach(this::walk);
            case Scalar _, Unresolved _ -> {}
        }
    }

    private void entry(Mapping.Entry entry) {
        if (entry.value() instanceof Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Mapping mapping) {
                    if (CONTAINERS.contains(entry.name())) {
                        finds.written(object.subject(), mapping.get("image"));
                    } else if (entry.name().equals("volumes")) {
                        finds.written(object.subject(), mapping.get("image", "reference"));
                    }
                }
            }
        } else if (LONE_CONTAINERS.contains(entry.name()) && entry.value() instanceof Mapping container) {
            finds.written(object.subject(), container.get("image"));
        }
        walk(entry.value());
    }

    private void known() {
        List<List<String>> paths = KNOWN.getOrDefault(object.group(), List.of());
        for (List<String> path : paths) {
            object.body()
                    .mapping("spec")
                    .map(spec -> spec.get(path.toArray(String[]::new)))
                    .ifPresent(value -> finds.written(object.subject(), value));
        }
        if (paths.isEmpty() && object.group().contains(".") && !object.group().endsWith(".k8s.io")) {
            object.body()
                    .scalar("spec", "image")
                    .filter(image -> ImageText.plausible(image.text()))
                    .ifPresent(image -> finds.written(object.subject(), image));
        }
    }
}
