package dev.gatehouse.baseline.authorization;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.baseline.policy.Wildcard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who may do what. What no role of somebody's allows is denied; what one of their roles denies, no other
 * allows; who has left may do nothing; who asked for a thing or wrote it may not approve it. A binding counts up to the
 * end of its last day, in universal time, or up to the instant at which it ends.
 */
public final class Authorization {

    private final Baseline baseline;
    private final Map<String, AccessPolicy.Role> byName = new HashMap<>();

    public Authorization(Baseline baseline) {
        this.baseline = baseline;
        StandardRoles.with(baseline.access().roles()).forEach(role -> byName.put(role.name(), role));
    }

    /** What can be done with a deployment. */
    public static List<String> verbs() {
        return StandardRoles.VERBS;
    }

    /** The names of the roles that there are without declaring them. */
    public static List<String> standardRoles() {
        return StandardRoles.with(List.of()).stream()
                .map(AccessPolicy.Role::name)
                .toList();
    }

    /** The role of a name. */
    Optional<AccessPolicy.Role> role(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whom a name, an e-mail address or {@code system:account} means. */
    public Optional<Person> person(String subject) {
        Optional<Person> named = baseline.people().stream()
                .filter(p -> p.name().equals(subject))
                .findFirst()
                .or(() -> baseline.personWithEmail(subject));
        int colon = subject.indexOf(':');
        return named.isPresent() || colon < 0
                ? named
                : baseline.personWithAccount(subject.substring(0, colon), subject.substring(colon + 1));
    }

    /** A binding that holds, and its role. */
    private record Held(AccessPolicy.Binding binding, AccessPolicy.Role role) {}

    /** Decides. */
    public AccessDecision decide(AccessQuestion question) {
        LocalDate day = LocalDate.ofInstant(question.at(), ZoneOffset.UTC);
        Optional<Person> person = person(question.subject());
        if (person.isPresent() && !person.get().presentOn(day)) {
            return new AccessDecision(
                    false,
                    Optional.of(person.get().location()),
                    person.get().name() + " left on " + person.get().left());
        }
        boolean declared =
                baseline.environments().stream().map(Environment::name).anyMatch(question.environment()::equals);
        if (!declared) {
            return new AccessDecision(
                    false, Optional.empty(), "no environment " + question.environment() + " is declared");
        }
        return decide(question, person);
    }

    /**
     * Whether somebody may do a thing with a deployment somewhere: in one of the environments that are declared; where
     * none is, by the bindings that name none.
     *
     * @param subject as {@link AccessQuestion#subject} is written
     */
    public boolean maySomewhere(String subject, String verb, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Optional<Person> person = person(subject);
        List<String> environments = baseline.environments().isEmpty()
                ? List.of("")
                : baseline.environments().stream().map(Environment::name).toList();
        return person.filter(p -> !p.presentOn(day)).isEmpty()
                && environments.stream()
                        .map(environment -> new AccessQuestion(subject, List.of(), verb, "deployment", environment, at))
                        .anyMatch(question -> decide(question, person).allowed());
    }

    /** Whether any binding gives a role that allows a thing to be done with deployments. */
    public boolean isGiven(String verb) {
        return baseline.access().bindings().stream()
                .flatMap(binding -> role(binding.role()).stream())
                .anyMatch(
                        role -> first(role.permissions(), "deployment:" + verb).isPresent());
    }

    private AccessDecision decide(AccessQuestion question, Optional<Person> person) {
        String permission = question.resource() + ":" + question.verb();
        List<Held> held = held(question, person);
        for (Held each : held) {
            Optional<String> denied = first(each.role().deny(), permission);
            if (denied.isPresent() && each.binding().scope().touches(question.part())) {
                return new AccessDecision(
                        false,
                        Optional.of(each.binding().location()),
                        "role " + each.role().name() + " denies " + denied.get());
            }
        }
        if (question.verb().equals("approve") && isInvolved(question, person)) {
            return new AccessDecision(
                    false, Optional.empty(), question.subject() + " asked for it or wrote it, and may not approve it");
        }
        for (Held each : held) {
            Optional<String> allowed = first(each.role().permissions(), permission);
            if (allowed.isPresent() && each.binding().scope().holds(question.part())) {
                return new AccessDecision(
                        true,
                        Optional.of(each.binding().location()),
                        "role " + each.role().name() + " allows " + allowed.get() + where(each.binding()));
            }
        }
        return refused(question, person, permission);
    }

    private AccessDecision refused(AccessQuestion question, Optional<Person> person, String permission) {
        for (AccessPolicy.Binding binding : baseline.access().bindings()) {
            AccessPolicy.End until = binding.until();
            if (until != null
                    && until.past(question.at())
                    && holds(binding, question, person)
                    && binding.scope().holds(question.part())
                    && role(binding.role())
                            .filter(r -> first(r.permissions(), permission).isPresent())
                            .isPresent()) {
                return new AccessDecision(
                        false,
                        Optional.of(binding.location()),
                        "role " + binding.role() + " allowed it until " + until);
            }
        }
        String unknown = person.isEmpty() && question.groups().isEmpty()
                ? question.subject() + " is nobody that the baseline knows"
                : "no role of " + question.subject() + " allows " + permission + " in " + question.environment()
                        + words(question.part());
        return new AccessDecision(false, Optional.empty(), unknown);
    }

    private static String where(AccessPolicy.Binding binding) {
        AccessPolicy.Scope scope = binding.scope();
        List<String> paths = scope.paths().stream().map(PathPattern::text).toList();
        return (binding.environments().isEmpty() ? " everywhere" : " in " + String.join(", ", binding.environments()))
                + (scope.applications().isEmpty() ? "" : " for " + String.join(", ", scope.applications()))
                + (paths.isEmpty() ? "" : " below " + String.join(", ", paths))
                + (binding.until() == null ? "" : " until " + binding.until());
    }

    private static String words(AccessPolicy.Part part) {
        return (part.application().isEmpty() ? "" : " for " + part.application())
                + (part.paths().isEmpty() ? "" : " at " + String.join(", ", part.paths()));
    }

    private boolean isInvolved(AccessQuestion question, Optional<Person> person) {
        return question.involved().stream()
                .anyMatch(other -> other.equals(question.subject())
                        || person.isPresent()
                                && person(other).filter(person.get()::equals).isPresent());
    }

    private List<Held> held(AccessQuestion question, Optional<Person> person) {
        List<Held> held = new ArrayList<>();
        for (AccessPolicy.Binding binding : baseline.access().bindings()) {
            AccessPolicy.End until = binding.until();
            if (until != null && until.past(question.at()) || !holds(binding, question, person)) {
                continue;
            }
            role(binding.role()).ifPresent(role -> held.add(new Held(binding, role)));
        }
        return held;
    }

    private static boolean holds(AccessPolicy.Binding binding, AccessQuestion question, Optional<Person> person) {
        if (!binding.environments().isEmpty() && !binding.environments().contains(question.environment())) {
            return false;
        }
        if (person.isPresent() && binding.people().contains(person.get().name())) {
            return true;
        }
        Set<String> groups = new LinkedHashSet<>(question.groups());
        person.ifPresent(p -> groups.addAll(p.groups()));
        return binding.groups().stream().anyMatch(groups::contains);
    }

    /** The first pattern that stands for a permission; each of its halves may be {@code *}, or end in one. */
    static Optional<String> first(List<String> patterns, String permission) {
        return patterns.stream()
                .filter(pattern -> {
                    String[] wide = pattern.split(":", 2);
                    String[] narrow = permission.split(":", 2);
                    return wide.length == 2
                            && narrow.length == 2
                            && Wildcard.matches(wide[0], narrow[0])
                            && Wildcard.matches(wide[1], narrow[1]);
                })
                .findFirst();
    }
}
