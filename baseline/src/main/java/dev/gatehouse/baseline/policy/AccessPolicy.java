package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may do what: roles of our own, who holds them, access to repositories, and organisations on forges. */
public record AccessPolicy(
        List<Role> roles, List<Binding> bindings, List<Repository> repositories, List<ForgePolicy> forges) {

    /** Nothing declared. */
    public static final AccessPolicy NONE = new AccessPolicy(List.of(), List.of(), List.of(), List.of());

    public AccessPolicy {
        roles = List.copyOf(roles);
        bindings = List.copyOf(bindings);
        repositories = List.copyOf(repositories);
        forges = List.copyOf(forges);
    }

    /** What is declared of an organisation, case ignored as forges do. */
    public Optional<ForgePolicy> forge(String source) {
        return forges.stream()
                .filter(forge -> forge.source().equalsIgnoreCase(source))
                .findFirst();
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
     * @param until null without end
     */
    public record Binding(
            String role,
            List<String> people,
            List<String> groups,
            List<String> environments,
            Scope scope,
            @Nullable End until,
            Location location) {
        public Binding {
            people = List.copyOf(people);
            groups = List.copyOf(groups);
            environments = List.copyOf(environments);
        }
    }

    /**
     * When a binding ends.
     *
     * @param at the first instant at which it does not count
     * @param written a last day or a time, as it was declared
     */
    public record End(Instant at, String written) {

        /** Whether it is past. */
        public boolean past(Instant now) {
            return !now.isBefore(at);
        }

        @Override
        public String toString() {
            return written;
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
     * Who may do what in a repository on a forge, and how it is set up.
     *
     * @param name {@code organisation/name}; {@code *} stands for any run of characters
     * @param teams by team
     * @param members by person
     * @param protections by branch
     * @param setup what else is declared of it
     */
    public record Repository(
            String name,
            Map<String, Allowance> teams,
            Map<String, Allowance> members,
            Map<String, Protection> protections,
            Setup setup,
            Location location) {
        public Repository {
            teams = Map.copyOf(teams);
            members = Map.copyOf(members);
            protections = Map.copyOf(protections);
        }

        /** Permission by team, of those that have not ended. */
        public Map<String, String> teamsOn(LocalDate day) {
            return inForce(teams, day);
        }

        /** Permission by person, of those that have not ended. */
        public Map<String, String> membersOn(LocalDate day) {
            return inForce(members, day);
        }

        private static Map<String, String> inForce(Map<String, Allowance> allowances, LocalDate day) {
            Map<String, String> inForce = new TreeMap<>();
            allowances.forEach((name, allowance) -> {
                if (!allowance.endedOn(day)) {
                    inForce.put(name, allowance.permission());
                }
            });
            return inForce;
        }
    }

    /**
     * What someone may do.
     *
     * @param permission {@code read}, {@code triage}, {@code write}, {@code maintain} or {@code admin}
     * @param until the last day; null without end
     */
    public record Allowance(String permission, @Nullable LocalDate until, Location location) {

        /** Whether it has come to its end before a day. */
        public boolean endedOn(LocalDate day) {
            return until != null && day.isAfter(until);
        }
    }

    /**
     * How a repository is set up.
     *
     * @param teams whether its teams are declared, so that there are to be no others
     * @param members whether single people are
     * @param keys {@code read} or {@code write} by a deploy key's title; null where none are declared
     * @param hooks the hosts that webhooks go to; null where none are declared
     * @param settings what they are to be
     */
    public record Setup(
            boolean teams,
            boolean members,
            @Nullable Map<String, String> keys,
            @Nullable List<String> hooks,
            Map<RepositorySetting, String> settings) {

        /** Nothing declared. */
        public static final Setup NONE = new Setup(false, false, null, null, Map.of());

        public Setup {
            keys = keys == null ? null : Map.copyOf(keys);
            hooks = hooks == null ? null : List.copyOf(hooks);
            settings = Map.copyOf(settings);
        }
    }

    /**
     * What guards a branch, at least.
     *
     * @param guarantees what is asked for: {@code true}, or of reviews a number; what is absent is not asked for
     */
    public record Protection(Map<BranchGuarantee, String> guarantees, Location location) {
        public Protection {
            guarantees = Map.copyOf(guarantees);
        }

        /** How many approvals a change takes. */
        public int reviews() {
            return Integer.parseInt(guarantees.getOrDefault(BranchGuarantee.REVIEWS, "0"));
        }

        public boolean signedCommits() {
            return guarantees.containsKey(BranchGuarantee.SIGNED_COMMITS);
        }

        public boolean codeOwners() {
            return guarantees.containsKey(BranchGuarantee.CODE_OWNER_REVIEW);
        }
    }
}
