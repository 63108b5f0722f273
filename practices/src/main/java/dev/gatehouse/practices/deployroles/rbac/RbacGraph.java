package dev.gatehouse.practices.deployroles.rbac;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.deployroles.manifests.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every grantee that a binding of the target names, with all it is granted.
 *
 * <p>Follows the authorizer: bindings add up and nothing takes away; a RoleBinding gives its role's rights in its own
 * namespace and none outside namespaces; a ClusterRole that aggregates has the rules of those its selectors take, and
 * no others; a rule limited to object names gives no right to what has no name yet. A role that nobody is bound to
 * gives nobody anything.
 */
public final class RbacGraph {

    private final Map<Grantee, List<Grant>> grants;
    private final Roles roles;

    private RbacGraph(Map<Grantee, List<Grant>> grants, Roles roles) {
        this.grants = grants;
        this.roles = roles;
    }

    public static RbacGraph of(Evidence evidence) {
        return evidence.view(RbacGraph.class, RbacGraph::observed);
    }

    private static RbacGraph observed(Evidence evidence) {
        Roles roles = new Roles(evidence);
        Namespaces namespaces = Namespaces.of(evidence);
        Map<Grantee, List<Grant>> grants = new TreeMap<>();
        for (String type : List.of("ClusterRoleBinding", "RoleBinding")) {
            for (KubernetesObject binding : evidence.objects(Roles.GROUP, type)) {
                for (Grant grant : grants(binding, namespaces, roles)) {
                    grants.computeIfAbsent(grant.grantee(), g -> new ArrayList<>())
                            .add(grant);
                }
            }
        }
        return new RbacGraph(grants, roles);
    }

    private static List<Grant> grants(KubernetesObject binding, Namespaces namespaces, Roles roles) {
        Optional<String> roleName = binding.body().text("roleRef", "name");
        if (roleName.isEmpty()) {
            return List.of();
        }
        boolean clusterWide = binding.type().equals("ClusterRoleBinding");
        String namespace = clusterWide ? "" : namespaces.of(binding);
        String roleType = binding.body().text("roleRef", "kind").orElse("");
        BoundRole role = roles.bound(roleType, roleName.get(), namespace, binding.file());
        Location roleAt = binding.at("roleRef", "name");
        List<Grant> grants = new ArrayList<>();
        for (Mapping subject : binding.body().each("subjects")) {
            Optional<String> name = subject.text("name");
            Optional<Grantee> grantee = name.flatMap(n -> grantee(subject, n, namespace, binding, namespaces));
            Node written = subject.get("name");
            if (grantee.isPresent() && written != null) {
                boolean refused = clusterWide && roleType.equals("Role");
                grants.add(new Grant(grantee.get(), binding, namespace, role, roleAt, binding.at(written), refused));
            }
        }
        return grants;
    }

    private static Optional<Grantee> grantee(
            Mapping subject, String name, String bindingNamespace, KubernetesObject binding, Namespaces namespaces) {
        return switch (subject.text("kind").orElse("")) {
            case "ServiceAccount" -> {
                String written = subject.text("namespace").orElse("");
                String fallback = bindingNamespace.isEmpty() ? namespaces.ofFile(binding.file()) : bindingNamespace;
                yield Optional.of(Grantee.serviceAccount(written.isEmpty() ? fallback : written, name));
            }
            case "Group" -> Optional.of(Grantee.group(name));
            case "User" -> Optional.of(Grantee.user(name));
            default -> Optional.empty();
        };
    }

    /** Everyone who is granted something, in order. */
    public List<Grantee> grantees() {
        return List.copyOf(grants.keySet());
    }

    /** All grants, by grantee. */
    public List<Grant> all() {
        return grants.values().stream().flatMap(List::stream).toList();
    }

    /** A ClusterRole as a binding in a file would find it. */
    public BoundRole clusterRole(String name, String file) {
        return roles.bound("ClusterRole", name, "", file);
    }

    /** All grants of a grantee itself. */
    public List<Grant> of(Grantee grantee) {
        return grants.getOrDefault(grantee, List.of());
    }

    /** All grants that a service account holds, those of the groups it belongs to included. */
    public List<Grant> effective(Grantee account) {
        return account.groups().stream().flatMap(group -> of(group).stream()).toList();
    }

    /** Whether a grantee holds every right in the cluster. */
    public boolean isAdministrator(Grantee grantee) {
        return grantee.isMasters() || of(grantee).stream().anyMatch(g -> g.clusterWide() && g.isEverything());
    }
}
