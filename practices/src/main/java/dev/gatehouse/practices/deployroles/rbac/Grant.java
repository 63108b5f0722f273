package dev.gatehouse.practices.deployroles.rbac;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import java.util.List;
import java.util.Optional;

/**
 * What one grantee holds through one binding.
 *
 * @param binding the RoleBinding or ClusterRoleBinding
 * @param bindingNamespace the namespace that its rights are limited to; empty where no file tells it, and for a
 *     ClusterRoleBinding
 * @param role what it binds to
 * @param roleAt where the binding names its role
 * @param granteeAt where the binding names its grantee
 * @param refused whether the API server refuses the binding as it is written
 */
public record Grant(
        Grantee grantee,
        KubernetesObject binding,
        String bindingNamespace,
        BoundRole role,
        Location roleAt,
        Location granteeAt,
        boolean refused) {

    /** Whether its rights reach every namespace and what is in none. */
    public boolean clusterWide() {
        return binding.type().equals("ClusterRoleBinding");
    }

    /** The rules in force. */
    public List<PolicyRule> rules() {
        return role.rules();
    }

    /** The rule that allows a verb on every object of a namespaced resource in reach. */
    public Optional<PolicyRule> allowing(String verb, String group, String resource) {
        return rules().stream().filter(r -> r.coversAll(verb, group, resource)).findFirst();
    }

    /** As {@link #allowing}, of a resource outside namespaces, which only a ClusterRoleBinding reaches. */
    public Optional<PolicyRule> allowingInCluster(String verb, String group, String resource) {
        return clusterWide() ? allowing(verb, group, resource) : Optional.empty();
    }

    /** Whether it is every right in reach. */
    public boolean isEverything() {
        return rules().stream().anyMatch(PolicyRule::isEverything);
    }

    /** {@code RoleBinding ci/runner}. */
    public String bindingSubject() {
        String namespace = clusterWide() || bindingNamespace.isEmpty() ? "" : bindingNamespace + "/";
        return binding.type() + " " + namespace + binding.name();
    }

    /** {@code " of namespace ci"}; empty where the rights reach every namespace. */
    public String reach() {
        if (clusterWide()) {
            return "";
        }
        return bindingNamespace.isEmpty() ? " of its namespace" : " of namespace " + bindingNamespace;
    }
}
