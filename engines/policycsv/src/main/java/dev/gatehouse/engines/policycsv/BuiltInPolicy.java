package dev.gatehouse.engines.policycsv;

import java.util.List;

/**
 * The roles that every Argo CD has: {@code role:readonly} sees everything, {@code role:admin} does everything, and the
 * user {@code admin} is one.
 */
public final class BuiltInPolicy {

    /** The kinds of thing that Argo CD asks a policy about. */
    static final List<String> RESOURCES = List.of(
            "accounts",
            "applications",
            "applicationsets",
            "certificates",
            "clusters",
            "exec",
            "extensions",
            "gpgkeys",
            "logs",
            "projects",
            "repositories",
            "write-repositories");

    /** The verbs that it asks about; those with a slash go on with names. */
    static final List<String> ACTIONS =
            List.of("action/", "create", "delete", "delete/", "get", "invoke", "override", "sync", "update", "update/");

    private static final Policy POLICY = Policy.read("""
            p, role:readonly, accounts, get, *, allow
            p, role:readonly, applications, get, */*, allow
            p, role:readonly, applicationsets, get, */*, allow
            p, role:readonly, certificates, get, *, allow
            p, role:readonly, clusters, get, *, allow
            p, role:readonly, gpgkeys, get, *, allow
            p, role:readonly, logs, get, */*, allow
            p, role:readonly, projects, get, *, allow
            p, role:readonly, repositories, get, *, allow
            p, role:readonly, write-repositories, get, *, allow
            p, role:admin, *, *, *, allow
            g, role:admin, role:readonly
            g, admin, role:admin
            """);

    private BuiltInPolicy() {}

    /** In effect; {@code role:admin} is written in one line. */
    public static Policy policy() {
        return POLICY;
    }
}
