package dev.gatehouse.practices.deployroles.rbac;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that every cluster has, as far as bindings commonly name them.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings">Default
 *     roles and role bindings</a>
 */
final class BuiltInRoles {

    static final String AGGREGATE_TO = "rbac.authorization.k8s.io/aggregate-to-";

    private static final String READ = "get list watch";
    private static final String WRITE = "create delete deletecollection patch update";
    private static final String WORKLOADS = "daemonsets deployments deployments/scale replicasets replicasets/scale"
            + " statefulsets statefulsets/scale";

    private static final Map<String, List<PolicyRule>> RULES = Map.ofEntries(
            Map.entry(
                    "cluster-admin",
                    List.of(
                            rule("*", "*", "*"),
                            new PolicyRule(Set.of("*"), Set.of(), Set.of(), Set.of(), Set.of("*"), ""))),
            Map.entry(
                    "system:aggregate-to-view",
                    List.of(
                            rule(
                                    READ,
                                    "",
                                    "bindings configmaps endpoints events limitranges namespaces"
                                            + " persistentvolumeclaims pods pods/log pods/status"
                                            + " replicationcontrollers resourcequotas serviceaccounts services"),
                            rule(READ, "apps", WORKLOADS + " controllerrevisions"),
                            rule(READ, "autoscaling", "horizontalpodautoscalers"),
                            rule(READ, "batch", "cronjobs jobs"),
                            rule(READ, "networking.k8s.io", "ingresses networkpolicies"),
                            rule(READ, "policy", "poddisruptionbudgets"))),
            Map.entry(
                    "system:aggregate-to-edit",
                    List.of(
                            rule(READ, "", "pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy"),
                            rule("impersonate", "", "serviceaccounts"),
                            rule(WRITE, "", "pods pods/attach pods/exec pods/portforward pods/proxy"),
                            rule("create", "", "pods/eviction serviceaccounts/token"),
                            rule(
                                    WRITE,
                                    "",
                                    "configmaps events persistentvolumeclaims replicationcontrollers secrets"
                                            + " serviceaccounts services services/proxy"),
                            rule(WRITE, "apps", WORKLOADS + " deployments/rollback"),
                            rule(WRITE, "autoscaling", "horizontalpodautoscalers"),
                            rule(WRITE, "batch", "cronjobs jobs"),
                            rule(WRITE, "networking.k8s.io", "ingresses networkpolicies"),
                            rule(WRITE, "policy", "poddisruptionbudgets"),
                            rule(READ + " " + WRITE, "coordination.k8s.io", "leases"))),
            Map.entry(
                    "system:aggregate-to-admin",
                    List.of(
                            rule("create", "authorization.k8s.io", "localsubjectaccessreviews"),
                            rule(READ + " " + WRITE, "rbac.authorization.k8s.io", "rolebindings roles"))),
            Map.entry(
                    "system:auth-delegator",
                    List.of(
                            rule("create", "authentication.k8s.io", "tokenreviews"),
                            rule("create", "authorization.k8s.io", "subjectaccessreviews"))),
            Map.entry(
                    "system:basic-user",
                    List.of(
                            rule("create", "authorization.k8s.io", "selfsubjectaccessreviews selfsubjectrulesreviews"),
                            rule("create", "authentication.k8s.io", "selfsubjectreviews"))),
            Map.entry("system:discovery", List.of(urls("/api", "/apis", "/healthz", "/openapi", "/version"))),
            Map.entry("system:monitoring", List.of(urls("/healthz", "/livez", "/metrics", "/readyz"))),
            Map.entry("system:public-info-viewer", List.of(urls("/healthz", "/livez", "/readyz", "/version"))),
            Map.entry(
                    "system:service-account-issuer-discovery",
                    List.of(urls("/.well-known/openid-configuration", "/openid/v1/jwks"))),
            Map.entry(
                    "system:node-proxier",
                    List.of(
                            rule("list watch", "", "services endpoints nodes"),
                            rule("list watch", "discovery.k8s.io", "endpointslices"))),
            Map.entry(
                    "system:node-bootstrapper",
                    List.of(rule("create get list watch", "certificates.k8s.io", "certificatesigningrequests"))),
            Map.entry(
                    "system:persistent-volume-provisioner",
                    List.of(
                            rule("create delete get list watch", "", "persistentvolumes"),
                            rule("get list update watch", "", "persistentvolumeclaims"),
                            rule("get list watch", "storage.k8s.io", "storageclasses"))),
            Map.entry(
                    "system:certificates.k8s.io:certificatesigningrequests:nodeclient",
                    List.of(rule("create", "certificates.k8s.io", "certificatesigningrequests/nodeclient"))),
            Map.entry(
                    "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient",
                    List.of(rule("create", "certificates.k8s.io", "certificatesigningrequests/selfnodeclient"))));

    private BuiltInRoles() {}

    /** The rules of a ClusterRole that aggregates nothing. */
    static Optional<List<PolicyRule>> clusterRole(String name) {
        return Optional.ofNullable(RULES.get(name));
    }

    /** The suffix of the label that {@code view}, {@code edit} or {@code admin} aggregates by. */
    static Optional<String> aggregated(String name) {
        return Set.of("view", "edit", "admin").contains(name) ? Optional.of(name) : Optional.empty();
    }

    /** The labels of a ClusterRole that others aggregate. */
    static Map<String, String> labels(String name) {
        return switch (name) {
            case "system:aggregate-to-view" -> Map.of(AGGREGATE_TO + "view", "true");
            case "system:aggregate-to-edit", "view" -> Map.of(AGGREGATE_TO + "edit", "true");
            case "system:aggregate-to-admin", "edit" -> Map.of(AGGREGATE_TO + "admin", "true");
            default -> Map.of();
        };
    }

    /** Those that others may aggregate. */
    static List<String> labelled() {
        return List.of(
                "system:aggregate-to-view", "system:aggregate-to-edit", "system:aggregate-to-admin", "view", "edit");
    }

    /** The rules of a Role of {@code kube-system}. */
    static Optional<List<PolicyRule>> systemRole(String name) {
        return name.equals("extension-apiserver-authentication-reader")
                ? Optional.of(List.of(new PolicyRule(
                        Set.of("get", "list", "watch"),
                        Set.of(""),
                        Set.of("configmaps"),
                        Set.of("extension-apiserver-authentication"),
                        Set.of(),
                        "")))
                : Optional.empty();
    }

    private static PolicyRule rule(String verbs, String group, String resources) {
        return new PolicyRule(words(verbs), Set.of(group), words(resources), Set.of(), Set.of(), "");
    }

    private static PolicyRule urls(String... paths) {
        return new PolicyRule(Set.of("get"), Set.of(), Set.of(), Set.of(), Set.copyOf(Arrays.asList(paths)), "");
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.split(" ")));
    }
}
