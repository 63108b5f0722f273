package dev.gatehouse.practices.updates;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.HelmFile;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A chart is taken in whatever version is newest at the moment, or newest within a range. */
final class ChartVersionMoving implements Check {

    private static final Rule RULE = Rule.of(Practice.UPDATES, "chart-version-moving")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.INFO)
            .title("A chart's version is not fixed")
            .why("""
                    A new version reaches the cluster without a commit: nobody reviewed it, no window held it back, and the
                    repository no longer says what runs.""")
            .fix("Write the exact version, and let Renovate propose the next one:")
            .example("""
                    spec:
                      chart:
                        spec:
                          chart: podinfo
                          version: 6.7.1
                    """)
            .needs(FactKind.KUBERNETES_OBJECT, FactKind.HELM_CHART, FactKind.KUSTOMIZATION)
            .evidences("pci-dss:6.3.2", "pci-dss:6.3.3", "hipaa:164.308(a)(5)(ii)(B)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (KubernetesObject release : evidence.objects("helm.toolkit.fluxcd.io", "HelmRelease")) {
            helmRelease(release, evidence, ruling);
        }
        for (KubernetesObject source : evidence.objects("source.toolkit.fluxcd.io", "OCIRepository")) {
            ociRepository(source, evidence, ruling);
        }
        for (ArgoSource source : ArgoSource.of(evidence)) {
            source.mapping().text("chart").ifPresent(chart -> {
                Optional<Scalar> version = source.mapping().scalar("targetRevision");
                Location location = source.object().at(version.isPresent() ? version.get() : source.mapping());
                rule(ruling, source.object().subject(), chart, version, location, evidence.standing(source.object()));
            });
        }
        for (KubernetesObject chart : evidence.objects("helm.cattle.io", "HelmChart")) {
            chart.body().mapping("spec").filter(s -> s.has("chart")).ifPresent(spec -> {
                Optional<Scalar> version = spec.scalar("version");
                Location location = chart.at(version.isPresent() ? version.get() : spec);
                if (!spec.text("chart").orElse("").contains("://")) {
                    String name = spec.text("chart").orElse("");
                    rule(ruling, chart.subject(), name, version, location, evidence.standing(chart));
                }
            });
        }
        dependencies(evidence, ruling);
        for (Kustomization kustomization : evidence.facts(Kustomization.class)) {
            for (Mapping chart : kustomization.body().each("helmCharts")) {
                Optional<Scalar> version = chart.scalar("version");
                if (chart.has("repo")) {
                    String name = chart.text("name").orElse("");
                    Location location = at(kustomization.file(), version, chart);
                    Standing standing = evidence.standing(kustomization.file());
                    rule(ruling, "helmCharts " + name, name, version, location, standing);
                }
            }
        }
    }

    private static void helmRelease(KubernetesObject release, Evidence evidence, Ruling ruling) {
        Optional<Mapping> chart = release.body().mapping("spec", "chart", "spec");
        if (chart.isEmpty()) {
            return;
        }
        String source = chart.get().text("sourceRef", "kind").orElse("HelmRepository");
        if (source.equals("HelmRepository")) {
            Optional<Scalar> version = chart.get().scalar("version");
            Location location = release.at(version.isPresent() ? version.get() : chart.get());
            String name = chart.get().text("chart").orElse("its chart");
            if (version.isEmpty() && versionedElsewhere(release, evidence)) {
                return;
            }
            rule(ruling, release.subject(), name, version, location, evidence.standing(release));
        }
    }

    /** Whether a patch, or what a patch is for, gives the release its version; then that is what is judged. */
    private static boolean versionedElsewhere(KubernetesObject release, Evidence evidence) {
        return evidence.objects("helm.toolkit.fluxcd.io", "HelmRelease").stream()
                .filter(r -> r.name().equals(release.name()) && !r.file().equals(release.file()))
                .filter(r -> r.namespace().isEmpty()
                        || release.namespace().isEmpty()
                        || r.namespace().equals(release.namespace()))
                .anyMatch(r -> r.body().has("spec", "chart", "spec", "version"));
    }

    private static void ociRepository(KubernetesObject source, Evidence evidence, Ruling ruling) {
        Standing standing = evidence.standing(source);
        String subject = source.subject();
        if (source.body().has("spec", "ref", "digest")) {
            ruling.pass(source, source.at("spec", "ref", "digest"), subject + " is fixed to a digest");
            return;
        }
        Optional<Scalar> range = source.body().scalar("spec", "ref", "semver");
        if (range.isPresent()) {
            rule(ruling, subject, "artifact", range, source.at(range.get()), standing);
            return;
        }
        Optional<Scalar> tag = source.body().scalar("spec", "ref", "tag");
        Location location = source.at(tag.isPresent() ? tag.get() : source.body());
        Steadiness steadiness = tag.map(t -> Steadiness.ofTag(t.text())).orElse(Steadiness.MOVING);
        String written = tag.map(t -> "the tag " + t.text()).orElse("no tag, which means latest");
        verdict(ruling, steadiness, subject, location, standing, subject + " follows " + written);
    }

    /** Dependencies of charts in the target; a lock file beside them fixes what they may be. */
    private static void dependencies(Evidence evidence, Ruling ruling) {
        Set<String> files = evidence.facts(RepositoryFile.class).stream()
                .map(RepositoryFile::path)
                .collect(Collectors.toSet());
        for (HelmFile chart : evidence.facts(HelmFile.class)) {
            if (chart.type() != HelmFile.Type.CHART) {
                continue;
            }
            String folder = chart.directory().isEmpty() ? "" : chart.directory() + "/";
            boolean locked = files.contains(folder + "Chart.lock") || files.contains(folder + "requirements.lock");
            for (Mapping dependency : chart.body().each("dependencies")) {
                String name = dependency.text("name").orElse("");
                String repository = dependency.text("repository").orElse("");
                if (repository.isEmpty() || repository.startsWith("file:")) {
                    continue;
                }
                String subject = "Chart " + chart.body().text("name").orElse(chart.file()) + " dependency " + name;
                Optional<Scalar> version = dependency.scalar("version");
                Location location = at(chart.file(), version, dependency);
                if (locked) {
                    String what = subject + " is fixed by the lock file";
                    ruling.add(Verdict.PASS, subject, location, null, evidence.standing(chart.file()), what);
                } else {
                    rule(ruling, subject, name, version, location, evidence.standing(chart.file()));
                }
            }
        }
    }

    private static Location at(String file, Optional<Scalar> version, Mapping whole) {
        return version.map(v -> new Location(file, v.line(), v.column(), v.endLine()))
                .orElseGet(() -> Location.of(file, whole.line(), whole.column()));
    }

    private static void rule(
            Ruling ruling,
            String subject,
            String chart,
            Optional<Scalar> version,
            Location location,
            Standing standing) {
        String text = version.map(Scalar::text).orElse("");
        Steadiness steadiness = text.isBlank() ? Steadiness.MOVING : Steadiness.ofChartVersion(text);
        String written = text.isBlank() ? "in whatever version is newest" : "in version " + text;
        verdict(
                ruling,
                steadiness,
                subject,
                location,
                standing,
                subject + " takes " + (chart.isEmpty() ? "its chart" : chart) + " " + written);
    }

    private static void verdict(
            Ruling ruling, Steadiness steadiness, String subject, Location location, Standing standing, String what) {
        switch (steadiness) {
            case FIXED -> ruling.add(Verdict.PASS, subject, location, null, standing, what);
            case MOVING ->
                ruling.add(Verdict.FAIL, subject, location, null, standing, what + ": a new one arrives unreviewed");
            case UNTOLD ->
                ruling.add(Verdict.UNKNOWN, subject, location, null, standing, what + ", which a variable decides");
        }
    }
}
