package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.source.Obstacle;
import java.util.List;
import java.util.Map;

/**
 * What a kustomization file asks for.
 *
 * @param folder it stands in; empty for the root
 * @param component whether it is a Component
 * @param resources files and folders, the deprecated {@code bases} among them
 * @param beyond files and folders that only Kustomize itself reads
 * @param obstacles what only Kustomize itself does, one for each
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/">The kustomization file</a>
 */
public record Kustomization(
        String folder,
        boolean component,
        List<Entry> resources,
        List<Entry> components,
        String namespace,
        String namePrefix,
        String nameSuffix,
        Map<String, String> commonLabels,
        List<LabelChange> labels,
        Map<String, String> commonAnnotations,
        List<ImageChange> images,
        List<ReplicaChange> replicas,
        List<Entry> strategicPatches,
        List<Patch> patches,
        List<Patch> jsonPatches,
        List<Generator> generators,
        List<Entry> beyond,
        List<Obstacle> obstacles) {

    /** How many changes it makes, each to any object. */
    public int changes() {
        return strategicPatches.size()
                + patches.size()
                + jsonPatches.size()
                + labels.size()
                + images.size()
                + replicas.size()
                + generators.size();
    }

    /** The names that such a file may have. */
    public static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
}
