package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.EmbeddedYaml;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Secrets written as patches within a Kustomize file; a patch in a file of its own is read as the Secret it is. */
final class SecretPatches {

    private SecretPatches() {}

    static void collect(Kustomization kustomization, Evidence evidence, Sightings sightings) {
        List<Scalar> patches = new ArrayList<>(kustomization.body().scalars("patchesStrategicMerge"));
        for (Mapping patch : kustomization.body().each("patches")) {
            patch.scalar("patch").ifPresent(patches::add);
        }
        for (Scalar patch : patches) {
            if (patch.text().indexOf('\n') < 0) {
                continue;
            }
            Function<Node, Location> locate = node -> KustomizeLiterals.at(kustomization, patch);
            for (Mapping document : EmbeddedYaml.read(patch).documents()) {
                if (document.text("kind").filter("Secret"::equals).isPresent()) {
                    String name = document.text("metadata", "name").orElse("without a name");
                    SecretObjects.collect(
                            document,
                            "patch of Secret " + name,
                            locate,
                            false,
                            evidence.standing(kustomization.file()),
                            sightings);
                }
            }
        }
    }
}
