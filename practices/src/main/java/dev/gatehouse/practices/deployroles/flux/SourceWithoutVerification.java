package dev.gatehouse.practices.deployroles.flux;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.manifests.Deployed;
import dev.gatehouse.practices.deployroles.manifests.Namespaces;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sources whose commits or artifacts Flux takes unsigned: every Git repository; of artifacts, those that production
 * deploys. One that is pinned to a commit or digest takes nothing new.
 */
final class SourceWithoutVerification implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "flux-source-without-verification")
            .severity(Severity.HIGH, Severity.LOW, Severity.INFO)
            .title("Flux deploys commits or artifacts that nobody signed")
            .why("""
                    Whoever can push to the source, a stolen token included, deploys: Flux asks for no signature of \
                    anyone you know.""")
            .fix("Let Flux verify signatures against the keys of the people or pipelines that may deploy:")
            .example("""
                    # GitRepository
                    spec:
                      verify:
                        mode: HEAD
                        secretRef:
                          name: deployers-public-keys
                    ---
                    # OCIRepository
                    spec:
                      verify:
                        provider: cosign
                        matchOIDCIdentity:
                          - issuer: ^https://token\\.actions\\.githubusercontent\\.com$
                            subject: ^https://github\\.com/acme/.*$
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.4", "pci-dss:11.5.2", "hipaa:164.312(c)(2)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Set<String> production = deployedToProduction(evidence);
        Namespaces namespaces = Namespaces.of(evidence);
        for (String type : List.of("GitRepository", "OCIRepository")) {
            for (KubernetesObject source : Deployed.objects(evidence, Applied.SOURCE, type)) {
                Standing standing = production.contains(key(type, source.name(), namespaces.of(source)))
                        ? Standing.PRODUCTION
                        : evidence.standing(source);
                if (type.equals("GitRepository") || standing == Standing.PRODUCTION) {
                    judge(source, standing, ruling);
                }
            }
        }
        for (KubernetesObject release : Deployed.objects(evidence, Applied.HELM, "HelmRelease")) {
            if (evidence.standing(release) == Standing.PRODUCTION && fromRegistry(release, evidence)) {
                judgeChart(release, ruling);
            }
        }
    }

    private static void judge(KubernetesObject source, Standing standing, Ruling ruling) {
        boolean git = source.type().equals("GitRepository");
        Optional<Mapping> verify = source.body().mapping("spec", "verify");
        boolean pinned = source.body().has("spec", "ref", git ? "commit" : "digest");
        if (verify.isPresent()) {
            ruling.add(
                    Verdict.PASS,
                    source.subject(),
                    source.at(verify.get()),
                    null,
                    standing,
                    "Flux takes only what is signed");
        } else if (pinned) {
            ruling.add(
                    Verdict.PASS,
                    source.subject(),
                    source.at("spec", "ref"),
                    null,
                    standing,
                    "it is pinned and takes nothing new");
        } else {
            ruling.add(
                    Verdict.FAIL,
                    source.subject(),
                    source.at("spec", "url"),
                    null,
                    standing,
                    git
                            ? "whoever can push to its branch deploys, signed or not"
                            : "whoever can push to the registry deploys, signed or not");
        }
    }

    private static void judgeChart(KubernetesObject release, Ruling ruling) {
        if (release.body().has("spec", "chart", "spec", "verify")) {
            ruling.pass(release, release.at("spec", "chart", "spec", "verify"), "Flux takes only a signed chart");
        } else {
            ruling.fail(
                    release,
                    release.at("spec", "chart", "spec", "chart"),
                    "whoever can push to the registry of its chart deploys, signed or not");
        }
    }

    /** Flux verifies charts of OCI registries; others have no signature that it could check. */
    private static boolean fromRegistry(KubernetesObject release, Evidence evidence) {
        String name = release.body()
                .text("spec", "chart", "spec", "sourceRef", "name")
                .orElse("");
        return Deployed.objects(evidence, Applied.SOURCE, "HelmRepository").stream()
                .filter(r -> r.name().equals(name))
                .anyMatch(r -> r.body().text("spec", "type").orElse("").equals("oci"));
    }

    private static Set<String> deployedToProduction(Evidence evidence) {
        Namespaces namespaces = Namespaces.of(evidence);
        Set<String> sources = new HashSet<>();
        for (KubernetesObject object : Applied.all(evidence)) {
            if (evidence.standing(object) == Standing.PRODUCTION) {
                for (String path : List.of("sourceRef", "chartRef")) {
                    object.body()
                            .mapping("spec", path)
                            .ifPresent(reference -> sources.add(key(
                                    reference.text("kind").orElse(""),
                                    reference.text("name").orElse(""),
                                    reference.text("namespace").orElse(namespaces.of(object)))));
                }
            }
        }
        return sources;
    }

    private static String key(String type, String name, String namespace) {
        return type + " " + namespace + "/" + name;
    }
}
