package dev.gatehouse.baseline.authorization;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with declared roles and bindings, without asking them anything. */
public final class AccessReview {

    private final Baseline baseline;
    private final Authorization authorization;
    private final Instant at;
    private final LocalDate day;
    private final List<Remark> remarks = new ArrayList<>();

    /**
     * One remark.
     *
     * @param fault whether it is certainly wrong, and not only worth knowing
     * @param kind in small letters, with dashes
     * @param place where; empty where it is about what is missing
     * @param text one line without a full stop
     */
    public record Remark(boolean fault, String kind, Optional<Location> place, String text) {}

    private AccessReview(Baseline baseline, Instant at) {
        this.baseline = baseline;
        this.at = at;
        authorization = new Authorization(baseline);
        day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Looks a baseline's roles over, as of an instant. */
    public static List<Remark> of(Baseline baseline, Instant at) {
        AccessReview review = new AccessReview(baseline, at);
        baseline.access().roles().forEach(review::role);
        baseline.access().bindings().forEach(review::binding);
        baseline.environments().forEach(review::environment);
        return List.copyOf(review.remarks);
    }

    private void fault(String kind, Location place, String text) {
        remarks.add(new Remark(true, kind, Optional.of(place), text));
    }

    private void role(AccessPolicy.Role role) {
        boolean bound = baseline.access().bindings().stream()
                .anyMatch(binding -> binding.role().equals(role.name()));
        if (!bound) {
            fault("unbound", role.location(), "nobody is given role " + role.name());
        }
        for (String permission : role.permissions()) {
            unknown(role, permission);
            if (Authorization.first(role.deny(), permission).isPresent()) {
                fault(
                        "dead",
                        role.location(),
                        "role " + role.name() + " allows " + permission + " and denies it, which counts");
            }
        }
        role.deny().forEach(permission -> unknown(role, permission));
    }

    private void unknown(AccessPolicy.Role role, String permission) {
        boolean reaches = StandardRoles.VERBS.stream()
                .anyMatch(verb -> Authorization.first(List.of(permission), "deployment:" + verb)
                        .isPresent());
        if (!reaches) {
            fault(
                    "unknown-permission",
                    role.location(),
                    "role " + role.name() + " speaks of " + permission + ", which nothing asks; there are deployment:"
                            + String.join("|", StandardRoles.VERBS));
        }
    }

    private void binding(AccessPolicy.Binding binding) {
        AccessPolicy.End until = binding.until();
        if (until != null && until.past(at)) {
            fault("expired", binding.location(), "the binding of role " + binding.role() + " ended on " + until);
            return;
        }
        if (binding.people().isEmpty() && binding.groups().isEmpty()) {
            fault("nobody", binding.location(), "the binding of role " + binding.role() + " names nobody");
        }
        for (String group : binding.groups()) {
            if (baseline.people().stream()
                    .noneMatch(p -> p.presentOn(day) && p.groups().contains(group))) {
                fault("empty-group", binding.location(), "nobody who is here is in group " + group);
            }
        }
        for (Person person : baseline.people()) {
            LocalDate left = person.left();
            if (left != null && !person.presentOn(day) && binding.people().contains(person.name())) {
                fault(
                        "left",
                        binding.location(),
                        person.name() + " left on " + left + " and still has role " + binding.role());
            }
        }
        boolean overrides = authorization
                .role(binding.role())
                .filter(role -> Authorization.first(role.permissions(), "deployment:override")
                        .isPresent())
                .isPresent();
        if (overrides && binding.environments().isEmpty()) {
            remarks.add(new Remark(
                    false,
                    "override-everywhere",
                    Optional.of(binding.location()),
                    "role " + binding.role() + " may override the gate in every environment"));
        }
    }

    private void environment(Environment environment) {
        Environment.Approvals approvals = environment.approvals();
        List<String> approvers = may("approve", environment);
        int wanted = approvals == null ? 0 : approvals.count();
        if (wanted > 0 && approvals != null && approvers.size() < wanted) {
            fault(
                    "too-few-approvers",
                    approvals.location(),
                    environment.name() + " asks for " + wanted + " approvals, and " + approvers.size() + " may approve"
                            + listed(approvers));
        }
        List<String> alone =
                may("execute", environment).stream().filter(approvers::contains).toList();
        if (environment.standing() == Standing.PRODUCTION && wanted == 0 && !alone.isEmpty()) {
            remarks.add(new Remark(
                    false,
                    "no-approvals",
                    Optional.of(environment.location()),
                    environment.name() + " asks for no approvals, so that " + String.join(", ", alone)
                            + " deploy alone"));
        }
    }

    private static String listed(List<String> people) {
        return people.isEmpty() ? "" : ": " + String.join(", ", people);
    }

    private List<String> may(String verb, Environment environment) {
        return baseline.people().stream()
                .map(Person::name)
                .filter(name -> authorization
                        .decide(new AccessQuestion(name, List.of(), verb, "deployment", environment.name(), at))
                        .allowed())
                .toList();
    }
}
