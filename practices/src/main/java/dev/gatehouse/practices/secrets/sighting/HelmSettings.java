package dev.gatehouse.practices.secrets.sighting;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.secrets.likeness.SecretLikeness;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import java.util.ArrayList;
import java.util.List;

/** What charts are given: values files, Flux releases, Argo CD applications, Kustomize's and k3s' inline values. */
final class HelmSettings {

    private HelmSettings() {}

    static void collect(Evidence evidence, Sightings sightings) {
        for (HelmFile file : evidence.facts(HelmFile.class)) {
            if (file.type() == HelmFile.Type.VALUES && !SopsFile.encrypted(file.body())) {
                tree(file.file(), file.file(), evidence, sightings).walk(file.body());
            }
        }
        for (KubernetesObject release : evidence.objects("helm.toolkit.fluxcd.io", "HelmRelease")) {
            object(release, release.body().get("spec", "values"), evidence, sightings);
        }
        for (KubernetesObject chart : evidence.objects("helm.cattle.io", "HelmChart")) {
            object(chart, chart.body().get("spec", "set"), evidence, sightings);
            text(chart, chart.body(), "valuesContent", evidence, sightings);
            chart.body().mapping("spec").ifPresent(s -> text(chart, s, "valuesContent", evidence, sightings));
        }
        for (KubernetesObject application : evidence.objects("argoproj.io", "Application")) {
            application.body().mapping("spec").ifPresent(s -> argo(application, s, evidence, sightings));
        }
        for (KubernetesObject set : evidence.objects("argoproj.io", "ApplicationSet")) {
            set.body().mapping("spec", "template", "spec").ifPresent(s -> argo(set, s, evidence, sightings));
        }
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            for (Mapping chart : kustomization.body().each("helmCharts")) {
                chart.mapping("valuesInline")
                        .ifPresent(v -> tree(kustomization.file(), kustomization.file(), evidence, sightings)
                                .walk(v));
            }
        }
    }

    private static SettingTree tree(String subject, String file, Evidence evidence, Sightings sightings) {
        return new SettingTree(
                Place.HELM_VALUES,
                subject,
                evidence.standing(file),
                node -> new Location(file, node.line(), node.column(), node.endLine()),
                sightings);
    }

    private static void object(
            KubernetesObject object,
            @org.jspecify.annotations.Nullable Node values,
            Evidence evidence,
            Sightings sightings) {
        if (values instanceof Mapping mapping && !SopsFile.encrypted(object.body())) {
            new SettingTree(Place.HELM_VALUES, object.subject(), evidence.standing(object), object::at, sightings)
                    .walk(mapping);
        }
    }

    private static void argo(KubernetesObject object, Mapping spec, Evidence evidence, Sightings sightings) {
        List<Mapping> sources = new ArrayList<>(spec.each("sources"));
        spec.mapping("source").ifPresent(sources::add);
        for (Mapping source : sources) {
            object(object, source.get("helm", "valuesObject"), evidence, sightings);
            source.mapping("helm").ifPresent(h -> text(object, h, "values", evidence, sightings));
            for (Mapping parameter : source.each("helm", "parameters")) {
                String name = parameter.text("name").orElse("");
                parameter
                        .scalar("value")
                        .ifPresent(value -> sightings.note(
                                Place.HELM_VALUES,
                                object.subject(),
                                name,
                                object.at(value),
                                evidence.standing(object),
                                SecretLikeness.ofSetting(name, value.text())));
            }
        }
    }

    /** Values written as a text within the manifest. */
    private static void text(
            KubernetesObject object, Mapping holder, String key, Evidence evidence, Sightings sightings) {
        holder.scalar(key)
                .ifPresent(values -> sightings.note(
                        Place.HELM_VALUES,
                        object.subject(),
                        key,
                        object.at(values),
                        evidence.standing(object),
                        SecretLikeness.ofText(key + ".yaml", values.text())));
    }
}
