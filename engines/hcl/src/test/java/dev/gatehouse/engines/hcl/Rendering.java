package dev.gatehouse.engines.hcl;

import dev.gatehouse.engines.hcl.Expression.Step;
import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions out with every grouping made visible. */
final class Rendering {

    private Rendering() {}

    static String of(Expression expression) {
        return switch (expression) {
            case Expression.Text text -> "'" + text.value() + "'";
            case Expression.Numeral numeral -> numeral.digits();
            case Expression.Truth truth -> String.valueOf(truth.value());
            case Expression.Null nothing -> "null";
            case Expression.Template template -> "template(" + parts(template.parts()) + ")";
            case Expression.Tuple tuple -> "[" + list(tuple.items()) + "]";
            case Expression.ObjectConstructor object ->
                object.entries().stream()
                        .map(entry -> of(entry.key()) + "=" + of(entry.value()))
                        .collect(Collectors.joining(" ", "{", "}"));
            case Expression.Call call ->
                call.function() + "(" + list(call.arguments()) + (call.expanded() ? "..." : "") + ")";
            case Expression.Variable variable -> variable.name();
            case Expression.Traversal traversal ->
                of(traversal.source())
                        + traversal.steps().stream().map(Rendering::step).collect(Collectors.joining());
            case Expression.Conditional conditional ->
                "if(" + of(conditional.condition()) + ", " + of(conditional.whenTrue()) + ", "
                        + of(conditional.whenFalse()) + ")";
            case Expression.For loop ->
                "for(" + (loop.key() == null ? "" : loop.key() + ",") + loop.value() + " in " + of(loop.collection())
                        + ": " + (loop.name() == null ? "" : of(loop.name()) + "=>") + of(loop.result())
                        + (loop.grouped() ? "..." : "")
                        + (loop.condition() == null ? "" : " if " + of(loop.condition())) + ")";
            case Expression.Unary unary -> "(" + unary.operator() + of(unary.operand()) + ")";
            case Expression.Operation operation ->
                operation.terms().stream()
                        .map(term -> " " + term.operator() + " " + of(term.operand()))
                        .collect(Collectors.joining("", "(" + of(operation.first()), ")"));
            case Expression.Parenthesised parenthesised -> "<" + of(parenthesised.inner()) + ">";
        };
    }

    private static String step(Step step) {
        return switch (step) {
            case Step.Attribute attribute -> "." + attribute.name();
            case Step.Index index -> "[" + of(index.key()) + "]";
            case Step.Splat splat -> splat.full() ? "[*]" : ".*";
        };
    }

    private static String list(List<Expression> expressions) {
        return expressions.stream().map(Rendering::of).collect(Collectors.joining(" "));
    }

    private static String parts(List<TemplatePart> parts) {
        return parts.stream().map(Rendering::part).collect(Collectors.joining(" "));
    }

    private static String part(TemplatePart part) {
        return switch (part) {
            case TemplatePart.Text text -> "'" + text.value() + "'";
            case TemplatePart.Interpolation interpolation -> of(interpolation.value());
            case TemplatePart.If condition ->
                "if(" + of(condition.condition()) + ", " + parts(condition.whenTrue()) + ", "
                        + parts(condition.whenFalse()) + ")";
            case TemplatePart.For loop ->
                "for(" + (loop.key() == null ? "" : loop.key() + ",") + loop.value() + " in " + of(loop.collection())
                        + ": " + parts(loop.body()) + ")";
        };
    }
}
