package dev.gatehouse.connectors.manifests;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the target deploys without holding it: remote bases of Kustomize, and charts that others publish. */
final class Unrendered {

    private static final int NAMED = 3;

    private final Set<String> bases = new LinkedHashSet<>();
    private final Set<String> charts = new LinkedHashSet<>();

    private Unrendered() {}

    /** One coverage for all remote bases and one for all charts; none where there are none. */
    static List<Coverage> coverage(List<? extends Fact> facts) {
        Unrendered unrendered = new Unrendered();
        for (Fact fact : facts) {
            switch (fact) {
                case Kustomization kustomization -> unrendered.kustomization(kustomization.body());
                case HelmFile file when file.type() == HelmFile.Type.CHART -> unrendered.chart(file);
                case KubernetesObject object -> unrendered.object(object);
                default -> {}
            }
        }
        List<Coverage> coverage = new ArrayList<>();
        if (!unrendered.bases.isEmpty()) {
            String reason = counted(unrendered.bases, "remote Kustomize base") + ", not fetched";
            coverage.add(Coverage.missing(Origin.FILES, FactKind.RENDERED_OBJECT, reason, null));
        }
        if (!unrendered.charts.isEmpty()) {
            String reason = "the objects of " + counted(unrendered.charts, "chart") + ", not rendered";
            coverage.add(Coverage.partial(Origin.FILES, FactKind.RENDERED_OBJECT, reason, null));
        }
        return coverage;
    }

    private void kustomization(Mapping body) {
        for (String key : List.of("resources", "bases", "components", "crds")) {
            for (String base : body.texts(key)) {
                if (isRemote(base)) {
                    bases.add(withoutCredentials(base));
                }
            }
        }
        body.each("helmCharts").forEach(chart -> chart.text("name").ifPresent(charts::add));
        body.each("helmChartInflationGenerator")
                .forEach(chart -> chart.text("chartName").ifPresent(charts::add));
    }

    /** Whether Kustomize would fetch it: a URL, or one of the short forms of Git addresses. */
    static boolean isRemote(String resource) {
        return resource.contains("://")
                || resource.startsWith("git@")
                || resource.startsWith("git::")
                || resource.startsWith("github.com/")
                || resource.startsWith("github.com:")
                || resource.startsWith("gitlab.com/")
                || resource.startsWith("bitbucket.org/")
                || resource.contains("?ref=");
    }

    private static String withoutCredentials(String address) {
        int scheme = address.indexOf("://");
        int at = address.indexOf('@', Math.max(scheme, 0));
        int path = scheme < 0 ? -1 : address.indexOf('/', scheme + 3);
        return scheme >= 0 && at > 0 && (path < 0 || at < path)
                ? address.substring(0, scheme + 3) + address.substring(at + 1)
                : address;
    }

    private void chart(HelmFile file) {
        for (Mapping dependency : file.body().each("dependencies")) {
            boolean local = dependency
                    .text("repository")
                    .filter(r -> r.isEmpty() || r.startsWith("file:"))
                    .isPresent();
            if (!local && dependency.scalar("repository").isPresent()) {
                dependency.text("name").ifPresent(charts::add);
            }
        }
    }

    private void object(KubernetesObject object) {
        if (object.is("helm.toolkit.fluxcd.io", "HelmRelease")) {
            charts.add(object.body()
                    .scalar("spec", "chart", "spec", "chart")
                    .or(() -> object.body().scalar("spec", "chartRef", "name"))
                    .map(Scalar::text)
                    .orElse(object.name()));
        } else if (object.is("helm.cattle.io", "HelmChart")) {
            charts.add(object.body().text("spec", "chart").orElse(object.name()));
        } else if (object.is("argoproj.io", "Application")) {
            object.body().mapping("spec").ifPresent(this::application);
        } else if (object.is("argoproj.io", "ApplicationSet")) {
            object.body().mapping("spec", "template", "spec").ifPresent(this::application);
        }
    }

    private void application(Mapping spec) {
        spec.text("source", "chart").ifPresent(charts::add);
        spec.each("sources").forEach(source -> source.text("chart").ifPresent(charts::add));
    }

    /** {@code 12 charts (a, b, c …)}. */
    static String counted(Set<String> names, String noun) {
        String shown = String.join(", ", names.stream().limit(NAMED).toList());
        return names.size() + " " + noun + (names.size() == 1 ? "" : "s") + " (" + shown
                + (names.size() > NAMED ? " …)" : ")");
    }
}
