package dev.gatehouse.practices.deployroles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.judgement.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArgoCdAccessTest {

    private static final String POLICY = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: argocd-rbac-cm
              namespace: argocd
            data:
              policy.default: %s
              policy.csv: |
                # developers
                g, acme:developers, role:developer
                p, role:developer, applications, sync, shop/*, allow

                %s
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            sourceRepos: ["*"]                                            | argocd-project-any-source
            sourceRepos: ["https://*"]                                    | argocd-project-any-source
            sourceRepos: ["https://github.com/*"]                         | argocd-project-any-source
            sourceRepos: ["https://github.com/acme/*"]                    | ''
            destinations: [{server: "*", namespace: "*"}]                 | argocd-project-any-destination
            destinations: [{name: in-cluster, namespace: "*"}]            | argocd-project-any-destination
            destinations: [{server: "*", namespace: "shop-*"}]            | ''
            destinations: [{server: "*", namespace: "*"}, {server: "*", namespace: "!kube-*"}] | ''
            clusterResourceWhitelist: [{group: "*", kind: "*"}]           | argocd-project-any-cluster-resource
            clusterResourceWhitelist: [{group: "", kind: Namespace}]      | ''
            namespaceResourceBlacklist: [{group: "", kind: Secret}]       | ''
            """)
    void whatAProjectLeavesOpen(String spec, String slug) {
        String project = "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: shop}\nspec:\n  " + spec;

        assertThat(String.join(" ", Manifests.of(project).failing())).isEqualTo(slug);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            default, FAIL
            shop, PASS
            '{{tenant}}', UNKNOWN
            """)
    void theProjectOfAnApplication(String project, Verdict verdict) {
        String application = """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: web, namespace: argocd}
                spec: {project: "PROJECT"}
                """;

        assertThat(Manifests.of(application.replace("PROJECT", project)).subjects(verdict))
                .contains("argocd-application-in-default-project: Application argocd/web");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            role:admin     | FAIL
            role:readonly  | PASS
            ''             | PASS
            role:developer | FAIL
            ${role}        | UNKNOWN
            """)
    void theDefaultRole(String role, Verdict verdict) {
        assertThat(Manifests.of(POLICY.formatted("\"" + role + "\"", "")).subjects(verdict))
                .contains("argocd-default-role-above-read-only: ConfigMap argocd/argocd-rbac-cm");
    }

    @Test
    void aDeadLineIsFoundWhereItStands() {
        Manifests manifests =
                Manifests.of(POLICY.formatted("role:readonly", "p, role:developer, applications, get, shop/*, Allow"));

        assertThat(manifests.findings())
                .filteredOn(f -> f.verdict() == Verdict.FAIL)
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.rule().id()).isEqualTo("deployroles/argocd-dead-policy-line");
                    assertThat(String.valueOf(f.location())).isEqualTo("manifests/all.yaml:13:5");
                    assertThat(f.subject())
                            .isEqualTo("ConfigMap argocd/argocd-rbac-cm: p, role:developer, applications, get, shop/*");
                });
    }

    @Test
    void aLineThatReachesEveryApplication() {
        Manifests manifests =
                Manifests.of(POLICY.formatted("role:readonly", "p, role:developer, applications, *, */*, allow"));

        assertThat(manifests.failing()).containsExactly("argocd-dead-policy-line", "argocd-policy-grants-everyone");
        assertThat(manifests.explanation("argocd-policy-grants-everyone"))
                .isEqualTo("role:developer may do anything to every application of every project, production's too");
    }

    @Test
    void aProjectsLineOfAnotherProject() {
        String project = """
                apiVersion: argoproj.io/v1alpha1
                kind: AppProject
                metadata: {name: shop, namespace: argocd}
                spec:
                  roles:
                    - name: deployer
                      policies:
                        - p, proj:shop:deployer, applications, sync, shop/*, allow
                        - p, proj:shop:deployer, applications, sync, other/*, allow
                """;

        assertThat(Manifests.of(project).explanation("argocd-dead-policy-line")).contains("other/*");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(textBlock = """
            users.anonymous.enabled, 'true', argocd-anonymous-access
            users.anonymous.enabled, 'false', ''
            exec.enabled, 'true', argocd-exec-enabled
            exec.enabled, 'false', ''
            """)
    void aSwitch(String key, String value, String slug) {
        String settings = "{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm}, data: {" + key + ": \""
                + value + "\"}}";

        assertThat(String.join(" ", Manifests.of(settings).failing())).isEqualTo(slug);
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            automated: {prune: true}                                  | production | FAIL
            automated: {prune: true}                                  | staging    | ''
            automated: {prune: false}                                 | production | PASS
            automated: {prune: true, enabled: false}                  | production | PASS
            syncOptions: [CreateNamespace=true]                       | production | PASS
            {automated: {prune: true}, syncOptions: [Prune=confirm]}  | production | PASS
            automated: {prune: "{{prune}}"}                           | production | UNKNOWN
            """)
    void automaticPruning(String policy, String namespace, String verdict) {
        String application = """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: web}
                spec:
                  project: default
                  destination: {namespace: %s}
                  syncPolicy: %s
                """.formatted(namespace, policy.startsWith("{") ? policy : "{" + policy + "}");

        assertThat(Manifests.of(application).findings())
                .filteredOn(f -> f.rule().id().endsWith("auto-prune-in-production"))
                .extracting(f -> f.verdict().name())
                .isEqualTo(verdict.isEmpty() ? List.of() : List.of(verdict));
    }

    @Test
    void aProjectWithWindowsGuardsProduction() {
        String manifests = """
                apiVersion: argoproj.io/v1alpha1
                kind: AppProject
                metadata: {name: shop}
                spec: {syncWindows: [{kind: allow, schedule: "0 2 * * 2", duration: 2h}]}
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: web-prod}
                spec: {project: shop, syncPolicy: {automated: {prune: true}}}
                """;

        assertThat(Manifests.of(manifests).failing()).isEmpty();
    }
}
