package dev.gatehouse.practices.deployroles.rbac;

import java.util.List;

/**
 * A role as a binding finds it.
 *
 * @param type {@code Role} or {@code ClusterRole}
 * @param known whether its rules are in the target or built into Kubernetes
 * @param rules with those that it aggregates
 */
public record BoundRole(String type, String name, boolean known, List<PolicyRule> rules) {

    public BoundRole {
        rules = List.copyOf(rules);
    }

    /** The administrator's role that every cluster has. */
    public boolean isClusterAdmin() {
        return type.equals("ClusterRole") && name.equals("cluster-admin");
    }

    /** Whether a variable or a template stands in place of its name. */
    public boolean isNamedByVariable() {
        return name.contains("${") || name.contains("{{");
    }

    public boolean isUncertain() {
        return !known || rules.stream().anyMatch(PolicyRule::isUncertain);
    }

    /** {@code ClusterRole monitoring}. */
    public String subject() {
        return type + " " + name;
    }
}
