package dev.gatehouse.baseline.conditions;

import dev.gatehouse.engines.conditions.Condition;
import dev.gatehouse.engines.conditions.InvalidCondition;
import dev.gatehouse.engines.conditions.Variable;
import java.util.List;
import java.util.Optional;

/** What a condition on deployments may name. */
public final class ConditionVariables {

    /** What to write instead of a condition that can't be asked. */
    public static final String ADVICE = "Write a condition such as size(approvers) >= 2, or"
            + " now.getDayOfWeek('Europe/Berlin') != 5; docs/how-to/deploy-through-the-gate.md names the variables.";

    private static final List<Variable> ALL = List.of(
            new Variable("environment", Variable.Type.TEXT, "the environment's name"),
            new Variable("action", Variable.Type.TEXT, "deploy, rollback or override"),
            new Variable("requester", Variable.Type.TEXT, "who asked"),
            new Variable("requesterGroups", Variable.Type.TEXTS, "the groups that they are in"),
            new Variable("executor", Variable.Type.TEXT, "who carries it out; empty where nobody does yet"),
            new Variable("approvers", Variable.Type.TEXTS, "whose approvals count"),
            new Variable("authors", Variable.Type.TEXTS, "who wrote the commits that it brings, by e-mail address"),
            new Variable("reason", Variable.Type.TEXT, "the reason in the request"),
            new Variable("from", Variable.Type.TEXT, "the commit that is deployed now"),
            new Variable("to", Variable.Type.TEXT, "the commit to deploy"),
            new Variable(
                    "commitSignature", Variable.Type.TEXT, "valid, absent, invalid, or why it could not be checked"),
            new Variable("newSecrets", Variable.Type.NUMBER, "how many secrets it brings"),
            new Variable("newFindings", Variable.Type.NUMBER, "how many findings over the threshold it brings"),
            new Variable("now", Variable.Type.TIME, "the instant of the decision"));

    private ConditionVariables() {}

    public static List<Variable> all() {
        return ALL;
    }

    /** Their names, in order. */
    public static List<String> names() {
        return ALL.stream().map(Variable::name).toList();
    }

    /** Why a text is no condition, one line; empty where it is one. */
    public static Optional<String> fault(String expression) {
        try {
            Condition.of(expression, ALL);
            return Optional.empty();
        } catch (InvalidCondition invalid) {
            return Optional.of("a condition that can't be asked: " + invalid.getMessage() + ", at line "
                    + invalid.line() + ", column " + invalid.column() + " of it");
        }
    }
}
