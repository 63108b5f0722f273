package dev.gatehouse.practices.check;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pods that an object runs: a Pod's own specification, or that of a workload's template, of Kubernetes' own kinds
 * and of others that nest it likewise (Argo Rollouts, Knative Services).
 *
 * @param object the workload
 * @param spec the pod's specification
 */
public record PodTemplate(KubernetesObject object, Mapping spec) {

    private static final List<List<String>> PLACES = List.of(
            List.of("spec", "template", "spec"),
            List.of("spec", "jobTemplate", "spec", "template", "spec"),
            List.of("spec"),
            List.of("template", "spec"));

    public static Optional<PodTemplate> of(KubernetesObject object) {
        for (List<String> place : PLACES) {
            Optional<Mapping> spec = object.body().mapping(place.toArray(String[]::new));
            if (spec.isPresent() && !spec.get().each("containers").isEmpty()) {
                return Optional.of(new PodTemplate(object, spec.get()));
            }
        }
        return Optional.empty();
    }

    /** Those of every object of the target. */
    public static List<PodTemplate> all(Evidence evidence) {
        return evidence.view(All.class, All::of).templates();
    }

    /** Made once for all rules. */
    private record All(List<PodTemplate> templates) {

        static All of(Evidence evidence) {
            return new All(evidence.facts(KubernetesObject.class).stream()
                    .flatMap(o -> PodTemplate.of(o).stream())
                    .toList());
        }
    }

    /** Containers, init containers and ephemeral containers. */
    public List<Mapping> containers() {
        List<Mapping> containers = new ArrayList<>(spec.each("containers"));
        containers.addAll(spec.each("initContainers"));
        containers.addAll(spec.each("ephemeralContainers"));
        return containers;
    }

    /** A container's name, or a word that stands for it. */
    public static String nameOf(Mapping container) {
        return container.text("name").orElse("without a name");
    }
}
