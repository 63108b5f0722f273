package dev.gatehouse.practices.repositoryaccess.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads an expression in one pass; one that is nested too deep, or none at all, is {@link Expression.Unreadable}. */
public final class ExpressionReader {

    private static final int MAXIMUM_DEPTH = 50;
    private static final int MAXIMUM_LENGTH = 21_000;

    private final String text;
    private int at;

    private ExpressionReader(String text) {
        this.text = text;
    }

    /** Not an expression. */
    private static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }

    /**
     * Reads one expression.
     *
     * @param text the expression, without the braces around it
     */
    public static Expression read(String text) {
        String bounded = text.length() <= MAXIMUM_LENGTH ? text : text.substring(0, MAXIMUM_LENGTH);
        ExpressionReader reader = new ExpressionReader(bounded);
        try {
            Expression expression = reader.or(0);
            reader.space();
            if (reader.at < bounded.length()) {
                throw new Malformed();
            }
            return expression;
        } catch (Malformed malformed) {
            return new Expression.Unreadable(new ExpressionReader(bounded).paths());
        }
    }

    private Expression or(int depth) throws Malformed {
        if (depth > MAXIMUM_DEPTH) {
            throw new Malformed();
        }
        Expression left = and(depth);
        while (take("||")) {
            left = new Expression.Or(left, and(depth));
        }
        return left;
    }

    private Expression and(int depth) throws Malformed {
        Expression left = comparison(depth);
        while (take("&&")) {
            left = new Expression.And(left, comparison(depth));
        }
        return left;
    }

    private Expression comparison(int depth) throws Malformed {
        Expression left = unary(depth);
        for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (take(operator)) {
                return new Expression.Comparison(operator, left, unary(depth));
            }
        }
        return left;
    }

    private Expression unary(int depth) throws Malformed {
        space();
        boolean negated = false;
        boolean any = false;
        while (at < text.length() && text.charAt(at) == '!' && !text.startsWith("!=", at)) {
            negated = !negated;
            any = true;
            at++;
            space();
        }
        Expression operand = primary(depth);
        return negated ? new Expression.Not(operand) : any ? new Expression.Not(new Expression.Not(operand)) : operand;
    }

    private Expression primary(int depth) throws Malformed {
        space();
        if (take("(")) {
            Expression inner = or(depth + 1);
            expect(")");
            return inner instanceof Expression.Path path ? steps(path.name(), depth) : inner;
        }
        if (at >= text.length()) {
            throw new Malformed();
        }
        char first = text.charAt(at);
        if (first == '\'') {
            return new Expression.Literal(quoted());
        }
        if (Character.isDigit(first) || first == '-' || first == '+' || first == '.') {
            return new Expression.Literal(number());
        }
        String name = name();
        if (name.isEmpty()) {
            throw new Malformed();
        }
        if (take("(")) {
            return call(name, depth);
        }
        return switch (name) {
            case "true", "false", "null" -> new Expression.Literal(name);
            default -> steps(name, depth);
        };
    }

    private Expression call(String name, int depth) throws Malformed {
        List<Expression> arguments = new ArrayList<>();
        if (!take(")")) {
            do {
                arguments.add(or(depth + 1));
            } while (take(","));
            expect(")");
        }
        Expression call = new Expression.Call(name, arguments);
        space();
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '[')) {
            steps("", depth);
        }
        return call;
    }

    private Expression steps(String start, int depth) throws Malformed {
        StringBuilder path = new StringBuilder(start);
        while (true) {
            if (take(".")) {
                String step = take("*") ? "*" : name();
                if (step.isEmpty()) {
                    throw new Malformed();
                }
                path.append('.').append(step);
            } else if (take("[")) {
                Expression index = take("*") ? new Expression.Literal("*") : or(depth + 1);
                expect("]");
                path.append('.').append(step(index));
            } else {
                return new Expression.Path(path.toString());
            }
        }
    }

    private static String step(Expression index) {
        boolean word = index instanceof Expression.Literal literal
                && !literal.text().isEmpty()
                && !Character.isDigit(literal.text().charAt(0));
        return word ? ((Expression.Literal) index).text().toLowerCase(Locale.ROOT) : "*";
    }

    private String name() {
        space();
        int start = at;
        while (at < text.length() && named(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private static boolean named(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    private String number() {
        int start = at;
        at++;
        while (at < text.length() && (named(text.charAt(at)) || text.charAt(at) == '.' || text.charAt(at) == '+')) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() throws Malformed {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\'') {
                content.append(c);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                content.append('\'');
                at++;
            } else {
                return content.toString();
            }
        }
        throw new Malformed();
    }

    private boolean take(String token) {
        space();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) throws Malformed {
        if (!take(token)) {
            throw new Malformed();
        }
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** Whatever looks like the name of a value. */
    private List<Expression.Path> paths() {
        List<Expression.Path> paths = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (named(c) || c == '.' || c == '*') {
                path.append(c);
            } else {
                if (path.indexOf(".") > 0) {
                    paths.add(new Expression.Path(path.toString().toLowerCase(Locale.ROOT)));
                }
                path.setLength(0);
            }
        }
        return paths;
    }
}
