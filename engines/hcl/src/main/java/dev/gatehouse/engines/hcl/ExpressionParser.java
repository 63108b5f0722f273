package dev.gatehouse.engines.hcl;

import dev.gatehouse.engines.hcl.Expression.ObjectConstructor;
import dev.gatehouse.engines.hcl.Expression.Operation;
import dev.gatehouse.engines.hcl.Expression.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions by recursive descent.
 *
 * <p>Chains (operators of one precedence, steps of a traversal) are read in loops and kept flat, so that only brackets,
 * conditionals and signs make the tree deeper; each of these counts against the limit of depth.
 */
final class ExpressionParser {

    private static final List<List<String>> PRECEDENCE = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private final Cursor cursor;
    private final TemplateParser templates;

    ExpressionParser(Cursor cursor) {
        this.cursor = cursor;
        this.templates = new TemplateParser(cursor, this);
    }

    /** Reads an expression; the cursor stands at its first character before, and after its last or further after. */
    Expression expression() {
        int start = cursor.at();
        cursor.enter(start);
        Expression expression = operation(0);
        cursor.skip();
        if (cursor.eat('?')) {
            cursor.skip();
            Expression whenTrue = expression();
            cursor.skip();
            cursor.expect(':', "the first result of a conditional");
            cursor.skip();
            Expression whenFalse = expression();
            expression = new Expression.Conditional(
                    expression,
                    whenTrue,
                    whenFalse,
                    cursor.span(start, whenFalse.span().end()));
        }
        cursor.leave();
        return expression;
    }

    private Expression operation(int level) {
        if (level == PRECEDENCE.size()) {
            return unary();
        }
        Expression first = operation(level + 1);
        List<Operation.Term> terms = List.of();
        while (true) {
            cursor.skip();
            String operator = operator(PRECEDENCE.get(level));
            if (operator == null) {
                break;
            }
            cursor.count(cursor.at());
            cursor.advance(operator.length());
            cursor.skip();
            if (terms.isEmpty()) {
                terms = new ArrayList<>();
            }
            terms.add(new Operation.Term(operator, operation(level + 1)));
        }
        if (terms.isEmpty()) {
            return first;
        }
        int end = terms.getLast().operand().span().end();
        return new Operation(first, terms, cursor.span(first.span().start(), end));
    }

    private @Nullable String operator(List<String> level) {
        for (String operator : level) {
            if (cursor.looksAt(operator)) {
                return operator;
            }
        }
        return null;
    }

    private Expression unary() {
        char operator = cursor.peek();
        if (operator != '-' && operator != '!') {
            return traversal();
        }
        int start = cursor.at();
        cursor.enter(start);
        cursor.advance(1);
        cursor.skip();
        Expression operand = unary();
        cursor.leave();
        return new Expression.Unary(
                operator, operand, cursor.span(start, operand.span().end()));
    }

    private Expression traversal() {
        int start = cursor.at();
        Expression source = primary();
        List<Step> steps = List.of();
        int end = source.span().end();
        while (true) {
            cursor.skip();
            Step step = step();
            if (step == null) {
                break;
            }
            if (steps.isEmpty()) {
                steps = new ArrayList<>();
            }
            steps.add(step);
            end = cursor.at();
        }
        return steps.isEmpty() ? source : new Expression.Traversal(source, steps, cursor.span(start, end));
    }

    private @Nullable Step step() {
        int start = cursor.at();
        if (cursor.peek() == '.' && cursor.peek(1) != '.') {
            cursor.count(start);
            cursor.advance(1);
            cursor.skip();
            if (cursor.eat('*')) {
                return new Step.Splat(false);
            }
            if (Cursor.isDigit(cursor.peek())) {
                int digits = cursor.at();
                while (Cursor.isDigit(cursor.peek())) {
                    cursor.advance(1);
                }
                return new Step.Index(new Expression.Numeral(cursor.textFrom(digits), cursor.spanFrom(digits)));
            }
            String name = cursor.identifier();
            if (name == null) {
                throw cursor.refused("a name is missing after `.`");
            }
            return new Step.Attribute(name);
        }
        if (!cursor.eat('[')) {
            return null;
        }
        cursor.count(start);
        boolean before = cursor.acrossLines(true);
        cursor.skip();
        Step step;
        if (cursor.eat('*')) {
            step = new Step.Splat(true);
        } else {
            step = new Step.Index(expression());
        }
        cursor.skip();
        cursor.expect(']', "an index");
        cursor.acrossLines(before);
        return step;
    }

    /** Reads a literal, a name, a call, or what stands in brackets. */
    Expression primary() {
        int start = cursor.at();
        cursor.count(start);
        char c = cursor.peek();
        if (c == '"' || cursor.looksAt("<<")) {
            return templates.template();
        }
        if (Cursor.isDigit(c)) {
            return numeral();
        }
        return switch (c) {
            case '(' -> parenthesised();
            case '[' -> tuple();
            case '{' -> object();
            default -> named();
        };
    }

    private Expression numeral() {
        int start = cursor.at();
        digits();
        if (cursor.peek() == '.' && Cursor.isDigit(cursor.peek(1))) {
            cursor.advance(1);
            digits();
        }
        if (cursor.peek() == 'e' || cursor.peek() == 'E') {
            int sign = cursor.peek(1) == '+' || cursor.peek(1) == '-' ? 2 : 1;
            if (Cursor.isDigit(cursor.peek(sign))) {
                cursor.advance(sign);
                digits();
            }
        }
        if (cursor.atIdentifier()) {
            throw cursor.refused("a number ends in a letter");
        }
        return new Expression.Numeral(cursor.textFrom(start), cursor.spanFrom(start));
    }

    private void digits() {
        while (Cursor.isDigit(cursor.peek())) {
            cursor.advance(1);
        }
    }

    private Expression parenthesised() {
        int start = cursor.at();
        cursor.advance(1);
        boolean before = cursor.acrossLines(true);
        cursor.skip();
        Expression inner = expression();
        cursor.skip();
        cursor.expect(')', "an expression in parentheses");
        cursor.acrossLines(before);
        return new Expression.Parenthesised(inner, cursor.spanFrom(start));
    }

    private Expression named() {
        int start = cursor.at();
        String name = cursor.identifier();
        if (name == null) {
            throw cursor.refused("a value is missing");
        }
        int end = cursor.at();
        return switch (name) {
            case "true", "false" -> new Expression.Truth(name.equals("true"), cursor.span(start, end));
            case "null" -> new Expression.Null(cursor.span(start, end));
            default -> variableOrCall(name, start, end);
        };
    }

    private Expression variableOrCall(String name, int start, int end) {
        boolean namespaced = false;
        while (cursor.eat("::")) {
            namespaced = true;
            if (cursor.identifier() == null) {
                throw cursor.refused("a name is missing after `::`");
            }
        }
        String function = namespaced ? cursor.textFrom(start) : name;
        cursor.skip();
        if (cursor.peek() == '(') {
            return call(function, start);
        }
        if (namespaced) {
            throw cursor.refused("`(` is missing after the name of a function");
        }
        return new Expression.Variable(name, cursor.span(start, end));
    }

    private Expression call(String function, int start) {
        cursor.advance(1);
        boolean before = cursor.acrossLines(true);
        List<Expression> arguments = new ArrayList<>();
        boolean expanded = false;
        cursor.skip();
        while (!cursor.eat(')')) {
            if (expanded) {
                throw cursor.refused("`)` is missing after `...`");
            }
            arguments.add(expression());
            cursor.skip();
            expanded = cursor.eat("...");
            cursor.skip();
            if (!expanded && !cursor.eat(',') && cursor.peek() != ')') {
                throw cursor.refused("`,` or `)` is missing after an argument");
            }
            cursor.skip();
        }
        cursor.acrossLines(before);
        return new Expression.Call(function, arguments, expanded, cursor.spanFrom(start));
    }

    private Expression tuple() {
        int start = cursor.at();
        cursor.advance(1);
        boolean before = cursor.acrossLines(true);
        cursor.skip();
        Expression tuple;
        if (cursor.eatWord("for")) {
            tuple = loop(start, ']');
        } else {
            List<Expression> items = new ArrayList<>();
            while (!cursor.eat(']')) {
                items.add(expression());
                cursor.skip();
                if (!cursor.eat(',') && cursor.peek() != ']') {
                    throw cursor.refused("`,` or `]` is missing after an item");
                }
                cursor.skip();
            }
            tuple = new Expression.Tuple(items, cursor.spanFrom(start));
        }
        cursor.acrossLines(before);
        return tuple;
    }

    private Expression object() {
        int start = cursor.at();
        cursor.advance(1);
        boolean before = cursor.acrossLines(false);
        cursor.skipLines();
        Expression object;
        if (cursor.eatWord("for")) {
            cursor.acrossLines(true);
            object = loop(start, '}');
        } else {
            List<ObjectConstructor.Entry> entries = new ArrayList<>();
            while (!cursor.eat('}')) {
                entries.add(entry());
                cursor.skip();
                if (!cursor.eat(',') && cursor.peek() != '\n' && cursor.peek() != '}') {
                    throw cursor.refused("`,`, `}` or a line break is missing after a value");
                }
                cursor.skipLines();
            }
            object = new ObjectConstructor(entries, cursor.spanFrom(start));
        }
        cursor.acrossLines(before);
        return object;
    }

    private ObjectConstructor.Entry entry() {
        Expression key = key();
        cursor.skip();
        if (!cursor.eat('=') && !cursor.eat(':')) {
            throw cursor.refused("`=` or `:` is missing after a key");
        }
        cursor.skip();
        return new ObjectConstructor.Entry(key, expression());
    }

    private Expression key() {
        int start = cursor.at();
        String name = cursor.identifier();
        if (name != null) {
            Span span = cursor.spanFrom(start);
            cursor.skip();
            if (cursor.peek() == ':' || (cursor.peek() == '=' && cursor.peek(1) != '=')) {
                cursor.count(start);
                return new Expression.Text(name, span);
            }
            cursor.moveTo(start);
        }
        return expression();
    }

    private Expression loop(int start, char close) {
        cursor.skip();
        TemplateParser.Names names = names();
        Expression collection = expression();
        cursor.skip();
        cursor.expect(':', "the collection of a `for`");
        cursor.skip();
        Expression name = null;
        Expression result = expression();
        cursor.skip();
        boolean grouped = false;
        if (close == '}') {
            if (!cursor.eat("=>")) {
                throw cursor.refused("`=>` is missing after the key of a `for`");
            }
            cursor.skip();
            name = result;
            result = expression();
            cursor.skip();
            grouped = cursor.eat("...");
            cursor.skip();
        }
        Expression condition = null;
        if (cursor.eatWord("if")) {
            cursor.skip();
            condition = expression();
            cursor.skip();
        }
        cursor.expect(close, "a `for`");
        return new Expression.For(
                names.key(), names.value(), collection, name, result, grouped, condition, cursor.spanFrom(start));
    }

    /** Reads {@code value in} or {@code key, value in}. */
    TemplateParser.Names names() {
        String first = name();
        cursor.skip();
        String second = null;
        if (cursor.eat(',')) {
            cursor.skip();
            second = name();
            cursor.skip();
        }
        if (!cursor.eatWord("in")) {
            throw cursor.refused("`in` is missing after the names of a `for`");
        }
        cursor.skip();
        return second == null ? new TemplateParser.Names(null, first) : new TemplateParser.Names(first, second);
    }

    private String name() {
        String name = cursor.identifier();
        if (name == null) {
            throw cursor.refused("a name is missing after `for`");
        }
        return name;
    }
}
