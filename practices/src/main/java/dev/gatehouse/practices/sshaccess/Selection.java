package dev.gatehouse.practices.sshaccess;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workloads of the target whose pods a selector picks. */
final class Selection {

    private Selection() {}

    /**
     * Workloads whose pods bear all labels of a selector.
     *
     * @param labels the labels wanted; an empty mapping picks every pod
     */
    static List<PodTemplate> of(KubernetesObject selecting, Mapping labels, Evidence evidence) {
        return evidence.view(ByLabel.class, ByLabel::of).candidates(labels, evidence).stream()
                .filter(t -> sameNamespace(t.object(), selecting))
                .filter(t -> bears(t.object(), labels))
                .toList();
    }

    /** A namespace that is not written is given by a Kustomization or an application, so it may be any. */
    private static boolean sameNamespace(KubernetesObject one, KubernetesObject other) {
        return one.namespace().isEmpty()
                || other.namespace().isEmpty()
                || one.namespace().equals(other.namespace());
    }

    private static boolean bears(KubernetesObject workload, Mapping wanted) {
        Optional<Mapping> labels = labels(workload);
        return wanted.entries().stream()
                .allMatch(entry -> entry.value() instanceof Scalar value
                        && labels.flatMap(l -> l.text(entry.name()))
                                .filter(value.text()::equals)
                                .isPresent());
    }

    private static Optional<Mapping> labels(KubernetesObject workload) {
        return workload.body()
                .mapping("spec", "template", "metadata", "labels")
                .or(() -> workload.body().mapping("spec", "jobTemplate", "spec", "template", "metadata", "labels"))
                .or(() -> workload.body().mapping("metadata", "labels"));
    }

    /** Workloads by each {@code name=value} that their pods bear. */
    private record ByLabel(Map<String, List<PodTemplate>> workloads) {

        static ByLabel of(Evidence evidence) {
            Map<String, List<PodTemplate>> workloads = new HashMap<>();
            for (PodTemplate pods : PodTemplate.all(evidence)) {
                for (Mapping.Entry label :
                        labels(pods.object()).map(Mapping::entries).orElse(List.of())) {
                    key(label)
                            .ifPresent(key -> workloads
                                    .computeIfAbsent(key, _ -> new ArrayList<>())
                                    .add(pods));
                }
            }
            return new ByLabel(workloads);
        }

        /** Those that bear the first label wanted; all where none is. */
        List<PodTemplate> candidates(Mapping wanted, Evidence evidence) {
            return wanted.entries().isEmpty()
                    ? PodTemplate.all(evidence)
                    : key(wanted.entries().getFirst())
                            .map(key -> workloads.getOrDefault(key, List.of()))
                            .orElse(List.of());
        }

        private static Optional<String> key(Mapping.Entry label) {
            return label.value() instanceof Scalar value
                    ? Optional.of(label.name() + "=" + value.text())
                    : Optional.empty();
        }
    }

    /** The number behind a port's name in some pods; empty where none of them has it. */
    static Optional<Long> port(List<PodTemplate> pods, String name) {
        for (PodTemplate pod : pods) {
            for (Mapping container : pod.containers()) {
                for (Mapping port : container.each("ports")) {
                    if (port.text("name").orElse("").equals(name)) {
                        Optional<Scalar> number = port.scalar("containerPort");
                        if (number.isPresent() && number.get().asLong().isPresent()) {
                            return Optional.of(number.get().asLong().getAsLong());
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }
}
