package dev.gatehouse.practices.deployroles.flux;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.deployroles.manifests.Namespaces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Flux applies from a source that belongs to another namespace. */
final class CrossNamespaceReference implements Check {

    private static final Rule RULE = Rule.of(Practice.DEPLOY_ROLES, "flux-cross-namespace-reference")
            .severity(Severity.MEDIUM, Severity.LOW, Severity.LOW)
            .title("Deploys from a source of another namespace")
            .why("""
                    Where references may cross namespaces, whoever writes into one namespace deploys, with that one's \
                    credentials, what another team's source holds; and whoever changes the source changes them all.""")
            .fix("Give each namespace its own source, and have Flux refuse references across:")
            .example("""
                    # kustomization.yaml of flux-system
                    patches:
                      - target: {kind: Deployment, name: "(kustomize|helm|notification|image-.*)-controller"}
                        patch: |
                          - op: add
                            path: /spec/template/spec/containers/0/args/-
                            value: --no-cross-namespace-refs=true
                    """)
            .needs(FactKind.KUBERNETES_OBJECT)
            .evidences("pci-dss:6.5.3", "pci-dss:7.2.2", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    private static final List<List<String>> REFERENCES = List.of(
            List.of("spec", "sourceRef"), List.of("spec", "chart", "spec", "sourceRef"), List.of("spec", "chartRef"));

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Namespaces namespaces = Namespaces.of(evidence);
        Lockdown.Reach lockdown = Lockdown.of(evidence).confines();
        for (KubernetesObject object : Applied.all(evidence)) {
            Optional<Mapping> reference = REFERENCES.stream()
                    .flatMap(path -> object.body().mapping(path.toArray(String[]::new)).stream())
                    .findFirst();
            if (reference.isPresent()) {
                judge(object, namespaces.of(object), reference.get(), lockdown, ruling);
            }
        }
    }

    private static void judge(
            KubernetesObject object, String own, Mapping reference, Lockdown.Reach lockdown, Ruling ruling) {
        Optional<Scalar> namespace =
                reference.scalar("namespace").filter(n -> !n.text().isEmpty());
        if (namespace.isEmpty() || namespace.get().text().equals(own)) {
            ruling.pass(object, object.at(reference), "its source is of its own namespace");
            return;
        }
        String other = namespace.get().text();
        if (own.isEmpty() || Stream.of(own, other).anyMatch(Applied::isVariable)) {
            ruling.unknown(
                    object,
                    object.at(namespace.get()),
                    "whether its source, of namespace " + other + ", is of its own can't be told");
            return;
        }
        switch (lockdown) {
            case EVERYWHERE ->
                ruling.pass(object, object.at(namespace.get()), "Flux refuses references across namespaces");
            case SOMEWHERE ->
                ruling.unknown(
                        object,
                        object.at(namespace.get()),
                        "only some of this repository's Flux installations refuse references across namespaces");
            case NOWHERE ->
                ruling.fail(
                        object,
                        object.at(namespace.get()),
                        "what it deploys in " + own + " is up to whoever changes "
                                + reference.text("kind").orElse("the source") + " " + other + "/"
                                + reference.text("name").orElse(""));
        }
    }
}
