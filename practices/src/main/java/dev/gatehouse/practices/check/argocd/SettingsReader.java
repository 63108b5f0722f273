package dev.gatehouse.practices.check.argocd;

import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.EmbeddedYaml;
import dev.gatehouse.practices.check.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the pieces of one of Argo CD's ConfigMaps. */
final class SettingsReader {

    private static final String CHART = "argo-cd";
    private static final String DEFAULT_NAMESPACE = "argocd";

    private final Evidence evidence;
    private final Set<String> patchFiles;

    SettingsReader(Evidence evidence) {
        this.evidence = evidence;
        this.patchFiles = patchFiles(evidence.facts(Kustomization.class));
    }

    /**
     * @param configMap the ConfigMap's name
     * @param values its key below {@code configs} in the chart's values
     */
    List<Settings> read(String configMap, String values) {
        List<Settings> pieces = new ArrayList<>();
        for (KubernetesObject object : evidence.objects("", "ConfigMap")) {
            if (object.name().equals(configMap)) {
                pieces.add(piece(object, patchFiles.contains(object.file())));
            }
        }
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            pieces.addAll(patches(kustomization, configMap));
            pieces.addAll(generated(kustomization, configMap));
        }
        pieces.addAll(chartValues(values));
        for (KubernetesObject release : evidence.objects("helm.toolkit.fluxcd.io", "HelmRelease")) {
            if (release.body()
                    .text("spec", "chart", "spec", "chart")
                    .filter(CHART::equals)
                    .isPresent()) {
                Optional<Mapping> given = release.body().mapping("spec", "values");
                pieces.add(values(release, given, values, !release.body().has("spec", "valuesFrom")));
            }
        }
        for (KubernetesObject application : evidence.objects("argoproj.io", "Application")) {
            pieces.addAll(applicationValues(application, values));
        }
        return pieces;
    }

    private Settings piece(KubernetesObject object, boolean patch) {
        Node place = object.body();
        return new Settings(
                object.subject(),
                installation(object.namespace()),
                patch ? Settings.Kind.PATCH : Settings.Kind.WHOLE,
                object.file(),
                evidence.standing(object),
                Optional.<Node>ofNullable(object.body().get("metadata", "name")).orElse(place),
                object.body().mapping("data").orElse(empty(place)),
                true);
    }

    /** Without a namespace a ConfigMap is laid where a Kustomization says, which for Argo CD is nearly always this. */
    private static String installation(String namespace) {
        return "namespace " + (namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace);
    }

    private static Mapping empty(Node place) {
        return new Mapping(List.of(), place.line(), place.column(), place.line());
    }

    private static Set<String> patchFiles(List<Kustomization> kustomizations) {
        Set<String> files = new HashSet<>();
        for (Kustomization kustomization : kustomizations) {
            for (Mapping patch : kustomization.body().each("patches")) {
                patch.text("path").ifPresent(path -> files.add(within(kustomization.directory(), path)));
            }
            for (String path : kustomization.body().texts("patchesStrategicMerge")) {
                files.add(within(kustomization.directory(), path));
            }
        }
        return files;
    }

    private static String within(String directory, String path) {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        return directory.isEmpty() ? plain : directory + "/" + plain;
    }

    private List<Settings> patches(Kustomization kustomization, String configMap) {
        List<Scalar> texts = new ArrayList<>();
        for (Mapping patch : kustomization.body().each("patches")) {
            patch.scalar("patch").ifPresent(texts::add);
        }
        for (Scalar text : kustomization.body().scalars("patchesStrategicMerge")) {
            if (text.text().indexOf('\n') >= 0) {
                texts.add(text);
            }
        }
        List<Settings> pieces = new ArrayList<>();
        for (Scalar text : texts) {
            if (!text.text().contains(configMap)) {
                continue;
            }
            for (Mapping document : EmbeddedYaml.read(text).documents()) {
                boolean ours = document.text("metadata", "name")
                        .filter(configMap::equals)
                        .isPresent();
                if (ours && document.text("kind").filter("ConfigMap"::equals).isPresent()) {
                    Mapping data = document.mapping("data").orElse(empty(text));
                    pieces.add(laidOver(kustomization, configMap, text, placedAt(data, text), true));
                }
            }
        }
        return pieces;
    }

    private List<Settings> generated(Kustomization kustomization, String configMap) {
        List<Settings> pieces = new ArrayList<>();
        for (Mapping generator : kustomization.body().each("configMapGenerator")) {
            if (generator.text("name").filter(configMap::equals).isEmpty()) {
                continue;
            }
            List<Mapping.Entry> entries = new ArrayList<>();
            for (Scalar literal : generator.scalars("literals")) {
                int equals = literal.text().indexOf('=');
                if (equals > 0) {
                    entries.add(new Mapping.Entry(
                            moved(literal.text().substring(0, equals), literal),
                            moved(literal.text().substring(equals + 1), literal)));
                }
            }
            Mapping data = new Mapping(entries, generator.line(), generator.column(), generator.endLine());
            boolean complete = !generator.has("files") && !generator.has("envs") && !generator.has("env");
            pieces.add(laidOver(kustomization, configMap, generator, data, complete));
        }
        return pieces;
    }

    private Settings laidOver(
            Kustomization kustomization, String configMap, Node place, Mapping data, boolean complete) {
        String namespace = kustomization.body().text("namespace").orElse("");
        return new Settings(
                "ConfigMap " + (namespace.isEmpty() ? "" : namespace + "/") + configMap,
                installation(namespace),
                Settings.Kind.PATCH,
                kustomization.file(),
                evidence.standing(kustomization.file()),
                place,
                data,
                complete);
    }

    /** The same settings, each at the place of the text they were read from. */
    private static Mapping placedAt(Mapping data, Node text) {
        List<Mapping.Entry> entries = new ArrayList<>();
        for (Mapping.Entry entry : data.entries()) {
            if (entry.value() instanceof Scalar value) {
                entries.add(new Mapping.Entry(
                        moved(entry.name(), text),
                        new Scalar(value.text(), value.type(), text.line(), text.column(), text.endLine())));
            }
        }
        return new Mapping(entries, text.line(), text.column(), text.endLine());
    }

    private static Scalar moved(String text, Node place) {
        return new Scalar(text, Scalar.Type.TEXT, place.line(), place.column(), place.endLine());
    }

    private List<Settings> chartValues(String key) {
        Map<String, String> names = new HashMap<>();
        for (HelmFile chart : evidence.facts(HelmFile.class)) {
            if (chart.type() == HelmFile.Type.CHART) {
                for (Mapping dependency : chart.body().each("dependencies")) {
                    if (dependency.text("name").filter(CHART::equals).isPresent()) {
                        names.put(chart.directory(), dependency.text("alias").orElse(CHART));
                    }
                }
            }
        }
        List<Settings> pieces = new ArrayList<>();
        for (HelmFile file : evidence.facts(HelmFile.class)) {
            if (file.type() != HelmFile.Type.VALUES) {
                continue;
            }
            String name = names.get(file.directory());
            if (name != null) {
                file.body().mapping(name).ifPresent(values -> pieces.add(values(file, values, key)));
            } else if (file.file().contains("argo")
                    && file.body().mapping("configs").isPresent()) {
                pieces.add(values(file, file.body(), key));
            }
        }
        return pieces;
    }

    private Settings values(HelmFile file, Mapping values, String key) {
        return new Settings(
                "Helm values " + file.file(),
                "directory " + file.directory(),
                Settings.Kind.CHART_VALUES,
                file.file(),
                evidence.standing(file.file()),
                place(values),
                values.mapping("configs", key).orElse(empty(place(values))),
                true);
    }

    private Settings values(KubernetesObject object, Optional<Mapping> values, String key, boolean complete) {
        Node place = values.map(SettingsReader::place).orElse(object.body());
        return new Settings(
                object.subject(),
                object.subject() + " " + object.file(),
                Settings.Kind.CHART_VALUES,
                object.file(),
                evidence.standing(object),
                place,
                values.flatMap(v -> v.mapping("configs", key)).orElse(empty(place)),
                complete);
    }

    private static Node place(Mapping values) {
        return values.entry("configs").<Node>map(Mapping.Entry::key).orElse(values);
    }

    private List<Settings> applicationValues(KubernetesObject application, String key) {
        List<Mapping> sources = new ArrayList<>(application.body().each("spec", "sources"));
        application.body().mapping("spec", "source").ifPresent(sources::add);
        List<Settings> pieces = new ArrayList<>();
        for (Mapping source : sources) {
            if (source.text("chart").filter(CHART::equals).isEmpty()) {
                continue;
            }
            Optional<Mapping> values = source.mapping("helm", "valuesObject");
            Optional<Scalar> text = source.scalar("helm", "values");
            boolean complete = !source.has("helm", "valueFiles") && !source.has("helm", "parameters");
            if (values.isPresent() || text.isEmpty()) {
                pieces.add(values(application, values, key, complete));
            } else {
                for (Mapping document : EmbeddedYaml.read(text.get()).documents()) {
                    Mapping data = document.mapping("configs", key).orElse(empty(text.get()));
                    Settings bare = values(application, Optional.empty(), key, complete);
                    pieces.add(new Settings(
                            bare.subject(),
                            bare.installation(),
                            bare.kind(),
                            bare.file(),
                            bare.standing(),
                            text.get(),
                            placedAt(data, text.get()),
                            complete));
                }
            }
        }
        return pieces;
    }
}
