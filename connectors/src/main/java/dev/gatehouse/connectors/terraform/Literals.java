package dev.gatehouse.connectors.terraform;

import dev.gatehouse.engines.hcl.Expression;
import dev.gatehouse.engines.hcl.HclFile;
import dev.gatehouse.engines.hcl.Span;
import dev.gatehouse.engines.hcl.TemplatePart;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns expressions into nodes.
 *
 * <p>Known are literals, collections (with what is not known in its place), literals in parentheses or with a sign,
 * templates of literals, and the functions that only change the form of a collection: {@code toset}, {@code tolist},
 * {@code tomap}, and {@code jsonencode} and {@code yamlencode}, whose argument stands for the text that they make of
 * it, so that a policy written in place keeps the position of each of its values.
 */
final class Literals {

    private static final int LONGEST_EXCERPT = 200;

    private final HclFile file;
    private final Map<String, Node> iterators;

    Literals(HclFile file) {
        this(file, Map.of());
    }

    private Literals(HclFile file, Map<String, Node> iterators) {
        this.file = file;
        this.iterators = iterators;
    }

    /** These literals, where an iterator's {@code value} is known. */
    Literals with(String iterator, Node value) {
        Map<String, Node> all = new HashMap<>(iterators);
        all.put(iterator, value);
        return new Literals(file, Map.copyOf(all));
    }

    Node node(Expression expression) {
        Span span = expression.span();
        return switch (expression) {
            case Expression.Text text -> scalar(text.value(), Scalar.Type.TEXT, span);
            case Expression.Numeral numeral -> number(numeral.digits(), span);
            case Expression.Truth truth -> scalar(String.valueOf(truth.value()), Scalar.Type.BOOLEAN, span);
            case Expression.Null nothing -> scalar("", Scalar.Type.NULL, span);
            case Expression.Tuple tuple -> sequence(tuple);
            case Expression.ObjectConstructor object -> mapping(object);
            case Expression.Parenthesised parenthesised -> literalOr(node(parenthesised.inner()), span);
            case Expression.Unary unary -> unary(unary);
            case Expression.Template template -> template(template);
            case Expression.Call call -> call(call);
            case Expression.Variable variable -> unresolved(span);
            case Expression.Traversal traversal -> iterated(traversal).orElseGet(() -> unresolved(span));
            case Expression.Conditional conditional -> unresolved(span);
            case Expression.For loop -> unresolved(span);
            case Expression.Operation operation -> unresolved(span);
        };
    }

    /** What {@code iterator.value.name} stands for; empty where that is not known. */
    private Optional<Node> iterated(Expression.Traversal traversal) {
        if (!(traversal.source() instanceof Expression.Variable variable)
                || !(traversal.steps().getFirst() instanceof Expression.Step.Attribute first)
                || !first.name().equals("value")) {
            return Optional.empty();
        }
        Optional<Node> reached = Optional.ofNullable(iterators.get(variable.name()));
        for (Expression.Step step :
                traversal.steps().subList(1, traversal.steps().size())) {
            reached = reached.flatMap(node -> part(node, step));
        }
        return reached.filter(node -> !(node instanceof Unresolved));
    }

    private Optional<Node> part(Node whole, Expression.Step step) {
        return switch (step) {
            case Expression.Step.Attribute attribute -> named(whole, attribute.name());
            case Expression.Step.Index index ->
                node(index.key()) instanceof Scalar key ? named(whole, key.text()) : Optional.empty();
            case Expression.Step.Splat splat -> Optional.empty();
        };
    }

    private static Optional<Node> named(Node whole, String name) {
        return whole instanceof Mapping mapping ? Optional.ofNullable(mapping.get(name)) : Optional.empty();
    }

    /** What stands at a place, not known. */
    Unresolved unresolved(Span span) {
        return new Unresolved(file.excerpt(span, LONGEST_EXCERPT), span.line(), span.column(), span.endLine());
    }

    private static Scalar scalar(String text, Scalar.Type type, Span span) {
        return new Scalar(text, type, span.line(), span.column(), span.endLine());
    }

    private static Scalar number(String digits, Span span) {
        boolean whole = digits.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return scalar(digits, whole ? Scalar.Type.INTEGER : Scalar.Type.DECIMAL, span);
    }

    private Node literalOr(Node inner, Span outer) {
        return inner instanceof Unresolved ? unresolved(outer) : inner;
    }

    private Sequence sequence(Expression.Tuple tuple) {
        Span span = tuple.span();
        List<Node> items = tuple.items().stream().map(this::node).toList();
        return new Sequence(items, span.line(), span.column(), span.endLine());
    }

    /** A mapping; not known as a whole where one of its keys is not. Of a key that stands twice the last counts. */
    private Node mapping(Expression.ObjectConstructor object) {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        for (Expression.ObjectConstructor.Entry entry : object.entries()) {
            if (!(node(entry.key()) instanceof Scalar key) || key.isNull()) {
                return unresolved(object.span());
            }
            entries.put(key.text(), new Mapping.Entry(key, node(entry.value())));
        }
        Span span = object.span();
        return new Mapping(List.copyOf(entries.values()), span.line(), span.column(), span.endLine());
    }

    private Node unary(Expression.Unary unary) {
        Span span = unary.span();
        if (!(node(unary.operand()) instanceof Scalar operand)) {
            return unresolved(span);
        }
        boolean isNumber = operand.type() == Scalar.Type.INTEGER || operand.type() == Scalar.Type.DECIMAL;
        if (unary.operator() == '-' && isNumber) {
            String digits = operand.text();
            return number(digits.startsWith("-") ? digits.substring(1) : "-" + digits, span);
        }
        if (unary.operator() == '!' && operand.type() == Scalar.Type.BOOLEAN) {
            return scalar(String.valueOf(!Boolean.parseBoolean(operand.text())), Scalar.Type.BOOLEAN, span);
        }
        return unresolved(span);
    }

    private Node template(Expression.Template template) {
        Span span = template.span();
        if (template.parts().size() == 1
                && template.parts().getFirst() instanceof TemplatePart.Interpolation interpolation) {
            return node(interpolation.value()) instanceof Scalar only
                    ? scalar(only.text(), only.type(), span)
                    : unresolved(span);
        }
        StringBuilder whole = new StringBuilder();
        for (TemplatePart part : template.parts()) {
            switch (part) {
                case TemplatePart.Text text -> whole.append(text.value());
                case TemplatePart.Interpolation interpolation -> {
                    if (!(node(interpolation.value()) instanceof Scalar literal)
                            || literal.isNull()
                            || literal.type() == Scalar.Type.DECIMAL) {
                        return unresolved(span);
                    }
                    whole.append(literal.text());
                }
                case TemplatePart.If condition -> {
                    return unresolved(span);
                }
                case TemplatePart.For loop -> {
                    return unresolved(span);
                }
            }
        }
        return scalar(whole.toString(), Scalar.Type.TEXT, span);
    }

    private Node call(Expression.Call call) {
        Span span = call.span();
        if (call.arguments().size() != 1 || call.expanded()) {
            return unresolved(span);
        }
        return switch (call.function()) {
            case "toset", "tolist" ->
                node(call.arguments().getFirst()) instanceof Sequence list ? list : unresolved(span);
            case "tomap" -> node(call.arguments().getFirst()) instanceof Mapping map ? map : unresolved(span);
            case "jsonencode", "yamlencode" ->
                switch (node(call.arguments().getFirst())) {
                    case Mapping map -> map;
                    case Sequence list -> list;
                    case Scalar scalar -> unresolved(span);
                    case Unresolved argument -> unresolved(span);
                };
            default -> unresolved(span);
        };
    }
}
