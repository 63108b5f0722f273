package dev.gatehouse.engines.policycsv.review;

import dev.gatehouse.engines.policycsv.BuiltInPolicy;
import dev.gatehouse.engines.policycsv.Enforcer;
import dev.gatehouse.engines.policycsv.MatchMode;
import dev.gatehouse.engines.policycsv.Part;
import dev.gatehouse.engines.policycsv.Patterns;
import dev.gatehouse.engines.policycsv.Policy;
import dev.gatehouse.engines.policycsv.PolicyLine;
import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that can be said against a policy without asking it anything: the faults of {@link PolicyReview}, denies that do
 * not hold, patterns that reach further than they look, and what the way to match does to Argo CD's own roles.
 */
public final class PolicyLint {

    private static final Set<String> CHANGING = Set.of(
            "create",
            "update",
            "delete",
            "sync",
            "rollback",
            "override",
            "update/apps/Deployment/qzx/qzx",
            "delete/apps/Deployment/qzx/qzx",
            "action/apps/Deployment/restart");
    private static final List<String> PRODUCTION = List.of("production", "prod", "qzx-production");

    private final List<Part> parts;
    private final String defaultRole;
    private final Patterns patterns;
    private final Policy whole;
    private final List<Permission> allowing;

    /** What the default role is allowed, by whatever roles it has. */
    private final List<Permission> ofDefaultRole;

    private final List<Remark> remarks = new ArrayList<>();

    /** What is said. */
    public enum Kind {
        /** Nothing loads. */
        BREAKS_THE_POLICY(true),
        /** It refuses requests that have nothing to do with it. */
        REFUSES(true),
        /** It grants every caller. */
        EVERYONE(true),
        /** It does nothing. */
        DEAD(true),
        /** Another line says the same and more. */
        SHADOWED(true),
        /** It leads nowhere. */
        UNCONNECTED(true),
        /** A deny that an allow elsewhere beats. */
        LEAKY_DENY(false),
        /** A wildcard that lets production be changed. */
        REACHES_PRODUCTION(false),
        /** Since version 3 it does not reach the resources of an application. */
        NOT_BELOW(false);

        private final boolean fault;

        Kind(boolean fault) {
            this.fault = fault;
        }

        /** Whether it is certainly wrong, and not only worth knowing. */
        public boolean isFault() {
            return fault;
        }

        /** In small letters, with dashes. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One remark.
     *
     * @param part null where it is about the policy as a whole
     * @param line null where it is about the policy as a whole
     * @param text one line without a full stop
     */
    public record Remark(
            Kind kind, @Nullable Part part, @Nullable PolicyLine line, String text) {}

    private PolicyLint(List<Part> parts, String defaultRole, MatchMode mode) {
        this.parts = parts.stream().filter(part -> !part.equals(Part.BUILT_IN)).toList();
        this.defaultRole = defaultRole;
        patterns = new Patterns(mode);
        Policy all = new Policy(List.of());
        for (Part part : this.parts) {
            all = all.with(part.policy());
        }
        whole = all;
        allowing = whole.permissions().stream().filter(Permission::allows).toList();
        Policy inForce = BuiltInPolicy.policy().with(whole);
        Set<String> roles = defaultRole.isEmpty() ? Set.of() : inForce.rolesOf(defaultRole);
        ofDefaultRole = inForce.permissions().stream()
                .filter(line -> line.allows() && roles.contains(line.subject()))
                .toList();
    }

    /**
     * Looks a policy over.
     *
     * @param global its parts in order, Argo CD's own among them or not
     * @param defaultRole {@code policy.default}; empty for none
     */
    public static List<Remark> of(List<Part> global, String defaultRole, MatchMode mode) {
        return new PolicyLint(global, defaultRole, mode).run();
    }

    private List<Remark> run() {
        if (patterns.mode() == MatchMode.REGEX) {
            remarks.add(new Remark(
                    Kind.REFUSES,
                    null,
                    null,
                    "with policy.matchMode regex the patterns of Argo CD's own roles, * and */*, are no valid"
                            + " expressions: role:admin and role:readonly refuse all that they are asked"));
        }
        IdentityHashMap<PolicyLine, Fault> faults = new IdentityHashMap<>();
        PolicyReview.of(whole, defaultRole, patterns.mode()).forEach(fault -> faults.putIfAbsent(fault.line(), fault));
        for (Part part : parts) {
            for (PolicyLine line : part.policy().lines()) {
                Optional<Fault> fault = Optional.ofNullable(faults.get(line));
                fault.ifPresent(f -> remarks.add(new Remark(kind(f.type()), part, line, f.explanation())));
                if (fault.isEmpty() && line instanceof Permission permission) {
                    permission(part, permission);
                }
            }
        }
        return List.copyOf(remarks);
    }

    private static Kind kind(Fault.Type type) {
        return switch (type) {
            case BREAKS_THE_POLICY -> Kind.BREAKS_THE_POLICY;
            case REFUSES -> Kind.REFUSES;
            case EVERYONE -> Kind.EVERYONE;
            case DEAD -> Kind.DEAD;
            case SHADOWED -> Kind.SHADOWED;
            case UNCONNECTED -> Kind.UNCONNECTED;
        };
    }

    private void permission(Part part, Permission line) {
        if (line.denies()) {
            deny(part, line);
            return;
        }
        boolean applications = patterns.matches(line.resource(), "applications");
        if (applications
                && patterns.actions(line.action()).stream().anyMatch(CHANGING::contains)
                && patterns.isWild(line.object())
                && !line.object().contains("prod")
                && takesInProduction(line.object())) {
            remarks.add(new Remark(
                    Kind.REACHES_PRODUCTION,
                    part,
                    line,
                    "`" + line.object() + "` takes in projects of production, where " + line.subject() + " may then "
                            + line.action()));
        }
        if (applications && (line.action().equals("update") || line.action().equals("delete"))) {
            remarks.add(new Remark(
                    Kind.NOT_BELOW,
                    part,
                    line,
                    "since Argo CD 3 `" + line.action() + "` is about the application alone, not the resources in it:"
                            + " those take `" + line.action() + "/*`"));
        }
    }

    /** Whether a pattern of applications stands for one of a project of production, such as one that it is about. */
    private boolean takesInProduction(String object) {
        String example = patterns.example(object);
        String application = example.substring(example.lastIndexOf('/') + 1);
        return PRODUCTION.stream()
                .anyMatch(project -> patterns.matches(object, project + "/qzx")
                        || patterns.matches(object, project + "/" + application));
    }

    private void deny(Part part, Permission line) {
        for (Permission other : ofDefaultRole) {
            if (overlaps(other, line)) {
                boolean all = patterns.cover(other, line);
                remarks.add(new Remark(
                        all ? Kind.DEAD : Kind.LEAKY_DENY,
                        part,
                        line,
                        "the default role " + defaultRole + " allows " + (all ? "all" : "some") + " of it"
                                + " before anything is denied"));
                return;
            }
        }
        boolean role = Enforcer.isRole(line.subject());
        for (Permission other : allowing) {
            if (!other.subject().equals(line.subject())
                    && overlaps(other, line)
                    && !whole.rolesOf(other.subject()).contains(line.subject())
                    && !whole.rolesOf(line.subject()).contains(other.subject())) {
                remarks.add(new Remark(
                        Kind.LEAKY_DENY,
                        part,
                        line,
                        "line " + other.number() + " allows " + other.subject() + " what it denies: who has both by"
                                + " different groups is let through"
                                + (role ? "" : ", as each group is asked apart")));
                return;
            }
        }
    }

    private boolean overlaps(Permission first, Permission second) {
        return overlaps(first.object(), second.object())
                && overlaps(first.action(), second.action())
                && overlaps(first.resource(), second.resource());
    }

    private boolean overlaps(String first, String second) {
        return patterns.isValid(first)
                && patterns.isValid(second)
                && (patterns.matches(first, patterns.example(second))
                        || patterns.matches(second, patterns.example(first)));
    }
}
