package dev.gatehouse.practices.deployroles.rbac;

import java.util.List;

/**
 * A kind of thing that rights are about.
 *
 * @param group of the API; empty for the core group
 * @param name in the plural
 */
public record ApiResource(String group, String name) {

    /** What runs pods. */
    public static final List<ApiResource> WORKLOADS = List.of(
            new ApiResource("", "pods"),
            new ApiResource("apps", "deployments"),
            new ApiResource("apps", "statefulsets"),
            new ApiResource("apps", "daemonsets"),
            new ApiResource("apps", "replicasets"),
            new ApiResource("batch", "jobs"),
            new ApiResource("batch", "cronjobs"),
            new ApiResource("", "replicationcontrollers"),
            new ApiResource("extensions", "deployments"),
            new ApiResource("extensions", "daemonsets"),
            new ApiResource("extensions", "replicasets"));
}
