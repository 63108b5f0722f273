package dev.gatehouse.practices.deployroles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.judgement.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rights as the API server's authorizer would find them. */
final class RightsInForceTest {

    private static final String ROLE = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: %s
            metadata: {name: ci, namespace: "%s"}
            rules: [%s]
            ---
            """;

    private static final String BINDING = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: %s
            metadata: {name: ci, namespace: "%s"}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %s, name: %s}
            subjects: [%s]
            ---
            """;

    private static final String RUNNER = "{kind: ServiceAccount, namespace: ci, name: runner}";

    private static String clusterRole(String rules) {
        return ROLE.formatted("ClusterRole", "", rules);
    }

    private static String boundEverywhere(String role, String subject) {
        return BINDING.formatted("ClusterRoleBinding", "", "ClusterRole", role, subject);
    }

    private static String boundIn(String namespace, String type, String role, String subject) {
        return BINDING.formatted("RoleBinding", namespace, type, role, subject);
    }

    private static String rule(String group, String resource, String verb, String names) {
        String limit = names.isEmpty() ? "" : ", resourceNames: [" + names.replace(' ', ',') + "]";
        return "{apiGroups: [\"" + group + "\"], resources: [\"" + resource + "\"], verbs: [\"" + verb + "\"]" + limit
                + "}";
    }

    @ParameterizedTest(name = "{2} {0} {1} [{3}] in the cluster: {4}; in a namespace: {5}")
    @CsvSource(textBlock = """
            # group, resource, verb, names, through a ClusterRoleBinding, through a RoleBinding
            '', secrets, get, '', workload-can-read-all-secrets, workload-can-read-all-secrets
            '', secrets, list, '', workload-can-read-all-secrets, workload-can-read-all-secrets
            '', secrets, watch, '', workload-can-read-all-secrets, workload-can-read-all-secrets
            '', secrets, '*', '', wildcard-rights workload-can-read-all-secrets, wildcard-rights workload-can-read-all-secrets
            '', '*', get, '', can-exec-into-pods node-proxy wildcard-rights workload-can-read-all-secrets, can-exec-into-pods wildcard-rights workload-can-read-all-secrets
            '*', secrets, get, '', workload-can-read-all-secrets, workload-can-read-all-secrets
            '*', '*', '*', '', wildcard-rights, wildcard-rights
            '', secrets, get, tls, '', ''
            '', secrets, list, tls, '', ''
            '', secrets, '*', tls, '', ''
            '', secrets, create, '', '', ''
            '', secrets, delete, '', '', ''
            apps, secrets, get, '', '', ''
            '', configmaps, get, '', '', ''
            '', pods, list, '', '', ''
            '', pods/log, get, '', '', ''
            '', pods, create, '', can-create-pods, can-create-pods
            '', pods, patch, '', can-create-pods, can-create-pods
            '', pods, patch, web, '', ''
            '', pods, create, web, '', ''
            '', pods, delete, '', '', ''
            apps, deployments, create, '', can-create-pods, can-create-pods
            apps, deployments, patch, '', can-create-pods, can-create-pods
            apps, deployments, patch, web, '', ''
            apps, deployments/scale, patch, '', '', ''
            '', deployments, create, '', '', ''
            batch, cronjobs, update, '', can-create-pods, can-create-pods
            '', pods/exec, create, '', can-exec-into-pods, can-exec-into-pods
            '', '*/exec', create, '', can-exec-into-pods, can-exec-into-pods
            '', 'pods/*', create, '', '', ''
            '', pods/exec, create, web, '', ''
            '', pods/attach, create, '', can-exec-into-pods, can-exec-into-pods
            '', pods/portforward, create, '', can-exec-into-pods, can-exec-into-pods
            '', pods/ephemeralcontainers, patch, '', can-exec-into-pods, can-exec-into-pods
            '', serviceaccounts/token, create, '', can-mint-tokens, can-mint-tokens
            '', serviceaccounts/token, create, backup, '', ''
            '', serviceaccounts, create, '', '', ''
            '', nodes/proxy, get, '', node-proxy, ''
            '', nodes/proxy, create, '', node-proxy, ''
            '', nodes, get, '', '', ''
            '', nodes/metrics, get, '', '', ''
            '', persistentvolumes, create, '', can-create-persistent-volumes, ''
            '', persistentvolumeclaims, create, '', '', ''
            certificates.k8s.io, certificatesigningrequests/approval, update, '', can-approve-certificates, ''
            certificates.k8s.io, certificatesigningrequests, create, '', '', ''
            admissionregistration.k8s.io, mutatingwebhookconfigurations, patch, '', can-change-admission, ''
            admissionregistration.k8s.io, validatingwebhookconfigurations, update, mine, '', ''
            admissionregistration.k8s.io, validatingadmissionpolicies, delete, '', can-change-admission, ''
            admissionregistration.k8s.io, validatingwebhookconfigurations, get, '', '', ''
            rbac.authorization.k8s.io, clusterroles, escalate, '', can-escalate, ''
            rbac.authorization.k8s.io, roles, escalate, '', can-escalate, can-escalate
            rbac.authorization.k8s.io, clusterroles, bind, '', can-escalate, can-escalate
            rbac.authorization.k8s.io, clusterroles, bind, view, '', ''
            rbac.authorization.k8s.io, clusterroles, bind, cluster-admin, can-escalate, can-escalate
            rbac.authorization.k8s.io, clusterrolebindings, create, '', can-escalate, ''
            rbac.authorization.k8s.io, rolebindings, create, '', can-escalate, can-escalate
            rbac.authorization.k8s.io, rolebindings, patch, mine, '', ''
            rbac.authorization.k8s.io, roles, list, '', '', ''
            '', users, impersonate, '', can-impersonate, ''
            '', groups, impersonate, '', can-impersonate, ''
            '', groups, impersonate, system:masters, can-impersonate, ''
            '', users, impersonate, ada, '', ''
            '', serviceaccounts, impersonate, '', can-impersonate, can-impersonate
            '', serviceaccounts, impersonate, web, '', ''
            apps, '*', get, '', '', ''
            apps, '*', patch, '', can-create-pods wildcard-rights, can-create-pods wildcard-rights
            example.com, widgets, '*', '', wildcard-rights, wildcard-rights
            """)
    void aRuleOfARole(String group, String resource, String verb, String names, String cluster, String namespace) {
        String role = clusterRole(rule(group, resource, verb, names));

        List<String> everywhere =
                Manifests.of(role + boundEverywhere("ci", RUNNER)).failing();
        List<String> within = Manifests.of(role + boundIn("shop", "ClusterRole", "ci", RUNNER))
                .failing();

        assertThat(everywhere).as("through a ClusterRoleBinding").isEqualTo(words(cluster));
        assertThat(within).as("through a RoleBinding").isEqualTo(words(namespace));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }

    @Test
    void aRoleThatNobodyIsBoundToIsNoFinding() {
        assertThat(Manifests.of(clusterRole(rule("*", "*", "*", ""))).findings())
                .isEmpty();
    }

    @Test
    void theExplanationNamesGranteeEffectAndBinding() {
        Manifests manifests = Manifests.of(clusterRole(rule("", "secrets", "get", "")) + boundEverywhere("ci", RUNNER));

        assertThat(manifests.explanation("workload-can-read-all-secrets"))
                .isEqualTo(
                        "ServiceAccount ci/runner reads every Secret through ClusterRoleBinding ci to ClusterRole ci");
    }

    @Test
    void aRoleBindingReachesItsOwnNamespace() {
        Manifests manifests = Manifests.of(
                clusterRole(rule("", "secrets", "get", "")) + boundIn("shop", "ClusterRole", "ci", RUNNER));

        assertThat(manifests.explanation("workload-can-read-all-secrets"))
                .isEqualTo("ServiceAccount ci/runner reads every Secret of namespace shop through RoleBinding shop/ci"
                        + " to ClusterRole ci");
    }

    @Test
    void clusterAdminIsReportedOnce() {
        assertThat(Manifests.of(boundEverywhere("cluster-admin", RUNNER)).failing())
                .containsExactly("cluster-admin-binding");
    }

    @Test
    void fluxWithClusterAdminIsTheControllers() {
        String controller = "{kind: ServiceAccount, namespace: flux-system, name: kustomize-controller}";

        assertThat(Manifests.of(boundEverywhere("cluster-admin", controller)).failing())
                .containsExactly("controller-cluster-admin");
    }

    @Test
    void theInstalledArgoCdIsTheControllers() {
        String controller = "{kind: ServiceAccount, namespace: argocd, name: argocd-application-controller}";

        assertThat(Manifests.of(clusterRole(rule("*", "*", "*", "")) + boundEverywhere("ci", controller))
                        .failing())
                .containsExactly("controller-cluster-admin");
    }

    @Test
    void anotherHelmControllerIsNoController() {
        String controller = "{kind: ServiceAccount, namespace: kube-system, name: helm-controller}";

        assertThat(Manifests.of(boundEverywhere("cluster-admin", controller)).failing())
                .containsExactly("cluster-admin-binding");
    }

    @Test
    void editBringsWhatItBrings() {
        assertThat(Manifests.of(boundIn("shop", "ClusterRole", "edit", RUNNER)).failing())
                .containsExactly(
                        "can-create-pods",
                        "can-exec-into-pods",
                        "can-impersonate",
                        "can-mint-tokens",
                        "workload-can-read-all-secrets");
    }

    @Test
    void viewIsHarmless() {
        assertThat(Manifests.of(boundEverywhere("view", RUNNER)).failing()).isEmpty();
    }

    @Test
    void aRoleThatIsNotHereIsUntoldByName() {
        Manifests manifests = Manifests.of(boundEverywhere("elsewhere", RUNNER));

        assertThat(manifests.subjects(Verdict.UNKNOWN))
                .contains("workload-can-read-all-secrets: ClusterRoleBinding ci");
        assertThat(manifests.findings())
                .filteredOn(f -> f.verdict() == Verdict.UNKNOWN)
                .allSatisfy(f -> assertThat(f.explanation()).contains("ClusterRole elsewhere"));
    }

    @Test
    void aRoleOfAnotherNamespaceIsNotTheOneBound() {
        String role = ROLE.formatted("Role", "other", rule("", "secrets", "get", ""));

        assertThat(Manifests.of(role + boundIn("shop", "Role", "ci", RUNNER)).failing())
                .isEmpty();
    }

    @Test
    void aKustomizationGivesTheNamespace() {
        Manifests manifests = new Manifests()
                .file(
                        "shop/kustomization.yaml",
                        "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization, namespace: shop}")
                .file("shop/role.yaml", ROLE.formatted("Role", "", rule("", "secrets", "get", "")))
                .file("shop/binding.yaml", boundIn("", "Role", "ci", "{kind: ServiceAccount, name: web}"));

        assertThat(manifests.subjects(Verdict.FAIL))
                .containsExactly("workload-can-read-all-secrets: ServiceAccount shop/web");
    }

    @Test
    void anOverlayGivesItsBaseTheNamespace() {
        Manifests manifests = new Manifests()
                .file("overlays/shop/kustomization.yaml", """
                        apiVersion: kustomize.config.k8s.io/v1beta1
                        kind: Kustomization
                        namespace: shop
                        resources: [../../base]
                        """)
                .file("base/kustomization.yaml", """
                        apiVersion: kustomize.config.k8s.io/v1beta1
                        kind: Kustomization
                        resources: [role.yaml, binding.yaml]
                        """)
                .file("base/role.yaml", ROLE.formatted("Role", "", rule("", "secrets", "get", "")))
                .file("base/binding.yaml", boundIn("", "Role", "ci", "{kind: ServiceAccount, name: web}"));

        assertThat(manifests.subjects(Verdict.FAIL))
                .containsExactly("workload-can-read-all-secrets: ServiceAccount shop/web");
    }

    @Test
    void anAccountSpeltAsAUserIsTheAccount() {
        String user = "{kind: User, name: \"system:serviceaccount:ci:runner\"}";

        assertThat(Manifests.of(boundEverywhere("cluster-admin", user)).subjects(Verdict.FAIL))
                .containsExactly("cluster-admin-binding: ServiceAccount ci/runner");
    }

    @Test
    void anAccountWithoutNamespaceBelongsToItsRoleBinding() {
        String account = "{kind: ServiceAccount, name: runner}";

        assertThat(Manifests.of(boundIn("shop", "ClusterRole", "cluster-admin", account))
                        .subjects(Verdict.FAIL))
                .containsExactly("cluster-admin-binding: ServiceAccount shop/runner");
    }

    @Test
    void anAccountWithoutNamespaceHoldsWhatAClusterRoleBindingGives() {
        assertThat(Manifests.of(boundEverywhere("cluster-admin", "{kind: ServiceAccount, name: runner}"))
                        .subjects(Verdict.FAIL))
                .containsExactly("cluster-admin-binding: ServiceAccount runner");
    }

    @Test
    void aggregationByLabelGivesRights() {
        String aggregating = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: monitoring}
                aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-monitoring: "true"}}]}
                rules: []
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: extra, labels: {to-monitoring: "true"}}
                rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
                ---
                """;

        assertThat(Manifests.of(aggregating + boundEverywhere("monitoring", RUNNER))
                        .explanation("workload-can-read-all-secrets"))
                .endsWith("to ClusterRole monitoring, which aggregates extra");
    }

    @Test
    void aggregationByExpressionGivesRights() {
        String aggregating = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: monitoring}
                aggregationRule:
                  clusterRoleSelectors:
                    - matchExpressions: [{key: tier, operator: In, values: [a, b]}, {key: no, operator: DoesNotExist}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: one, labels: {tier: b}}
                rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: two, labels: {tier: b, no: "1"}}
                rules: [{apiGroups: [""], resources: [nodes/proxy], verbs: [get]}]
                ---
                """;

        assertThat(Manifests.of(aggregating + boundEverywhere("monitoring", RUNNER))
                        .failing())
                .containsExactly("workload-can-read-all-secrets");
    }

    @Test
    void anAggregatingRolesOwnRulesCountForNothing() {
        String aggregating = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: monitoring}
                aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-monitoring: "true"}}]}
                rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
                ---
                """;

        assertThat(Manifests.of(aggregating + boundEverywhere("monitoring", RUNNER))
                        .failing())
                .isEmpty();
    }

    @Test
    void whatIsAggregatedToViewReachesEditAndAdmin() {
        String extra = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: extra, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}}
                rules: [{apiGroups: [""], resources: [nodes/proxy], verbs: [get]}]
                ---
                """;

        assertThat(Manifests.of(extra + boundEverywhere("view", RUNNER)).failing())
                .containsExactly("node-proxy");
        assertThat(Manifests.of(extra + boundEverywhere("admin", RUNNER)).failing())
                .contains("node-proxy");
    }

    @Test
    void rolesThatAggregateEachOtherEnd() {
        String circle = """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: a, labels: {x: "1"}}
                aggregationRule: {clusterRoleSelectors: [{matchLabels: {x: "1"}}]}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: b, labels: {x: "1"}}
                aggregationRule: {clusterRoleSelectors: [{matchLabels: {x: "1"}}]}
                ---
                """;

        assertThat(Manifests.of(circle + boundEverywhere("a", RUNNER)).failing())
                .isEmpty();
    }

    @Test
    void everyoneAndMastersAreNamed() {
        String view = clusterRole(rule("", "pods", "get", ""));

        for (String everyone : List.of(
                "{kind: Group, name: \"system:authenticated\"}",
                "{kind: Group, name: \"system:unauthenticated\"}",
                "{kind: Group, name: \"system:serviceaccounts\"}",
                "{kind: User, name: \"system:anonymous\"}")) {
            assertThat(Manifests.of(view + boundEverywhere("ci", everyone)).failing())
                    .as(everyone)
                    .containsExactly("binding-to-everyone");
        }
        assertThat(Manifests.of(view + boundEverywhere("ci", "{kind: Group, name: \"system:masters\"}"))
                        .failing())
                .containsExactly("binding-to-masters");
    }

    @Test
    void discoveryIsForEveryone() {
        assertThat(Manifests.of(boundEverywhere("system:discovery", "{kind: Group, name: \"system:authenticated\"}"))
                        .failing())
                .isEmpty();
    }

    @Test
    void theDefaultAccountIsEveryPods() {
        String view = clusterRole(rule("", "pods", "get", ""));

        assertThat(Manifests.of(view + boundIn("shop", "ClusterRole", "ci", "{kind: ServiceAccount, name: default}"))
                        .explanation("binding-to-default-service-account"))
                .isEqualTo("every pod in shop that names no account holds ClusterRole ci through RoleBinding shop/ci");
    }

    @ParameterizedTest(name = "pod {0}, account {1}: {2}")
    @CsvSource(textBlock = """
            '', '', FAIL
            '', false, PASS
            '', true, FAIL
            false, '', PASS
            false, true, PASS
            true, false, FAIL
            """)
    void thePodsSettingCountsBeforeItsAccounts(String pod, String account, Verdict verdict) {
        String setting = "automountServiceAccountToken: ";
        String manifests = clusterRole(rule("", "pods", "get", ""))
                + boundEverywhere("ci", RUNNER)
                + "{apiVersion: v1, kind: ServiceAccount, metadata: {name: runner, namespace: ci}"
                + (account.isEmpty() ? "" : ", " + setting + account) + "}\n---\n"
                + "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: ci},"
                + " spec: {template: {spec: {containers: [{name: web}], serviceAccountName: runner"
                + (pod.isEmpty() ? "" : ", " + setting + pod) + "}}}}\n";

        assertThat(Manifests.of(manifests).subjects(verdict)).contains("token-automounted: Deployment ci/web");
    }

    @Test
    void aTokenWithoutRightsIsHarmless() {
        String pod =
                "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: ci}, spec: {containers: [{name: web}]}}";

        assertThat(Manifests.of(pod).subjects(Verdict.PASS)).contains("token-automounted: Pod ci/web");
    }

    @Test
    void rightsOfAGroupAreItsAccounts() {
        String manifests = clusterRole(rule("", "pods", "get", ""))
                + boundEverywhere("ci", "{kind: Group, name: \"system:serviceaccounts:ci\"}")
                + "{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: ci}, spec: {containers: [{name: web}]}}";

        assertThat(Manifests.of(manifests).failing())
                .containsExactly("binding-to-default-service-account", "token-automounted");
    }

    @Test
    void aVariableInARuleIsUntold() {
        String manifests = clusterRole(rule("", "${resource}", "get", "")) + boundEverywhere("ci", RUNNER);

        assertThat(Manifests.of(manifests).subjects(Verdict.UNKNOWN))
                .contains("workload-can-read-all-secrets: ClusterRoleBinding ci");
    }

    @Test
    void theNearestRoleOfANameIsTheOneBound() {
        Manifests manifests = new Manifests()
                .file("clusters/a/role.yaml", clusterRole(rule("", "secrets", "get", "")))
                .file("clusters/b/role.yaml", clusterRole(rule("", "pods", "get", "")))
                .file("clusters/b/binding.yaml", boundEverywhere("ci", RUNNER));

        assertThat(manifests.failing()).isEmpty();
    }

    @Test
    void mintingATokenOfAnAdministratorIsNoNarrowRight() {
        String manifests = clusterRole(rule("", "serviceaccounts/token", "create", "boss"))
                + boundEverywhere("ci", RUNNER)
                + boundEverywhere("cluster-admin", "{kind: ServiceAccount, namespace: ci, name: boss}");

        assertThat(Manifests.of(manifests).subjects(Verdict.FAIL))
                .contains("can-mint-tokens: ServiceAccount ci/runner");
    }
}
