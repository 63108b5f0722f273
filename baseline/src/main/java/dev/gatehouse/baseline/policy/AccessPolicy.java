package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may do what: roles of our own, who holds them, and access to repositories. */
public record AccessPolicy(List<Role> roles, List<Binding> bindings, List<Repository> repositories) {

    /** Nothing declared. */
    public static final AccessPolicy NONE = new AccessPolicy(List.of(), List.of(), List.of());

    public AccessPolicy {
        roles = List.copyOf(roles);
        bindings = List.copyOf(bindings);
        repositories = List.copyOf(repositories);
    }

    /**
     * A named set of permissions.
     *
     * @param permissions {@code resource:verb}, {@code deployment:execute}
     * @param deny permissions that it takes away
     */
    public record Role(String name, List<String> permissions, List<String> deny, Location location) {
        public Role {
            permissions = List.copyOf(permissions);
            deny = List.copyOf(deny);
        }
    }

    /**
     * Who holds a role.
     *
     * @param environments where; empty for everywhere
     * @param until the last day; null without end
     */
    public record Binding(
            String role,
            List<String> people,
            List<String> groups,
            List<String> environments,
            @Nullable LocalDate until,
            Location location) {
        public Binding {
            people = List.copyOf(people);
            groups = List.copyOf(groups);
            environments = List.copyOf(environments);
        }
    }

    /**
     * Who may do what in a repository on a forge.
     *
     * @param name {@code organisation/name}; {@code *} stands for any run of characters
     * @param teams permission by team
     * @param members permission by person
     * @param protections by branch
     */
    public record Repository(
            String name,
            Map<String, String> teams,
            Map<String, String> members,
            Map<String, Protection> protections,
            Location location) {
        public Repository {
            teams = Map.copyOf(teams);
            members = Map.copyOf(members);
            protections = Map.copyOf(protections);
        }
    }

    /**
     * What guards a branch.
     *
     * @param reviews how many approvals a change takes
     * @param signedCommits whether unsigned commits are refused
     * @param codeOwners whether owners must approve
     */
    public record Protection(int reviews, boolean signedCommits, boolean codeOwners, Location location) {}
}
