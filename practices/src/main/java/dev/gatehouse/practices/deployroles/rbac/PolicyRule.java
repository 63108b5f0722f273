package dev.gatehouse.practices.deployroles.rbac;

import dev.gatehouse.model.tree.Mapping;
import java.util.Set;

/**
 * One rule of a role.
 *
 * @param verbs {@code *} is every verb
 * @param groups API groups; empty text is the core group, {@code *} every group
 * @param resources plural names, {@code resource/subresource}; {@code *} is every resource and subresource
 * @param names the objects it is limited to; none is no limit
 * @param urls paths that are no resources
 * @param from the role that it came from by aggregation; empty for a role's own rule
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/">Role v1</a>
 */
public record PolicyRule(
        Set<String> verbs,
        Set<String> groups,
        Set<String> resources,
        Set<String> names,
        Set<String> urls,
        String from) {

    /** Stands for all of a kind. */
    public static final String ALL = "*";

    public PolicyRule {
        verbs = Set.copyOf(verbs);
        groups = Set.copyOf(groups);
        resources = Set.copyOf(resources);
        names = Set.copyOf(names);
        urls = Set.copyOf(urls);
    }

    static PolicyRule of(Mapping rule) {
        return new PolicyRule(
                Set.copyOf(rule.texts("verbs")),
                Set.copyOf(rule.texts("apiGroups")),
                Set.copyOf(rule.texts("resources")),
                Set.copyOf(rule.texts("resourceNames")),
                Set.copyOf(rule.texts("nonResourceURLs")),
                "");
    }

    PolicyRule from(String role) {
        return new PolicyRule(verbs, groups, resources, names, urls, role);
    }

    /** Whether it allows a verb on a resource, be it only on some objects. */
    public boolean covers(String verb, String group, String resource) {
        return coversVerb(verb) && (groups.contains(ALL) || groups.contains(group)) && coversResource(resource);
    }

    /** Whether it allows a verb on every object of a resource. */
    public boolean coversAll(String verb, String group, String resource) {
        return covers(verb, group, resource) && (names.isEmpty() || names.contains("") && withoutName(verb, resource));
    }

    public boolean coversVerb(String verb) {
        return verbs.contains(ALL) || verbs.contains(verb);
    }

    /** {@code pods/*} is no pattern; {@code *}{@code /exec} is. */
    private boolean coversResource(String resource) {
        int slash = resource.indexOf('/');
        return resources.contains(ALL)
                || resources.contains(resource)
                || slash > 0 && resources.contains(ALL + resource.substring(slash));
    }

    /** Requests that name no object have an empty name, which a rule may list. */
    private static boolean withoutName(String verb, String resource) {
        return verb.equals("list")
                || verb.equals("watch")
                || verb.equals("deletecollection")
                || verb.equals("create") && resource.indexOf('/') < 0;
    }

    /** Every verb on everything. */
    public boolean isEverything() {
        return verbs.contains(ALL) && groups.contains(ALL) && resources.contains(ALL) && names.isEmpty();
    }

    /** Whether a part of it is a variable or a template, so that it can't be told what it covers. */
    public boolean isUncertain() {
        return uncertain(verbs) || uncertain(groups) || uncertain(resources);
    }

    private static boolean uncertain(Set<String> texts) {
        return texts.stream().anyMatch(t -> t.contains("${") || t.contains("{{"));
    }
}
