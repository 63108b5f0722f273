package dev.gatehouse.practices.updates;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.kubernetes.ContainerImage;
import dev.gatehouse.model.kubernetes.ImageReference;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images of manifests that never run as written: every Kustomize file that takes the manifest in, or one further up,
 * gives them a tag or a digest of its own. What it gives is an image itself, and judged where it stands.
 *
 * @param takers the Kustomize files that name a folder or file, by its path
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/">Kustomize, images</a>
 */
record ReplacedImages(Map<String, List<Kustomization>> takers) {

    private static final int DEPTH = 8;

    static ReplacedImages of(Evidence evidence) {
        return evidence.view(ReplacedImages.class, ReplacedImages::observed);
    }

    private static ReplacedImages observed(Evidence evidence) {
        Map<String, List<Kustomization>> takers = new HashMap<>();
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            for (String key : List.of("resources", "bases", "components")) {
                for (String entry : kustomization.body().texts(key)) {
                    if (!RemoteBase.is(entry)) {
                        takers.computeIfAbsent(path(kustomization.directory(), entry), p -> new ArrayList<>())
                                .add(kustomization);
                    }
                }
            }
        }
        return new ReplacedImages(takers);
    }

    boolean contain(ContainerImage image) {
        ImageReference reference = image.reference();
        return reference != null
                && image.kind() == FactKind.KUBERNETES_OBJECT
                && everywhere(image.file(), reference.repository(), 0);
    }

    /** Whether all that takes a path in replaces an image; false where nothing does. */
    private boolean everywhere(String path, String name, int depth) {
        List<Kustomization> above = takers.getOrDefault(path, List.of());
        return !above.isEmpty()
                && depth < DEPTH
                && above.stream().allMatch(kustomization -> {
                    Optional<Mapping> change = change(kustomization, name);
                    String renamed = change.flatMap(c -> c.text("newName")).orElse(name);
                    return change.filter(c -> c.has("newTag") || c.has("digest"))
                                    .isPresent()
                            || everywhere(kustomization.directory(), renamed, depth + 1);
                });
    }

    private static Optional<Mapping> change(Kustomization kustomization, String name) {
        return kustomization.body().each("images").stream()
                .filter(image -> image.text("name").filter(name::equals).isPresent())
                .findFirst();
    }

    private static String path(String folder, String written) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (folder + "/" + written).split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
