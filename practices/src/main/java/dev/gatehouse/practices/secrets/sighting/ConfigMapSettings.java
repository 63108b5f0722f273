package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;

/** What ConfigMaps hold, and what Flux substitutes into manifests. */
final class ConfigMapSettings {

    private ConfigMapSettings() {}

    static void collect(Evidence evidence, Sightings sightings) {
        for (KubernetesObject map : evidence.objects("", "ConfigMap")) {
            if (!SopsFile.encrypted(map.body())) {
                collect(map, map.subject(), SecretObjects.entries(map.body(), "data"), evidence, sightings);
                binary(map, evidence, sightings);
            }
        }
        for (KubernetesObject kustomization : evidence.objects("kustomize.toolkit.fluxcd.io", "Kustomization")) {
            kustomization
                    .body()
                    .mapping("spec", "postBuild", "substitute")
                    .ifPresent(substitutes -> collect(
                            kustomization, kustomization.subject(), substitutes.entries(), evidence, sightings));
        }
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            for (Mapping generator : kustomization.body().each("configMapGenerator")) {
                KustomizeLiterals.collect(kustomization, generator, Place.CONFIG_MAP, evidence, sightings);
            }
        }
    }

    /** What {@code binaryData} holds, as far as it is text. */
    private static void binary(KubernetesObject map, Evidence evidence, Sightings sightings) {
        for (Mapping.Entry entry : SecretObjects.entries(map.body(), "binaryData")) {
            if (entry.value() instanceof Scalar scalar) {
                SecretObjects.decoded(scalar.text())
                        .flatMap(SecretObjects::text)
                        .ifPresent(text -> sightings.note(
                                Place.CONFIG_MAP,
                                map.subject(),
                                entry.name(),
                                map.at(scalar),
                                evidence.standing(map),
                                SecretLikeness.ofSetting(entry.name(), text)));
            }
        }
    }

    private static void collect(
            KubernetesObject object,
            String subject,
            Iterable<Mapping.Entry> entries,
            Evidence evidence,
            Sightings sightings) {
        for (Mapping.Entry entry : entries) {
            if (entry.value() instanceof Scalar scalar && !scalar.isNull()) {
                sightings.note(
                        Place.CONFIG_MAP,
                        subject,
                        entry.name(),
                        object.at(scalar),
                        evidence.standing(object),
                        SecretLikeness.ofSetting(entry.name(), scalar.text()));
            }
        }
    }
}
