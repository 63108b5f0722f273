package dev.gatehouse.gate;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.conditions.ConditionVariables;
import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.Person;
import dev.gatehouse.engines.conditions.Condition;
import dev.gatehouse.engines.conditions.InvalidCondition;
import dev.gatehouse.gate.Decision.Outcome;
import dev.gatehouse.gate.Decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Asks the conditions of an environment's own. One that does not hold denies; one that can't be told holds. */
record OwnConditions(Baseline baseline, Environment environment, Circumstances circumstances, Instant at) {

    void judge(Statement request, String executor, List<String> approvers, List<Reason> reasons) {
        for (Environment.Condition declared : environment.conditions()) {
            reasons.add(judged(declared, request, executor, approvers));
        }
    }

    private Reason judged(Environment.Condition declared, Statement request, String executor, List<String> approvers) {
        String words = (declared.reason().isEmpty() ? declared.expression() : declared.reason()) + " ("
                + declared.location() + ")";
        try {
            Condition condition = Condition.of(declared.expression(), ConditionVariables.all());
            return switch (condition.ask(values(request, executor, approvers))) {
                case Condition.Outcome.Told(boolean holds) ->
                    new Reason(
                            "condition",
                            holds ? Outcome.ALLOW : Outcome.DENY,
                            (holds ? "holds: " : "does not hold: ") + words);
                case Condition.Outcome.Untold(String why) ->
                    new Reason("condition", Outcome.HOLD, "can't be told: " + words + ": " + why);
            };
        } catch (InvalidCondition invalid) {
            return new Reason("condition", Outcome.HOLD, "can't be told: " + words + ": " + invalid.getMessage());
        }
    }

    private Map<String, Object> values(Statement request, String executor, List<String> approvers) {
        List<String> groups = baseline.people().stream()
                .filter(p -> p.name().equals(request.by()))
                .findFirst()
                .map(Person::groups)
                .orElse(List.of());
        return Map.ofEntries(
                Map.entry("environment", environment.name()),
                Map.entry("action", request.action()),
                Map.entry("requester", request.by()),
                Map.entry("requesterGroups", groups),
                Map.entry("executor", executor),
                Map.entry("approvers", approvers),
                Map.entry("authors", circumstances.authors().stream().sorted().toList()),
                Map.entry("reason", request.reason()),
                Map.entry("from", circumstances.current()),
                Map.entry("to", request.to()),
                Map.entry("commitSignature", circumstances.signature()),
                Map.entry("newSecrets", (long) circumstances.newSecrets().size()),
                Map.entry("newFindings", (long) circumstances.newFailures().size()),
                Map.entry("now", at));
    }
}
