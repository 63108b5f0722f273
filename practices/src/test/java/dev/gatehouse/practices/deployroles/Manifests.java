package dev.gatehouse.practices.deployroles;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.AccessLogPolicy;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.AwarenessPolicy;
import dev.gatehouse.baseline.policy.Organization;
import dev.gatehouse.baseline.policy.SecretsPolicy;
import dev.gatehouse.baseline.policy.SshPolicy;
import dev.gatehouse.baseline.policy.UpdatesPolicy;
import dev.gatehouse.model.Fact;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.kubernetes.Kustomization;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.yaml.Limits;
import dev.gatehouse.yaml.Reading;
import dev.gatehouse.yaml.YamlReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Manifests of a target, and what the practice's rules say of them. */
final class Manifests {

    private static final Baseline BASELINE = new Baseline(
            null,
            Organization.NONE,
            List.of(),
            List.of(),
            List.of(),
            AccessPolicy.NONE,
            SshPolicy.NONE,
            SecretsPolicy.NONE,
            UpdatesPolicy.NONE,
            List.of(),
            AccessLogPolicy.NONE,
            AwarenessPolicy.NONE,
            Map.of(),
            List.of());

    private final List<Fact> facts = new ArrayList<>();

    static Manifests of(String yaml) {
        return new Manifests().file("manifests/all.yaml", yaml);
    }

    Manifests file(String path, String yaml) {
        Reading reading = new YamlReader(Limits.MANIFEST, YamlReader.Duplicates.REFUSED).read(yaml);
        if (!reading.problems().isEmpty()) {
            throw new AssertionError(path + ": " + reading.problems());
        }
        for (Node document : reading.documents()) {
            if (document instanceof Mapping body) {
                facts.add(fact(path, body));
            }
        }
        return this;
    }

    private static Fact fact(String path, Mapping body) {
        Origin origin = Origin.file(Location.of(path, body.line(), body.column()));
        String apiVersion = body.text("apiVersion").orElse("");
        if (apiVersion.startsWith("kustomize.config.k8s.io/")) {
            int slash = path.lastIndexOf('/');
            return new Kustomization(slash < 0 ? "" : path.substring(0, slash), path, body, origin);
        }
        return new KubernetesObject(
                apiVersion,
                body.text("kind").orElse(""),
                body.text("metadata", "namespace").orElse(""),
                body.text("metadata", "name").orElse(""),
                body,
                path,
                origin);
    }

    /** All findings of all rules of the practice. */
    List<Finding> findings() {
        Evidence evidence = new Evidence(
                BASELINE, new Snapshot("test", Instant.parse("2026-06-01T00:00:00Z"), facts, List.of(), List.of()));
        List<Finding> findings = new ArrayList<>();
        for (Check check : DeployRoles.checks()) {
            Ruling ruling = new Ruling(check.rule(), evidence);
            check.judge(evidence, ruling);
            findings.addAll(ruling.findings());
        }
        return findings;
    }

    /** {@code slug: subject}, of each finding with a verdict. */
    List<String> subjects(Verdict verdict) {
        TreeSet<String> subjects = new TreeSet<>();
        for (Finding finding : findings()) {
            if (finding.verdict() == verdict) {
                subjects.add(finding.rule().id().substring("deployroles/".length()) + ": " + finding.subject());
            }
        }
        return List.copyOf(subjects);
    }

    /** The slugs of the rules that fail. */
    List<String> failing() {
        return subjects(Verdict.FAIL).stream()
                .map(s -> s.substring(0, s.indexOf(':')))
                .distinct()
                .toList();
    }

    /** What the one failure of a rule says. */
    String explanation(String slug) {
        List<Finding> found = findings().stream()
                .filter(f -> f.verdict() == Verdict.FAIL && f.rule().id().endsWith("/" + slug))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(slug + ": " + found);
        }
        return found.getFirst().explanation();
    }
}
