package dev.gatehouse.practices.deployroles.rbac;

import dev.gatehouse.model.kubernetes.KubernetesObject;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.deployroles.manifests.Namespaces;
import dev.gatehouse.practices.deployroles.manifests.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the roles that bindings name. Where a target declares one name several times, as one for each cluster does,
 * those that stand nearest to the binding count.
 */
final class Roles {

    static final String GROUP = "rbac.authorization.k8s.io";

    private final List<KubernetesObject> clusterRoles;
    private final Map<String, List<KubernetesObject>> clusterRolesByName = new HashMap<>();
    private final Map<String, List<KubernetesObject>> rolesByName = new HashMap<>();
    private final Namespaces namespaces;

    Roles(Evidence evidence) {
        namespaces = Namespaces.of(evidence);
        clusterRoles = evidence.objects(GROUP, "ClusterRole").stream()
                .filter(Roles::present)
                .toList();
        for (KubernetesObject role : clusterRoles) {
            clusterRolesByName
                    .computeIfAbsent(role.name(), n -> new ArrayList<>())
                    .add(role);
        }
        for (KubernetesObject role : evidence.objects(GROUP, "Role")) {
            if (present(role)) {
                rolesByName.computeIfAbsent(role.name(), n -> new ArrayList<>()).add(role);
            }
        }
    }

    private static boolean present(KubernetesObject object) {
        return !object.body().text("$patch").map("delete"::equals).orElse(false);
    }

    /** The role that a binding in a file names. */
    BoundRole bound(String type, String name, String namespace, String file) {
        Optional<List<PolicyRule>> rules =
                type.equals("Role") ? role(name, namespace, file) : clusterRole(name, file, new HashSet<>());
        return new BoundRole(type, name, rules.isPresent(), rules.orElse(List.of()));
    }

    private Optional<List<PolicyRule>> role(String name, String namespace, String file) {
        List<KubernetesObject> candidates = rolesByName.getOrDefault(name, List.of()).stream()
                .filter(r -> mayBeSame(namespaces.of(r), namespace))
                .toList();
        if (candidates.isEmpty()) {
            return namespace.equals("kube-system") ? BuiltInRoles.systemRole(name) : Optional.empty();
        }
        List<PolicyRule> rules = new ArrayList<>();
        for (KubernetesObject role : nearest(candidates, file)) {
            rules.addAll(own(role));
        }
        return Optional.of(rules);
    }

    private static boolean mayBeSame(String namespace, String other) {
        return namespace.isEmpty() || other.isEmpty() || namespace.equals(other);
    }

    private Optional<List<PolicyRule>> clusterRole(String name, String file, Set<String> within) {
        List<KubernetesObject> declared = nearest(clusterRolesByName.getOrDefault(name, List.of()), file);
        Optional<List<PolicyRule>> builtIn = BuiltInRoles.clusterRole(name);
        Optional<String> aggregated = BuiltInRoles.aggregated(name);
        if (declared.isEmpty() && builtIn.isEmpty() && aggregated.isEmpty()) {
            return Optional.empty();
        }
        Set<PolicyRule> rules = new LinkedHashSet<>(builtIn.orElse(List.of()));
        if (!within.add(name)) {
            return Optional.of(List.of());
        }
        for (KubernetesObject role : declared) {
            Node aggregation = role.body().get("aggregationRule");
            if (aggregation instanceof Mapping rule) {
                // The controller replaces the rules of a role that aggregates: what it lists itself counts for nothing.
                for (Mapping selector : rule.each("clusterRoleSelectors")) {
                    rules.addAll(selected(l -> LabelSelector.takes(selector, l), name, file, within));
                }
            } else {
                rules.addAll(own(role));
            }
        }
        aggregated.ifPresent(suffix -> rules.addAll(selected(
                l -> "true".equals(l.get(BuiltInRoles.AGGREGATE_TO + suffix)), name, file, within)));
        within.remove(name);
        return Optional.of(List.copyOf(rules));
    }

    private List<PolicyRule> selected(
            Predicate<Map<String, String>> selector, String self, String file, Set<String> within) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : BuiltInRoles.labelled()) {
            if (selector.test(BuiltInRoles.labels(name))) {
                names.add(name);
            }
        }
        for (KubernetesObject role : clusterRoles) {
            if (selector.test(labels(role))) {
                names.add(role.name());
            }
        }
        names.remove(self);
        List<PolicyRule> rules = new ArrayList<>();
        for (String name : names) {
            for (PolicyRule rule : clusterRole(name, file, within).orElse(List.of())) {
                rules.add(rule.from().isEmpty() ? rule.from(name) : rule);
            }
        }
        return rules;
    }

    private static Map<String, String> labels(KubernetesObject role) {
        Map<String, String> labels = new HashMap<>(BuiltInRoles.labels(role.name()));
        role.body().mapping("metadata", "labels").ifPresent(written -> {
            for (Mapping.Entry entry : written.entries()) {
                if (entry.value() instanceof Scalar value) {
                    labels.put(entry.name(), value.text());
                }
            }
        });
        return labels;
    }

    private static List<PolicyRule> own(KubernetesObject role) {
        return role.body().each("rules").stream().map(PolicyRule::of).toList();
    }

    private static List<KubernetesObject> nearest(List<KubernetesObject> candidates, String file) {
        int best = candidates.stream()
                .mapToInt(c -> Paths.nearness(c.file(), file))
                .max()
                .orElse(0);
        return candidates.stream()
                .filter(c -> Paths.nearness(c.file(), file) == best)
                .toList();
    }
}
