package dev.gatehouse.practices.repositoryaccess.expressions;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An expression of GitHub Actions. */
public sealed interface Expression {

    /**
     * A value of a context, in lower case, as GitHub compares names: {@code github.event.commits.*.message}. A step by
     * number, or by an expression, is {@code *}.
     */
    record Path(String name) implements Expression {}

    record Literal(String text) implements Expression {}

    /**
     * A function and what it is given.
     *
     * @param function its name in lower case
     */
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    record Not(Expression operand) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    /**
     * Two values set side by side.
     *
     * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}
     */
    record Comparison(String operator, Expression left, Expression right) implements Expression {}

    /** A text that is no expression, and the paths that it seems to name. */
    record Unreadable(List<Path> paths) implements Expression {
        public Unreadable {
            paths = List.copyOf(paths);
        }
    }

    /** Functions that give true, false or a digest, whatever text they are given. */
    Set<String> HARMLESS =
            Set.of("contains", "startswith", "endswith", "hashfiles", "always", "success", "failure", "cancelled");

    /** The values whose text may become the expression's: not those it only compares. */
    default Set<String> flows() {
        Set<String> paths = new LinkedHashSet<>();
        collect(this, paths);
        return paths;
    }

    private static void collect(Expression expression, Set<String> into) {
        switch (expression) {
            case Path path -> into.add(path.name());
            case Literal _, Not _, Comparison _ -> {}
            case Call call -> {
                if (!HARMLESS.contains(call.function())) {
                    call.arguments().forEach(argument -> collect(argument, into));
                }
            }
            case And and -> collect(and.right(), into);
            case Or or -> {
                collect(or.left(), into);
                collect(or.right(), into);
            }
            case Unreadable unreadable -> unreadable.paths().forEach(path -> into.add(path.name()));
        }
    }
}
