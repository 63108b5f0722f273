package dev.gatehouse.engines.policycsv;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.engines.policycsv.PolicyLine.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines whose patterns are regular expressions of RE2, found anywhere in a text. The three of a line are asked from
 * left to right, and one that is invalid fails the whole request if it comes to be asked.
 */
final class RegexRules implements Rules {

    /** Longer expressions are taken as invalid. */
    private static final int MAXIMUM_LENGTH = 4096;

    private final Map<String, Expression> expressions = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();

    private record Line(Cited<Permission> cited, Expression resource, Expression action, Expression object) {}

    /** An expression, valid or not. */
    static final class Expression {

        private final Optional<Pattern> pattern;

        Expression(String text) {
            pattern = compiled(text);
        }

        private static Optional<Pattern> compiled(String text) {
            if (text.length() > MAXIMUM_LENGTH) {
                return Optional.empty();
            }
            try {
                return Optional.of(Pattern.compile(text));
            } catch (PatternSyntaxException invalid) {
                return Optional.empty();
            }
        }

        boolean isInvalid() {
            return pattern.isEmpty();
        }

        /** Whether it is found in a text; not where it is invalid. */
        boolean finds(String text) {
            return pattern.isPresent() && pattern.get().matcher(text).find();
        }
    }

    @Override
    public void add(Cited<Permission> line) {
        Permission permission = line.line();
        lines.add(new Line(
                line,
                expressions.computeIfAbsent(permission.resource(), Expression::new),
                expressions.computeIfAbsent(permission.action(), Expression::new),
                expressions.computeIfAbsent(permission.object(), Expression::new)));
    }

    @Override
    public void ask(String resource, String action, String object, Answer answer) {
        for (Line line : lines) {
            if (asks(line.resource(), resource, line, answer)
                    && asks(line.action(), action, line, answer)
                    && asks(line.object(), object, line, answer)) {
                answer.take(line.cited());
            }
        }
    }

    private static boolean asks(Expression expression, String text, Line line, Answer answer) {
        if (expression.isInvalid()) {
            answer.fail(line.cited());
            return false;
        }
        return expression.finds(text);
    }
}
