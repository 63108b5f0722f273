package dev.gatehouse.practices.deployroles.manifests;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells objects from the fragments that Kustomize lays over them: what a fragment does not say, the object may.
 *
 * @param patches files that Kustomize files name as patches
 */
public record Deployed(Set<String> patches) {

    private static final List<String> PATCH_KEYS =
            List.of("patches", "patchesStrategicMerge", "patchesJson6902", "transformers", "replacements");

    public static Deployed of(Evidence evidence) {
        return evidence.view(Deployed.class, Deployed::observed);
    }

    private static Deployed observed(Evidence evidence) {
        Set<String> patches = new HashSet<>();
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            for (String key : PATCH_KEYS) {
                for (Node item : kustomization.body().items(key)) {
                    String path = switch (item) {
                        case Scalar scalar -> scalar.text();
                        case Mapping mapping -> mapping.text("path").orElse("");
                        case dev.gatehouse.model.tree.Sequence s -> "";
                        case dev.gatehouse.model.tree.Unresolved u -> "";
                    };
                    if (!path.isEmpty() && path.indexOf('\n') < 0) {
                        patches.add(Paths.resolve(kustomization.directory(), path));
                    }
                }
            }
        }
        return new Deployed(patches);
    }

    /** Whether an object is one, rather than a change to another. */
    public boolean whole(KubernetesObject object) {
        return !patches.contains(object.file()) && !object.body().has("$patch");
    }

    /** The whole objects of one group and kind. */
    public static List<KubernetesObject> objects(Evidence evidence, String group, String kind) {
        Deployed deployed = of(evidence);
        return evidence.objects(group, kind).stream().filter(deployed::whole).toList();
    }

    /** The pods that whole objects run, in the order of the target's files. */
    public static List<PodTemplate> pods(Evidence evidence) {
        Deployed deployed = of(evidence);
        return evidence.facts(KubernetesObject.class).stream()
                .filter(deployed::whole)
                .flatMap(object -> PodTemplate.of(object).stream())
                .toList();
    }
}
