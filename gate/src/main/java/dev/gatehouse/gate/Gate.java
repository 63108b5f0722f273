package dev.gatehouse.gate;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.authorization.AccessDecision;
import dev.gatehouse.baseline.authorization.AccessQuestion;
import dev.gatehouse.baseline.authorization.Authorization;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Environment.Check;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.baseline.windows.DeploymentCalendar;
import dev.gatehouse.gate.Decision.Outcome;
import dev.gatehouse.gate.Decision.Reason;
import dev.gatehouse.model.forge.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides one deployment. Whatever denies it counts; else whatever holds it; else it is allowed. What could not be told
 * holds, and never allows.
 *
 * <p>An override asks for two approvers who may override, other than who asked for it, a reason and an end; it is then
 * not asked what the environment has as {@link Environment#overridable}. It is always asked who somebody is, what they
 * may do, and what exactly they signed.
 */
public final class Gate {

    private static final int OVERRIDE_APPROVERS = 2;

    private final Baseline baseline;
    private final Environment environment;
    private final Circumstances circumstances;
    private final Instant at;
    private final Signers signers;
    private final Authorization authorization;
    private final List<Reason> reasons = new ArrayList<>();

    private Gate(Baseline baseline, Environment environment, Circumstances circumstances, Instant at) {
        this.baseline = baseline;
        this.environment = environment;
        this.circumstances = circumstances;
        this.at = at;
        signers = new Signers(baseline);
        authorization = new Authorization(baseline);
    }

    /**
     * Decides.
     *
     * @param request what is asked for; null where nobody has asked yet, which holds
     * @param approvals of that request, right or not
     * @param execution who carries it out; null where nobody does yet, so that only the rest is asked
     */
    public static Decision decide(
            @Nullable SignedStatement request,
            Baseline baseline,
            Environment environment,
            Circumstances circumstances,
            List<SignedStatement> approvals,
            @Nullable SignedStatement execution,
            Instant at) {
        Gate gate = new Gate(baseline, environment, circumstances, at);
        gate.judge(request, approvals, execution);
        return Decision.of(gate.reasons);
    }

    /**
     * What speaks against a request, whoever approves it: it does not count, is of another place, or came too late.
     *
     * @param circumstances of which it is asked what is deployed, what would be, and what was carried out
     * @return denials; none where it can be approved
     */
    public static List<Reason> against(
            SignedStatement request,
            Baseline baseline,
            Environment environment,
            Circumstances circumstances,
            Instant at) {
        Gate gate = new Gate(baseline, environment, circumstances, at);
        gate.asked(request);
        return gate.reasons.stream().filter(r -> r.effect() == Outcome.DENY).toList();
    }

    private void allow(String code, String text) {
        reasons.add(new Reason(code, Outcome.ALLOW, text));
    }

    private void deny(String code, String text) {
        reasons.add(new Reason(code, Outcome.DENY, text));
    }

    private void hold(String code, String text) {
        reasons.add(new Reason(code, Outcome.HOLD, text));
    }

    private void judge(
            @Nullable SignedStatement signed, List<SignedStatement> approvals, @Nullable SignedStatement execution) {
        if (signed == null) {
            hold(
                    "request",
                    "nobody has asked for it yet: roles, approvals, second factors, training and the environment's own"
                            + " conditions are asked once somebody has");
            conditions(Map.of(), Set.of());
            return;
        }
        Asked asked = asked(signed);
        if (asked == null) {
            return;
        }
        Statement request = asked.request();
        Action action = asked.action();
        Map<String, Boolean> acting = new LinkedHashMap<>();
        acting.put(request.by(), asked.onSecurityKey());
        executor(request, signed.id(), action, execution, acting);
        Set<String> involved = new LinkedHashSet<>(circumstances.authors());
        involved.add(request.by());
        if (action == Action.ROLLBACK && !circumstances.deployedBefore().contains(request.to())) {
            deny("rollback", "commit " + brief(request.to()) + " was never deployed to " + environment.name());
        }
        Set<Check> passed = action == Action.OVERRIDE ? environment.overridable() : Set.of();
        Set<String> approvers = new LinkedHashSet<>();
        if (action == Action.OVERRIDE) {
            approvers.addAll(overridden(request, signed.id(), approvals, involved));
        }
        if (!passed.contains(Check.APPROVALS)) {
            approvers.addAll(approved(request, signed.id(), approvals, involved));
        }
        conditions(acting, passed);
        if (passed.contains(Check.CONDITIONS)) {
            return;
        }
        OwnConditions own = new OwnConditions(baseline, environment, circumstances, at);
        String executor = acting.keySet().stream().skip(1).findFirst().orElse(execution == null ? "" : request.by());
        own.judge(request, executor, List.copyOf(approvers), reasons);
    }

    /** A request that counts. */
    private record Asked(Statement request, Action action, boolean onSecurityKey) {}

    private @Nullable Asked asked(SignedStatement signed) {
        Signers.Checked checked = signers.check(signed, Statement.Kind.REQUEST, at);
        Statement request = checked.statement();
        if (request == null || checked.refusal() != null) {
            deny("request", "the request does not count: " + checked.refusal());
            return null;
        }
        Action action = action(request);
        if (action == null) {
            return null;
        }
        bound(request, signed.id());
        role(request.by(), action == Action.OVERRIDE ? "override" : "request", "requester-role");
        return new Asked(request, action, checked.onSecurityKey());
    }

    private @Nullable Action action(Statement request) {
        for (Action each : Action.values()) {
            if (each.label().equals(request.action())) {
                return each;
            }
        }
        deny("request", "the request asks for an unknown action: " + request.action());
        return null;
    }

    /**
     * The request is for this environment, from where it is now, to a commit whose files are the ones that were seen.
     */
    private void bound(Statement request, String id) {
        if (!request.environment().equals(environment.name()) || !request.ref().equals(environment.ref())) {
            deny("request", "the request is for " + request.environment() + " at " + request.ref());
        }
        if (circumstances.used().contains(id)) {
            deny("request", "the request was carried out before");
        }
        if (!request.from().equals(circumstances.current())) {
            deny(
                    "moved",
                    environment.name() + " moved since the request: it was at " + brief(request.from()) + " and is at "
                            + brief(circumstances.current()));
        }
        if (!request.manifests().equals(circumstances.manifests().digest())) {
            deny("manifests", "what is to be deployed is not what was requested");
        }
        if (circumstances.signature().equals("invalid")) {
            deny("commit-signature", "the signature of commit " + brief(request.to()) + " does not fit");
        }
    }

    private boolean role(String person, String verb, String code) {
        AccessDecision decision =
                authorization.decide(new AccessQuestion(person, List.of(), verb, "deployment", environment.name(), at));
        if (decision.allowed()) {
            allow(code, person + ": " + decision.why());
        } else {
            deny(code, person + " may not " + verb + ": " + decision.why());
        }
        return decision.allowed();
    }

    private void executor(
            Statement request,
            String id,
            Action action,
            @Nullable SignedStatement execution,
            Map<String, Boolean> acting) {
        if (execution == null) {
            return;
        }
        Signers.Checked checked = signers.check(execution, Statement.Kind.EXECUTION, at);
        Statement statement = checked.statement();
        String refusal = checked.refusal();
        if (statement == null || refusal != null) {
            deny("executor", "who carries it out is not known: " + refusal);
            return;
        }
        String other = statement.otherThan(request, id);
        if (other != null) {
            deny("executor", "who carries it out is not known: it is " + other);
            return;
        }
        acting.merge(statement.by(), checked.onSecurityKey(), Boolean::logicalAnd);
        role(statement.by(), action.verb(), "executor-role");
    }

    /** Who approved, of those who may; why the others don't count is said. */
    private List<Person> approvers(
            Statement request, String id, List<SignedStatement> approvals, Set<String> involved, String verb) {
        List<Person> counted = new ArrayList<>();
        for (SignedStatement signed : approvals) {
            Signers.Checked checked = signers.check(signed, Statement.Kind.APPROVAL, at);
            Statement approval = checked.statement();
            if (approval == null || checked.refusal() != null) {
                hold("approval", "an approval does not count: " + checked.refusal());
                continue;
            }
            String other = approval.otherThan(request, id);
            if (other != null) {
                hold("approval", "the approval of " + approval.by() + " is " + other);
                continue;
            }
            AccessDecision may = authorization.decide(new AccessQuestion(
                    approval.by(), List.of(), "approve", "deployment", environment.name(), involved, at));
            AccessDecision mayAlso = authorization.decide(
                    new AccessQuestion(approval.by(), List.of(), verb, "deployment", environment.name(), at));
            Person person = authorization.person(approval.by()).orElse(null);
            if (may.allowed() && mayAlso.allowed() && person != null) {
                if (!counted.contains(person)) {
                    counted.add(person);
                }
            } else {
                hold(
                        "approval",
                        "the approval of " + approval.by() + " does not count: "
                                + (may.allowed() ? mayAlso.why() : may.why()));
            }
        }
        return counted;
    }

    /** @return whose approvals count */
    private List<String> approved(Statement request, String id, List<SignedStatement> approvals, Set<String> involved) {
        Environment.Approvals wanted = environment.approvals();
        List<Reason> before = List.copyOf(reasons);
        List<Person> all = approvers(request, id, approvals, involved, "approve");
        List<Person> counted = all.stream()
                .filter(p -> wanted == null
                        || wanted.groups().isEmpty()
                        || wanted.groups().stream().anyMatch(p.groups()::contains))
                .toList();
        int count = wanted == null ? 0 : wanted.count();
        if (counted.size() < count) {
            String of = wanted == null || wanted.groups().isEmpty() ? "" : " of " + String.join(", ", wanted.groups());
            hold("approvals", counted.size() + " of " + count + " approvals" + of + " are there" + names(counted));
            return people(counted);
        }
        // Approvals that don't count are no reason to hold where there are enough that do.
        reasons.clear();
        reasons.addAll(before);
        allow("approvals", counted.size() + " approvals" + names(counted) + ", " + count + " wanted");
        return people(counted);
    }

    private static List<String> people(List<Person> people) {
        return people.stream().map(Person::name).toList();
    }

    private static String names(List<Person> people) {
        return people.isEmpty()
                ? ""
                : " (" + String.join(", ", people.stream().map(Person::name).toList()) + ")";
    }

    /** @return whose approvals count */
    private List<String> overridden(
            Statement request, String id, List<SignedStatement> approvals, Set<String> involved) {
        if (request.reason().isBlank()) {
            deny("override", "an override without a reason");
        }
        List<Person> counted = approvers(request, id, approvals, involved, "override");
        if (counted.size() < OVERRIDE_APPROVERS) {
            hold("override", counted.size() + " of 2 who may override have approved" + names(counted));
        } else {
            reasons.removeIf(r -> r.code().equals("approval"));
            allow(
                    "override",
                    "OVERRIDE of the gate until " + request.expires() + ", approved" + names(counted) + "; not asked: "
                            + passed());
        }
        return people(counted);
    }

    private String passed() {
        return environment.overridable().isEmpty()
                ? "nothing"
                : environment.overridable().stream().sorted().map(Check::label).collect(Collectors.joining(", "));
    }

    /**
     * @param acting who acts, and whether they signed on a security key
     * @param passed what is not asked
     */
    private void conditions(Map<String, Boolean> acting, Set<Check> passed) {
        manifests(passed);
        if (!passed.contains(Check.WINDOWS)) {
            window();
        }
        if (asks(Check.SIGNED_COMMITS, passed)) {
            if (circumstances.signature().equals("valid")) {
                allow("commit-signature", "the commit is signed by a known key");
            } else {
                deny("commit-signature", "the commit is not signed by a known key: " + circumstances.signature());
            }
        }
        if (!passed.contains(Check.TWO_FACTOR)) {
            acting.forEach(this::secondFactor);
        }
        if (asks(Check.TRAINING, passed)) {
            acting.keySet().forEach(this::training);
        }
        if (!passed.contains(Check.SECRETS)) {
            secrets();
        }
        if (!passed.contains(Check.FINDINGS)) {
            findings();
        }
        if (asks(Check.COMPLETE_COVERAGE, passed)) {
            circumstances.gaps().forEach(gap -> hold("coverage", gap));
        }
    }

    /** What the commit does not hold can be another thing by the time that it is deployed. */
    private void manifests(Set<Check> passed) {
        DeployedManifests manifests = circumstances.manifests();
        allow("manifests", "the digest covers " + manifests.scope());
        manifests.byName().forEach(each -> allow("manifests", each + ": bound by its name only"));
        if (!passed.contains(Check.COMPLETE_COVERAGE)) {
            manifests.unfixed().forEach(each -> hold("manifests", each + ": the commit does not say what is deployed"));
        }
    }

    private boolean asks(Check check, Set<Check> passed) {
        return environment.requires().contains(check.label()) && !passed.contains(check);
    }

    private void secrets() {
        circumstances.newSecrets().forEach(secret -> deny("new-secret", secret));
        circumstances.unsearched().forEach(part -> hold("new-secret", "not searched for secrets: " + part));
        if (circumstances.newSecrets().isEmpty() && circumstances.unsearched().isEmpty()) {
            allow("secrets", "no new secret");
        }
    }

    private void findings() {
        circumstances.newFailures().forEach(failure -> deny("new-finding", failure));
        if (circumstances.newFailures().isEmpty()) {
            allow(
                    "findings",
                    environment
                            .threshold()
                            .map(t -> "no new finding of severity " + t.label() + " or above")
                            .orElse("any finding may be new"));
        }
    }

    private void window() {
        DeploymentCalendar calendar = DeploymentCalendar.of(environment, DeploymentCalendar.Application.ALL);
        DeploymentCalendar.Answer answer = calendar.at(at);
        if (!answer.open()) {
            String next =
                    calendar.nextChange(at).map(opens -> "; opens " + opens).orElse("");
            hold("window", "the window is closed: " + answer.why() + next);
        } else if (answer.matching().isEmpty()) {
            allow("window", "no window is declared");
        } else {
            allow("window", "the window is open: " + answer.why());
        }
    }

    /** What was seen of somebody counts before what they signed with. */
    private void secondFactor(String person, boolean signedOnSecurityKey) {
        boolean required = environment.requires().contains("two-factor");
        Circumstances.SecondFactorSeen seen = circumstances.secondFactors().get(person);
        if (seen == null || seen.state() == Member.SecondFactor.UNTOLD) {
            if (signedOnSecurityKey) {
                allow("two-factor", person + " signed on a security key");
            } else if (required) {
                hold("two-factor", "whether " + person + " has a second factor is not known");
            }
            return;
        }
        String line = person + words(seen.state()) + ": " + seen.how();
        if (seen.state() == Member.SecondFactor.NONE || required && seen.state() == Member.SecondFactor.INSECURE) {
            deny("two-factor", line);
        } else {
            allow("two-factor", line);
        }
    }

    private static String words(Member.SecondFactor state) {
        return switch (state) {
            case SECURE -> " has a second factor";
            case INSECURE -> " has only text messages";
            case NONE -> " has no second factor";
            case UNTOLD -> " is not known";
        };
    }

    private void training(String person) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        int months = baseline.awareness().validMonths();
        boolean valid = baseline.awareness().training().stream()
                .anyMatch(c -> c.person().equals(person)
                        && !c.completed().isAfter(today)
                        && !c.completed().plusMonths(months).isBefore(today));
        if (valid) {
            allow("training", person + " has valid training");
        } else {
            deny("training", person + " has no training of the last " + months + " months");
        }
    }

    private static String brief(String id) {
        return id.substring(0, Math.min(10, id.length()));
    }
}
