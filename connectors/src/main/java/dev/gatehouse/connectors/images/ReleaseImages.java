package dev.gatehouse.connectors.images;

import dev.gatehouse.model.kubernetes.ImageReference;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.YamlReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Images that the objects of Flux, Argo CD and K3s pass on to charts and to Kustomize. */
final class ReleaseImages {

    private static final YamlReader YAML = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.LAST_COUNTS);
    private static final String TAG = "image.tag";
    private static final String REPOSITORY = "image.repository";

    private ReleaseImages() {}

    /** Whether the object is one of theirs, all of whose images were then collected. */
    static boolean collect(KubernetesObject object, Finds into) {
        if (object.is("helm.toolkit.fluxcd.io", "HelmRelease")) {
            values(object, object.body().get("spec", "values"), into);
            for (Mapping renderer : object.body().each("spec", "postRenderers")) {
                OverrideImages.collect(object.subject(), renderer.items("kustomize", "images"), into);
            }
            return true;
        }
        if (object.group().equals("helm.cattle.io")) {
            text(object, object.body().get("spec", "valuesContent"), into);
            return true;
        }
        if (object.is("kustomize.toolkit.fluxcd.io", "Kustomization")) {
            OverrideImages.collect(object.subject(), object.body().items("spec", "images"), into);
            return true;
        }
        if (object.is("argoproj.io", "Application")) {
            object.body().mapping("spec").ifPresent(spec -> application(object, spec, into));
            return true;
        }
        if (object.is("argoproj.io", "ApplicationSet")) {
            object.body().mapping("spec", "template", "spec").ifPresent(spec -> application(object, spec, into));
            return true;
        }
        return false;
    }

    private static void application(KubernetesObject object, Mapping spec, Finds into) {
        spec.mapping("source").ifPresent(source -> source(object, source, into));
        spec.each("sources").forEach(source -> source(object, source, into));
    }

    private static void source(KubernetesObject object, Mapping source, Finds into) {
        OverrideImages.collectAssignments(object.subject(), source.scalars("kustomize", "images"), into);
        values(object, source.get("helm", "valuesObject"), into);
        text(object, source.get("helm", "values"), into);
        parameters(object, source.each("helm", "parameters"), into);
    }

    private static void values(KubernetesObject object, @Nullable Node values, Finds into) {
        if (values != null) {
            ValuesImages.collect(object.subject(), values, into);
        }
    }

    /** Values that are a text of YAML themselves. */
    private static void text(KubernetesObject object, @Nullable Node values, Finds into) {
        if (values instanceof Scalar text) {
            for (Node document : YAML.read(text.text()).documents()) {
                ValuesImages.collect(object.subject(), document, into.within(text));
            }
        }
    }

    private static void parameters(KubernetesObject object, List<Mapping> parameters, Finds into) {
        Map<String, Scalar> byName = new LinkedHashMap<>();
        for (Mapping parameter : parameters) {
            parameter.text("name").ifPresent(name -> parameter.scalar("value").ifPresent(v -> byName.put(name, v)));
        }
        byName.forEach((name, value) -> {
            if (name.equals(TAG) || name.endsWith("." + TAG)) {
                Scalar repository = byName.get(name.substring(0, name.length() - TAG.length()) + REPOSITORY);
                String written = (repository == null ? "" : repository.text()) + ":" + value.text();
                ImageReference reference =
                        repository == null ? null : ImageReference.read(written).orElse(null);
                into.add(object.subject(), written, reference, value);
            }
        });
    }
}
