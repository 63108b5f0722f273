package dev.gatehouse.practices.deployroles.manifests;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.practices.check.Evidence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The namespace that an object is applied to, as far as files tell: its own; else the one that the only Kustomize file
 * of its folder sets; else the one on which all Kustomize files agree that take in that folder or file.
 *
 * @param byFolder namespaces set by the Kustomize files of a folder
 * @param takenIn paths of folders and files, with the folders whose Kustomize files name them as a resource
 */
public record Namespaces(Map<String, Set<String>> byFolder, Map<String, Set<String>> takenIn) {

    /** Bases lie in bases; real trees are three or four deep. */
    private static final int DEPTH = 8;

    public static Namespaces of(Evidence evidence) {
        return evidence.view(Namespaces.class, Namespaces::observed);
    }

    private static Namespaces observed(Evidence evidence) {
        Map<String, Set<String>> byFolder = new HashMap<>();
        Map<String, Set<String>> takenIn = new HashMap<>();
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            kustomization
                    .body()
                    .text("namespace")
                    .filter(n -> !n.isBlank())
                    .ifPresent(namespace -> byFolder.computeIfAbsent(kustomization.directory(), f -> new HashSet<>())
                            .add(namespace));
            for (String key : List.of("resources", "bases", "components")) {
                for (String resource : kustomization.body().texts(key)) {
                    takenIn.computeIfAbsent(Paths.resolve(kustomization.directory(), resource), p -> new HashSet<>())
                            .add(kustomization.directory());
                }
            }
        }
        return new Namespaces(byFolder, takenIn);
    }

    /** The namespace; empty where no file tells one. */
    public String of(KubernetesObject object) {
        return object.namespace().isEmpty() ? ofFile(object.file()) : object.namespace();
    }

    /** The namespace of the objects in a file that name none; empty where no file tells one. */
    public String ofFile(String file) {
        String folder = Paths.folderOf(file);
        Set<String> own = byFolder.getOrDefault(folder, Set.of());
        if (!own.isEmpty()) {
            return own.size() == 1 ? own.iterator().next() : "";
        }
        Set<String> found = new HashSet<>(above(file, 0));
        found.addAll(above(folder, 0));
        return found.size() == 1 ? found.iterator().next() : "";
    }

    private Set<String> above(String path, int depth) {
        Set<String> found = new HashSet<>();
        if (depth == DEPTH) {
            return found;
        }
        for (String folder : takenIn.getOrDefault(path, Set.of())) {
            Set<String> own = byFolder.getOrDefault(folder, Set.of());
            found.addAll(own.isEmpty() && !folder.equals(path) ? above(folder, depth + 1) : own);
        }
        return found;
    }
}
