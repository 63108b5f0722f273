package dev.gatehouse.practices.deployroles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.judgement.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FluxTenancyTest {

    private static final String APPS = """
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps, namespace: apps}
            spec:
              sourceRef: {kind: GitRepository, name: deploy, namespace: %s}
              path: ./apps
              %s
            """;

    private static final String LOCKDOWN = """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            resources: [gotk-components.yaml]
            patches:
              - target: {kind: Deployment, name: "(kustomize|helm)-controller"}
                patch: |
                  - op: add
                    path: /spec/template/spec/containers/0/args/-
                    value: --default-service-account=default
                  - op: add
                    path: /spec/template/spec/containers/0/args/-
                    value: --no-cross-namespace-refs=true
            """;

    @Test
    void withoutAnAccountAndAcrossNamespaces() {
        assertThat(Manifests.of(APPS.formatted("flux-system", "prune: true")).failing())
                .containsExactly("flux-cross-namespace-reference", "flux-without-impersonation");
    }

    @Test
    void withAnAccountAndItsOwnSource() {
        assertThat(Manifests.of(APPS.formatted("apps", "serviceAccountName: deployer"))
                        .failing())
                .isEmpty();
    }

    @Test
    void theLockdownAnswersForAll() {
        Manifests manifests = new Manifests()
                .file("clusters/a/flux-system/kustomization.yaml", LOCKDOWN)
                .file("clusters/a/apps.yaml", APPS.formatted("flux-system", "prune: true"));

        assertThat(manifests.failing()).isEmpty();
    }

    @Test
    void aLockdownOfOneClusterOfTwoIsUntold() {
        String controller = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: kustomize-controller, namespace: flux-system}
                """;
        Manifests manifests = new Manifests()
                .file("clusters/a/flux-system/kustomization.yaml", LOCKDOWN)
                .file("clusters/a/flux-system/gotk-components.yaml", controller)
                .file("clusters/b/flux-system/gotk-components.yaml", controller)
                .file("clusters/b/apps.yaml", APPS.formatted("flux-system", "prune: true"));

        assertThat(manifests.subjects(Verdict.UNKNOWN))
                .containsExactly(
                        "flux-cross-namespace-reference: Kustomization apps/apps",
                        "flux-without-impersonation: Kustomization apps/apps");
    }

    @Test
    void theClustersRootIsFluxsOwn() {
        String root = APPS.formatted("flux-system", "prune: true")
                .replace("name: apps, namespace: apps", "name: flux-system, namespace: flux-system");

        assertThat(Manifests.of(root).failing()).isEmpty();
    }

    @Test
    void aPatchSaysNothingOfWhatItLeavesOut() {
        Manifests manifests =
                new Manifests().file("apps/kustomization.yaml", """
                        apiVersion: kustomize.config.k8s.io/v1beta1
                        kind: Kustomization
                        resources: [../base]
                        patches: [{path: patch.yaml}]
                        """).file("apps/patch.yaml", """
                        apiVersion: helm.toolkit.fluxcd.io/v2
                        kind: HelmRelease
                        metadata: {name: web, namespace: apps}
                        spec: {values: {replicas: 2}}
                        """);

        assertThat(manifests.findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            GitRepository | url: https://example.com/a.git                                     | FAIL
            GitRepository | {url: https://example.com/a.git, verify: {mode: HEAD}}             | PASS
            GitRepository | {url: https://example.com/a.git, ref: {commit: 0abc}}              | PASS
            OCIRepository | url: oci://example.com/a                                           | FAIL
            OCIRepository | {url: oci://example.com/a, ref: {digest: "sha256:0"}}              | PASS
            OCIRepository | {url: oci://example.com/a, verify: {provider: cosign}}             | PASS
            """)
    void aSourceOfProduction(String type, String spec, Verdict verdict) {
        String source = "apiVersion: source.toolkit.fluxcd.io/v1\nkind: " + type
                + "\nmetadata: {name: deploy, namespace: flux-system}\nspec: "
                + (spec.startsWith("{") ? spec : "{" + spec + "}");

        assertThat(new Manifests()
                        .file("clusters/production/source.yaml", source)
                        .subjects(verdict))
                .contains("flux-source-without-verification: " + type + " flux-system/deploy");
    }

    @Test
    void aControllerOnItsNode() {
        String controller = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: argocd-repo-server, namespace: argocd}
                spec:
                  template:
                    spec:
                      hostNetwork: true
                      containers: [{name: server, securityContext: {privileged: true}}]
                      volumes: [{name: root, hostPath: {path: /}}]
                """;

        assertThat(Manifests.of(controller).findings())
                .filteredOn(f -> f.verdict() == Verdict.FAIL)
                .extracting(f -> f.explanation())
                .containsExactly(
                        "it is in the node's network, past every NetworkPolicy",
                        "it reads the node's own /",
                        "container server has all the rights of its node");
    }
}
