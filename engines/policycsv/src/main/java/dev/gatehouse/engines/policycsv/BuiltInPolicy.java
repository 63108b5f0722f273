package dev.gatehouse.engines.policycsv;

import java.util.List;

/**
 * The roles that every Argo CD has: {@code role:readonly} sees everything, {@code role:admin} does everything, and the
 * user {@code admin} is one.
 */
public final class BuiltInPolicy {

    /** The kinds of thing that Argo CD asks a policy about. */
    public static final List<String> RESOURCES = List.of(
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
    public static final List<String> ACTIONS = List.of(
            "action/",
            "create",
            "delete",
            "delete/",
            "get",
            "invoke",
            "override",
            "rollback",
            "sync",
            "update",
            "update/");

    private static final List<String> OF_APPLICATIONS = List.of("applications", "applicationsets", "exec", "logs");

    private static final Policy POLICY = Policy.read(lines());

    private BuiltInPolicy() {}

    /** In the order in which Argo CD has its lines, in which an invalid expression is come upon. */
    private static String lines() {
        StringBuilder lines = new StringBuilder();
        for (String resource : List.of(
                "applications",
                "applicationsets",
                "certificates",
                "clusters",
                "repositories",
                "write-repositories",
                "projects",
                "accounts",
                "gpgkeys",
                "logs")) {
            line(lines, "role:readonly", resource, "get");
        }
        admin(lines, "applications", "create update update/* delete delete/* sync rollback override action/*");
        admin(lines, "applicationsets", "get create update delete");
        for (String resource : List.of("certificates", "clusters", "repositories", "write-repositories", "projects")) {
            admin(lines, resource, "create update delete");
        }
        admin(lines, "accounts", "update");
        admin(lines, "gpgkeys", "create delete");
        admin(lines, "exec", "create");
        return lines.append("g, role:admin, role:readonly\ng, admin, role:admin\n")
                .toString();
    }

    private static void admin(StringBuilder lines, String resource, String actions) {
        for (String action : actions.split(" ", -1)) {
            line(lines, "role:admin", resource, action);
        }
    }

    private static void line(StringBuilder lines, String role, String resource, String action) {
        lines.append("p, ")
                .append(role)
                .append(", ")
                .append(resource)
                .append(", ")
                .append(action)
                .append(OF_APPLICATIONS.contains(resource) ? ", */*, allow\n" : ", *, allow\n");
    }

    /**
     * The lines in effect.
     *
     * @see <a href="https://argo-cd.readthedocs.io/en/stable/operator-manual/rbac/">Argo CD: RBAC configuration</a>
     */
    public static Policy policy() {
        return POLICY;
    }
}
