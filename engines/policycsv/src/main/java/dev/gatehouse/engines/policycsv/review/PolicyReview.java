package dev.gatehouse.engines.policycsv.review;

import dev.gatehouse.engines.policycsv.BuiltInPolicy;
import dev.gatehouse.engines.policycsv.MatchMode;
import dev.gatehouse.engines.policycsv.Patterns;
import dev.gatehouse.engines.policycsv.Policy;
import dev.gatehouse.engines.policycsv.PolicyLine;
import dev.gatehouse.engines.policycsv.PolicyLine.Broken;
import dev.gatehouse.engines.policycsv.PolicyLine.Inert;
import dev.gatehouse.engines.policycsv.PolicyLine.Membership;
import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the lines of a policy that don't do what they seem to.
 *
 * <p>Argo CD asks, for the user and then for each group that begins some {@code g} line: is there a line that allows,
 * and none that denies? Subjects are compared as they are; the other fields are globs; an effect other than
 * {@code allow} and {@code deny} and a glob that does not compile are passed over. What the default role allows is
 * allowed before anything is denied.
 */
public final class PolicyReview {

    private static final String ROLE = "role:";
    private static final String PROJECT = "proj:";

    private final Policy policy;
    private final String defaultRole;
    private final boolean whole;
    private final Patterns patterns;
    private final Set<String> described = new HashSet<>();
    private final Set<String> members = new HashSet<>();
    private final Set<String> given = new HashSet<>();
    private final CoveringLines covering;

    private PolicyReview(Policy policy, String defaultRole, boolean whole, MatchMode mode) {
        patterns = new Patterns(mode);
        this.policy = policy;
        this.defaultRole = defaultRole;
        this.whole = whole;
        Policy all = BuiltInPolicy.policy().with(policy);
        all.permissions().forEach(p -> described.add(p.subject()));
        covering = new CoveringLines(all.permissions(), patterns);
        all.memberships().forEach(m -> {
            members.add(m.member());
            given.add(m.role());
        });
    }

    /**
     * Reviews the global policy.
     *
     * @param defaultRole {@code policy.default}; empty for none
     */
    public static List<Fault> of(Policy policy, String defaultRole) {
        return of(policy, defaultRole, MatchMode.GLOB);
    }

    /** Reviews the global policy, its patterns read as {@code policy.matchMode} says. */
    public static List<Fault> of(Policy policy, String defaultRole, MatchMode mode) {
        return new PolicyReview(policy, defaultRole, true, mode).faults();
    }

    /** Reviews a part of a policy, whose other parts may give and describe the roles it names. */
    public static List<Fault> ofPart(Policy policy) {
        return ofPart(policy, MatchMode.GLOB);
    }

    /** The same, its patterns read as {@code policy.matchMode} says. */
    public static List<Fault> ofPart(Policy policy, MatchMode mode) {
        return new PolicyReview(policy, "", false, mode).faults();
    }

    private List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        Set<String> unheld = new HashSet<>();
        for (PolicyLine line : policy.lines()) {
            Optional<Fault> fault = switch (line) {
                case Broken broken -> Optional.of(broken(broken));
                case Inert inert ->
                    dead(inert, "it begins with " + inert.type() + ", which Argo CD loads and never uses");
                case Membership membership -> membership(membership);
                case Permission permission -> permission(permission, unheld);
            };
            fault.ifPresent(faults::add);
        }
        return faults;
    }

    private Fault broken(Broken line) {
        String consequence = whole
                ? ", so that Argo CD loads no line at all and refuses every request"
                : ", so that Argo CD leaves this policy out, what it denies included";
        return new Fault(line, Fault.Type.BREAKS_THE_POLICY, line.reason() + consequence);
    }

    private Optional<Fault> membership(Membership line) {
        if (isPattern(line.member())) {
            return dead(line, "the member " + line.member() + " is compared as it is, never as a pattern");
        }
        boolean leads = described.contains(line.role()) || members.contains(line.role());
        return whole && !leads && line.role().startsWith(ROLE)
                ? unconnected(
                        line,
                        "no line says what " + line.role() + " may do, so that " + line.member()
                                + " gets nothing by it")
                : Optional.empty();
    }

    private Optional<Fault> permission(Permission line, Set<String> unheld) {
        if (!line.allows() && !line.denies()) {
            return dead(
                    line,
                    "the effect " + shown(line.effect()) + " is neither allow nor deny, so that the line "
                            + "is passed over");
        }
        for (String pattern : List.of(line.resource(), line.action(), line.object())) {
            if (!patterns.isValid(pattern) && patterns.mode() == MatchMode.REGEX) {
                return Optional.of(new Fault(
                        line,
                        Fault.Type.REFUSES,
                        shown(pattern) + " is no valid regular expression, so that whoever has " + line.subject()
                                + " is refused all that comes to it"));
            }
            if (!patterns.isValid(pattern)) {
                return dead(
                        line,
                        shown(pattern) + " is no valid pattern, so that the line never "
                                + (line.allows() ? "allows" : "denies") + " anything");
            }
        }
        if (!matchesAny(line.resource(), BuiltInPolicy.RESOURCES)) {
            return dead(line, "nothing that Argo CD asks about is called " + shown(line.resource()));
        }
        if (!asksFor(line.action())) {
            return dead(line, "Argo CD knows no action " + shown(line.action()));
        }
        if (line.subject().isEmpty()) {
            return line.allows()
                    ? Optional.of(new Fault(line, Fault.Type.EVERYONE, "its subject is empty: it grants every caller"))
                    : Optional.empty();
        }
        return subject(line, unheld).or(() -> shadowed(line));
    }

    private Optional<Fault> subject(Permission line, Set<String> unheld) {
        String subject = line.subject();
        if (isPattern(subject)) {
            return dead(line, "the subject " + subject + " is compared as it is, never as a pattern");
        }
        if (!subject.equals(subject.strip())) {
            return dead(line, "a space follows the subject " + subject.strip() + " and belongs to its name");
        }
        if (line.denies() && subject.equals(defaultRole)) {
            return dead(line, "what the default role denies is never asked");
        }
        if (!whole || subject.equals(defaultRole) || given.contains(subject) || members.contains(subject)) {
            return Optional.empty();
        }
        if (subject.startsWith(ROLE)) {
            boolean first = unheld.add(subject);
            return first ? unconnected(line, "nobody is given " + subject) : Optional.empty();
        }
        boolean group = subject.indexOf(':') >= 0 && !subject.startsWith(PROJECT);
        return group && unheld.add(subject)
                ? unconnected(
                        line, "a group counts only where a g line begins with it, and none begins with " + subject)
                : Optional.empty();
    }

    private Optional<Fault> shadowed(Permission line) {
        for (Permission other : covering.of(line)) {
            boolean same = patterns.cover(line, other);
            if (other.effect().equals(line.effect()) && (!same || other.number() < line.number())) {
                boolean builtIn = BuiltInPolicy.policy().permissions().contains(other);
                String by = builtIn ? "Argo CD's own " + other.subject() : "line " + other.number();
                return Optional.of(new Fault(
                        line, Fault.Type.SHADOWED, by + " says " + (same ? "the same" : "the same and more")));
            }
            if (line.allows() && other.denies()) {
                return Optional.of(
                        new Fault(line, Fault.Type.SHADOWED, "line " + other.number() + " denies all that it allows"));
            }
        }
        return Optional.empty();
    }

    private boolean matchesAny(String pattern, List<String> texts) {
        return texts.stream().anyMatch(text -> patterns.matches(pattern, text));
    }

    /** Actions with a slash go on with names that are not known here. */
    private boolean asksFor(String action) {
        return action.indexOf('/') >= 0
                ? BuiltInPolicy.ACTIONS.stream().anyMatch(a -> a.endsWith("/") && action.startsWith(a))
                        || isPattern(action)
                : matchesAny(action, BuiltInPolicy.ACTIONS)
                        || action.toLowerCase(Locale.ROOT).startsWith("action");
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static Optional<Fault> dead(PolicyLine line, String explanation) {
        return Optional.of(new Fault(line, Fault.Type.DEAD, explanation));
    }

    private static Optional<Fault> unconnected(PolicyLine line, String explanation) {
        return Optional.of(new Fault(line, Fault.Type.UNCONNECTED, explanation));
    }

    private static String shown(String text) {
        return "`" + text + "`";
    }
}
