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
     * @param scope what of them
     * @param until the last day; null without end
     */
    public record Binding(
            String role,
            List<String> people,
            List<String> groups,
            List<String> environments,
            Scope scope,
            @Nullable LocalDate until,
            Location location) {
        public Binding {
            people = List.copyOf(people);
            groups = List.copyOf(groups);
            environments = List.copyOf(environments);
        }
    }

    /**
     * A part of what is deployed.
     *
     * @param applications names; {@code *} stands for any run of characters; empty for all
     * @param paths of files; empty for all
     */
    public record Scope(List<String> applications, List<PathPattern> paths) {

        /** All of it. */
        public static final Scope ALL = new Scope(List.of(), List.of());

        public Scope {
            applications = List.copyOf(applications);
            paths = List.copyOf(paths);
        }

        /** Whether it holds all of a part; of one that names no application or no path it has to hold every one. */
        public boolean holds(Part part) {
            return (applications.isEmpty() || !part.application().isEmpty() && names(part.application()))
                    && (paths.isEmpty()
                            || !part.paths().isEmpty() && part.paths().stream().allMatch(this::has));
        }

        /** Whether it holds any of a part. */
        public boolean touches(Part part) {
            return (applications.isEmpty() || part.application().isEmpty() || names(part.application()))
                    && (paths.isEmpty()
                            || part.paths().isEmpty()
                            || part.paths().stream().anyMatch(this::has));
        }

        private boolean names(String application) {
            return applications.stream().anyMatch(pattern -> Wildcard.matches(pattern, application));
        }

        private boolean has(String path) {
            return paths.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }

    /**
     * What is deployed of an environment.
     *
     * @param application its name; empty where all of them are meant
     * @param paths of the files; empty where all of them are meant
     */
    public record Part(String application, List<String> paths) {

        /** All of it. */
        public static final Part ALL = new Part("", List.of());

        public Part {
            paths = List.copyOf(paths);
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
