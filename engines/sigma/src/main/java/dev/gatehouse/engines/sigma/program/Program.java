package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.text.RegularExpression;
import dev.gatehouse.engines.sigma.text.TextPattern;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of many expressions hold for an event.
 *
 * <p>Equal predicates of all expressions are one. An event is walked over once, and only the values of fields that some
 * predicate reads are collected. Each such value is looked up in the {@link FieldIndex} of its field, which holds the
 * literals of all its predicates: exact texts and beginnings in a tree, endings in another, and what may stand anywhere
 * by runs of four bytes. That tells which predicates hold, and for those with wildcards, regular expressions or case
 * which may and are verified when they are asked for. A predicate of which no literal was found does not hold, and is
 * never looked at.
 *
 * <p>Each expression waits for a few predicates one of which holds whenever the expression does (its {@link Waiting
 * witnesses}): of an {@code and} those of its rarest part, of an {@code or} those of all parts. Only expressions one of
 * whose witnesses was signalled are evaluated. Which part is rarest is first guessed from the lengths of literals and
 * then, after some events, taken from what was seen.
 *
 * <p>A program is immutable and may be shared; each thread has its own {@link Evaluation}.
 */
public final class Program {

    private final FieldPaths paths;
    private final List<Predicate> predicates;
    private final boolean[] indexed;
    private final List<Expression> expressions;
    private final Check[] checks;
    private final @Nullable FieldIndex[] byField;
    private final @Nullable FieldIndex anyField;
    private final boolean everything;
    private final Map<Predicate, Integer> numbers = new LinkedHashMap<>();

    /**
     * Compiles expressions.
     *
     * @param fields read besides those of the predicates
     */
    public Program(List<Expression> expressions, Set<String> fields) {
        this.expressions = List.copyOf(expressions);
        Set<String> names = new LinkedHashSet<>(fields);
        checks = expressions.stream().map(e -> check(e, names)).toArray(Check[]::new);
        predicates = List.copyOf(numbers.keySet());
        paths = new FieldPaths(List.copyOf(names));
        indexed = new boolean[predicates.size()];
        FieldIndex.@Nullable Builder[] builders = new FieldIndex.Builder[names.size()];
        FieldIndex.Builder forAny = new FieldIndex.Builder();
        for (int i = 0; i < indexed.length; i++) {
            String field = predicates.get(i).field();
            FieldIndex.Builder builder = forAny;
            if (field != null) {
                int number = paths.number(field);
                builder = builders[number];
                if (builder == null) {
                    builder = new FieldIndex.Builder();
                    builders[number] = builder;
                }
            }
            indexed[i] = index(i, predicates.get(i), builder);
        }
        byField = new FieldIndex[builders.length];
        for (int i = 0; i < builders.length; i++) {
            FieldIndex.Builder builder = builders[i];
            byField[i] = builder == null ? null : builder.build();
        }
        everything = predicates.stream().anyMatch(p -> p.field() == null);
        anyField = everything ? forAny.build() : null;
    }

    private Check check(Expression expression, Set<String> names) {
        return switch (expression) {
            case Expression.AllOf all -> new Check.All(checks(all.parts(), names));
            case Expression.AnyOf any -> new Check.Any(checks(any.parts(), names));
            case Expression.Not not -> new Check.Not(check(not.part(), names));
            case Expression.Test test -> {
                Predicate predicate = test.predicate();
                String field = predicate.field();
                if (field != null) {
                    names.add(field);
                }
                if (predicate instanceof Predicate.SameAs same) {
                    names.add(same.other());
                }
                int next = numbers.size();
                Integer known = numbers.putIfAbsent(predicate, next);
                yield new Check.Test(known == null ? next : known, cost(predicate));
            }
        };
    }

    private static int cost(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Exists _, Predicate.IsNull _ -> 0;
            case Predicate.Texts _ -> 1;
            case Predicate.Within _, Predicate.Compares _, Predicate.SameAs _ -> 2;
            case Predicate.Matches _ -> 3;
        };
    }

    private Check[] checks(List<Expression> parts, Set<String> names) {
        return parts.stream().map(part -> check(part, names)).toArray(Check[]::new);
    }

    /** Adds a predicate's literals; whether whatever it holds for has one of them. */
    private static boolean index(int number, Predicate predicate, FieldIndex.Builder builder) {
        boolean all = true;
        switch (predicate) {
            case Predicate.Texts texts -> {
                for (TextPattern pattern : texts.patterns()) {
                    all &= builder.add(number, pattern);
                }
            }
            case Predicate.Matches matches -> {
                for (RegularExpression expression : matches.expressions()) {
                    all &= builder.add(number, expression);
                }
            }
            case Predicate.Within _, Predicate.Compares _, Predicate.Exists _, Predicate.IsNull _, Predicate.SameAs _ ->
                all = false;
        }
        return all;
    }

    /** A new evaluation, for one thread. */
    public Evaluation evaluation() {
        return new Evaluation(this);
    }

    /** How many different predicates the expressions have. */
    public int predicateCount() {
        return predicates.size();
    }

    /** The names of all fields that are read. */
    public FieldPaths paths() {
        return paths;
    }

    /** Which expressions wait for which predicates, where a predicate costs what is given for it. */
    Waiting waiting(double[] costs, double[] fieldCosts) {
        return new Waiting(this, costs, fieldCosts);
    }

    List<Expression> expressions() {
        return expressions;
    }

    int number(Predicate predicate) {
        return numbers.getOrDefault(predicate, -1);
    }

    Predicate predicate(int number) {
        return predicates.get(number);
    }

    boolean isIndexed(int predicate) {
        return indexed[predicate];
    }

    Check check(int expression) {
        return checks[expression];
    }

    @Nullable
    FieldIndex index(int field) {
        return byField[field];
    }

    @Nullable
    FieldIndex anyField() {
        return anyField;
    }

    boolean readsEverything() {
        return everything;
    }
}
