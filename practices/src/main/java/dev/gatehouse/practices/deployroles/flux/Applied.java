package dev.gatehouse.practices.deployroles.flux;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import java.util.ArrayList;
import java.util.List;

/** What makes Flux apply something: its Kustomizations and HelmReleases. */
final class Applied {

    static final String KUSTOMIZE = "kustomize.toolkit.fluxcd.io";
    static final String HELM = "helm.toolkit.fluxcd.io";
    static final String SOURCE = "source.toolkit.fluxcd.io";

    private Applied() {}

    static List<KubernetesObject> all(Evidence evidence) {
        List<KubernetesObject> objects = new ArrayList<>();
        objects.addAll(Deployed.objects(evidence, KUSTOMIZE, "Kustomization"));
        objects.addAll(Deployed.objects(evidence, HELM, "HelmRelease"));
        return objects;
    }

    /** Whether a generator or a substitution fills a text in. */
    static boolean isVariable(String text) {
        return text.contains("${") || text.contains("{{");
    }
}
