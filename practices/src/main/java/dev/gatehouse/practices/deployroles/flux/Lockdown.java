package dev.gatehouse.practices.deployroles.flux;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.PodTemplate;
import dev.gatehouse.practices.deployroles.manifests.Paths;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of Flux's installations, by folder, are locked down for tenants.
 *
 * @param installed folders that install Flux's controllers
 * @param impersonating of those, the ones that give every object without an account one
 * @param confined of those, the ones that refuse references into other namespaces
 * @see <a href="https://fluxcd.io/flux/installation/configuration/multitenancy/">Flux: multi-tenancy lockdown</a>
 */
record Lockdown(Set<String> installed, Set<String> impersonating, Set<String> confined) {

    /** How far it holds for a target. */
    enum Reach {
        NOWHERE,
        SOMEWHERE,
        EVERYWHERE
    }

    private static final String ACCOUNT = "--default-service-account=";
    private static final String CONFINED = "--no-cross-namespace-refs=true";
    private static final String CONFINED_BARE = "--no-cross-namespace-refs";

    static Lockdown of(Evidence evidence) {
        return evidence.view(Lockdown.class, Lockdown::observed);
    }

    private static Lockdown observed(Evidence evidence) {
        Lockdown found = new Lockdown(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (KubernetesObject deployment : evidence.objects("apps", "Deployment")) {
            if (deployment.name().equals("kustomize-controller")) {
                String folder = Paths.folderOf(deployment.file());
                found.installed.add(folder);
                PodTemplate.of(deployment).stream()
                        .flatMap(pods -> pods.containers().stream())
                        .flatMap(container -> container.texts("args").stream())
                        .forEach(argument -> found.read(folder, argument));
            }
        }
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            for (Mapping patch : kustomization.body().each("patches")) {
                patch.text("patch").ifPresent(text -> found.read(kustomization.directory(), text));
            }
            for (Scalar patch : kustomization.body().scalars("patchesStrategicMerge")) {
                found.read(kustomization.directory(), patch.text());
            }
        }
        for (KubernetesObject instance : evidence.objects("fluxcd.controlplane.io", "FluxInstance")) {
            instance.body().mapping("spec").ifPresent(spec -> found.read(Paths.folderOf(instance.file()), spec));
        }
        for (KubernetesObject release : evidence.objects("helm.toolkit.fluxcd.io", "HelmRelease")) {
            // The chart flux-instance takes a FluxInstance's specification as its value.
            release.body()
                    .mapping("spec", "values", "instance")
                    .filter(spec -> spec.has("cluster") || spec.has("sync"))
                    .ifPresent(spec -> found.read(Paths.folderOf(release.file()), spec));
        }
        return new Lockdown(Set.copyOf(found.installed), Set.copyOf(found.impersonating), Set.copyOf(found.confined));
    }

    private void read(String folder, Mapping instance) {
        installed.add(folder);
        if (instance.bool("cluster", "multitenant").orElse(false)) {
            impersonating.add(folder);
            confined.add(folder);
        }
        for (Mapping patch : instance.each("kustomize", "patches")) {
            patch.text("patch").ifPresent(text -> read(folder, text));
        }
    }

    private void read(String folder, String text) {
        if (text.contains(ACCOUNT)) {
            impersonating.add(folder);
        }
        boolean bare = List.of(text.split("\\s+", -1)).contains(CONFINED_BARE);
        if (text.contains(CONFINED) || bare) {
            confined.add(folder);
        }
    }

    Reach impersonates() {
        return reach(impersonating);
    }

    Reach confines() {
        return reach(confined);
    }

    private Reach reach(Set<String> locked) {
        if (locked.isEmpty()) {
            return Reach.NOWHERE;
        }
        return locked.containsAll(installed) || locked.size() >= installed.size() ? Reach.EVERYWHERE : Reach.SOMEWHERE;
    }
}
