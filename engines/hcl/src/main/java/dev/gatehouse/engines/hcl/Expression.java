package dev.gatehouse.engines.hcl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value as it is written. Nothing is evaluated, except that a template without a single interpolation is a text. */
public sealed interface Expression {

    Span span();

    /** A quoted text or a heredoc without interpolation, after escapes and indentation are resolved. */
    record Text(String value, Span span) implements Expression {
        /** The place, never the text: it may be a secret. */
        @Override
        public String toString() {
            return "Text[at " + span.line() + ":" + span.column() + "]";
        }
    }

    /**
     * A number.
     *
     * @param digits as written: {@code 22}, {@code 1.5}, {@code 1e3}; never signed
     */
    record Numeral(String digits, Span span) implements Expression {}

    /** {@code true} or {@code false} */
    record Truth(boolean value, Span span) implements Expression {}

    /** {@code null} */
    record Null(Span span) implements Expression {}

    /** A quoted text or a heredoc with interpolations or directives. */
    record Template(List<TemplatePart> parts, Span span) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }
    }

    /** {@code [a, b]} */
    record Tuple(List<Expression> items, Span span) implements Expression {
        public Tuple {
            items = List.copyOf(items);
        }
    }

    /** <code>{ a = 1, "b" : 2, (c) = 3 }</code> */
    record ObjectConstructor(List<Entry> entries, Span span) implements Expression {

        /**
         * A key and its value.
         *
         * @param key a bare name is a {@link Text}
         */
        public record Entry(Expression key, Expression value) {}

        public ObjectConstructor {
            entries = List.copyOf(entries);
        }
    }

    /**
     * {@code name(a, b...)}
     *
     * @param function its name, with its namespaces: {@code provider::aws::arn_parse}
     * @param expanded whether the last argument is followed by {@code ...}
     */
    record Call(String function, List<Expression> arguments, boolean expanded, Span span) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A name that stands for a value. */
    record Variable(String name, Span span) implements Expression {}

    /** {@code source.name[0].*}: steps from a value into its parts, in order; at least one. */
    record Traversal(Expression source, List<Step> steps, Span span) implements Expression {
        public Traversal {
            steps = List.copyOf(steps);
        }
    }

    /** A step from a value to one of its parts. */
    sealed interface Step {

        /** {@code .name} */
        record Attribute(String name) implements Step {}

        /** {@code [key]}, or {@code .0} as older versions wrote it. */
        record Index(Expression key) implements Step {}

        /** {@code [*]}, or {@code .*}, which takes only the attributes that follow along. */
        record Splat(boolean full) implements Step {}
    }

    /** {@code condition ? whenTrue : whenFalse} */
    record Conditional(Expression condition, Expression whenTrue, Expression whenFalse, Span span)
            implements Expression {}

    /**
     * <code>[for key, value in collection : result if condition]</code>, or in braces with {@code name => result}.
     *
     * @param key the name of the first variable, where there are two
     * @param name the key of each result; null in brackets
     * @param grouped whether results of one key are gathered, by {@code ...}
     */
    record For(
            @Nullable String key,
            String value,
            Expression collection,
            @Nullable Expression name,
            Expression result,
            boolean grouped,
            @Nullable Expression condition,
            Span span)
            implements Expression {}

    /** {@code -operand} or {@code !operand} */
    record Unary(char operator, Expression operand, Span span) implements Expression {}

    /**
     * Operands joined by operators of one precedence, from left to right: {@code a - b + c}.
     *
     * @param terms at least one
     */
    record Operation(Expression first, List<Term> terms, Span span) implements Expression {

        /**
         * An operator and what stands right of it.
         *
         * @param operator {@code +}, {@code &&}, {@code <=} …
         */
        public record Term(String operator, Expression operand) {}

        public Operation {
            terms = List.copyOf(terms);
        }
    }

    /** {@code (inner)} */
    record Parenthesised(Expression inner, Span span) implements Expression {}
}
