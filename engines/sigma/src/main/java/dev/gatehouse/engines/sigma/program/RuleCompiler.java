package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.rule.Condition;
import dev.gatehouse.engines.sigma.rule.Detection;
import dev.gatehouse.engines.sigma.rule.Detection.Selection;
import dev.gatehouse.engines.sigma.source.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compiles a detection to an expression. */
public final class RuleCompiler {

    private final Placeholders placeholders;

    public RuleCompiler(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Compiles a detection.
     *
     * @throws Refused where a modifier or value of it can't be used
     */
    public Expression compile(Detection detection) {
        Map<String, Expression> compiled = new HashMap<>();
        Map<String, Selection> selections = new TreeMap<>(detection.selections());
        selections.forEach((name, selection) -> compiled.put(name, compile(selection)));
        return Expression.any(detection.conditions().stream()
                .map(condition -> compile(condition, new TreeMap<>(compiled)))
                .toList());
    }

    /**
     * Compiles one selection.
     *
     * @throws Refused where a modifier or value of it can't be used
     */
    public Expression compile(Selection selection) {
        return switch (selection) {
            case Selection.AllOf all ->
                Expression.all(all.parts().stream().map(this::compile).toList());
            case Selection.AnyOf any ->
                Expression.any(any.parts().stream().map(this::compile).toList());
            case Selection.Item item -> new ItemCompiler(item, placeholders).compile();
        };
    }

    private static Expression compile(Condition condition, Map<String, Expression> selections) {
        return switch (condition) {
            case Condition.And and ->
                Expression.all(
                        and.parts().stream().map(p -> compile(p, selections)).toList());
            case Condition.Or or ->
                Expression.any(
                        or.parts().stream().map(p -> compile(p, selections)).toList());
            case Condition.Not not -> new Expression.Not(compile(not.part(), selections));
            case Condition.Identifier identifier -> {
                Expression named = selections.get(identifier.name());
                if (named == null) {
                    throw new Refused(identifier.place(), "no selection is called `" + identifier.name() + "`");
                }
                yield named;
            }
            case Condition.Of of -> {
                List<Expression> named = new ArrayList<>();
                selections.forEach((name, expression) -> {
                    if (of.names(name)) {
                        named.add(expression);
                    }
                });
                if (named.isEmpty()) {
                    throw new Refused(of.place(), "no selection is named by `" + of.pattern() + "`");
                }
                yield of.all() ? Expression.all(named) : Expression.any(named);
            }
        };
    }
}
