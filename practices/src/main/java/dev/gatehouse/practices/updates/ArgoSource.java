package dev.gatehouse.practices.updates;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of an Argo CD Application, or of the applications that an ApplicationSet makes.
 *
 * @param object the Application or ApplicationSet
 * @param mapping the item of {@code sources}, or {@code source}
 */
record ArgoSource(KubernetesObject object, Mapping mapping) {

    static List<ArgoSource> of(Evidence evidence) {
        List<ArgoSource> sources = new ArrayList<>();
        for (KubernetesObject application : evidence.objects("argoproj.io", "Application")) {
            collect(application, sources, "spec");
        }
        for (KubernetesObject set : evidence.objects("argoproj.io", "ApplicationSet")) {
            collect(set, sources, "spec", "template", "spec");
        }
        return sources;
    }

    private static void collect(KubernetesObject object, List<ArgoSource> sources, String... path) {
        object.body().mapping(path).ifPresent(spec -> {
            spec.mapping("source").ifPresent(s -> sources.add(new ArgoSource(object, s)));
            spec.each("sources").forEach(s -> sources.add(new ArgoSource(object, s)));
        });
    }
}
