package dev.gatehouse.baseline.authorization;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.model.Location;
import java.util.ArrayList;
import java.util.List;

/** The roles that there are without declaring them; a declared one of the same name takes its place. */
final class StandardRoles {

    /** What can be done with a deployment. */
    static final List<String> VERBS = List.of("view", "request", "approve", "execute", "rollback", "override");

    private static final List<AccessPolicy.Role> ROLES = List.of(
            role("viewer", "deployment:view"),
            role("deployer", "deployment:view", "deployment:request", "deployment:execute", "deployment:rollback"),
            role("approver", "deployment:view", "deployment:approve"),
            role("admin", "*:*"));

    private StandardRoles() {}

    private static AccessPolicy.Role role(String name, String... permissions) {
        return new AccessPolicy.Role(name, List.of(permissions), List.of(), Location.startOf("built in"));
    }

    /** All roles there are, the declared ones first. */
    static List<AccessPolicy.Role> with(List<AccessPolicy.Role> declared) {
        List<AccessPolicy.Role> all = new ArrayList<>(declared);
        ROLES.stream()
                .filter(role -> declared.stream().noneMatch(d -> d.name().equals(role.name())))
                .forEach(all::add);
        return all;
    }
}
