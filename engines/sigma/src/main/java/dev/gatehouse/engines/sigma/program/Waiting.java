package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.text.Piece;
import dev.gatehouse.engines.sigma.text.TextPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions are evaluated when a predicate was signalled, when a field is there, and for every event.
 *
 * <p>The witnesses of an expression are predicates and fields of which one is signalled or there whenever it holds.
 */
final class Waiting {

    private static final int[] NOTHING = {};

    private final Program program;
    private final double[] costs;
    private final double[] fieldCosts;
    private final int[][] forPredicate;
    private final int[][] forField;
    private final int[] always;

    /**
     * What an expression waits for.
     *
     * @param cost how many events of one hundred are expected to have one of them
     */
    private record Witnesses(Set<Integer> predicates, Set<Integer> fields, double cost) {

        Witnesses or(Witnesses other) {
            Set<Integer> both = new HashSet<>(predicates);
            both.addAll(other.predicates);
            Set<Integer> bothFields = new HashSet<>(fields);
            bothFields.addAll(other.fields);
            return new Witnesses(both, bothFields, cost + other.cost);
        }
    }

    Waiting(Program program, double[] costs, double[] fieldCosts) {
        this.program = program;
        this.costs = costs;
        this.fieldCosts = fieldCosts;
        List<List<Integer>> predicates = lists(costs.length);
        List<List<Integer>> fields = lists(fieldCosts.length);
        List<Integer> each = new ArrayList<>();
        for (int i = 0; i < program.expressions().size(); i++) {
            Witnesses witnesses = witnesses(program.expressions().get(i));
            int expression = i;
            if (witnesses == null) {
                each.add(i);
            } else {
                witnesses.predicates().forEach(p -> predicates.get(p).add(expression));
                witnesses.fields().forEach(f -> fields.get(f).add(expression));
            }
        }
        forPredicate = arrays(predicates);
        forField = arrays(fields);
        always = each.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<List<Integer>> lists(int count) {
        List<List<Integer>> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>(0));
        }
        return lists;
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream()
                .map(list -> list.isEmpty()
                        ? NOTHING
                        : list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private @Nullable Witnesses witnesses(Expression expression) {
        return switch (expression) {
            case Expression.Test test -> witnesses(test.predicate());
            case Expression.Not _ -> null;
            case Expression.AllOf all -> {
                Witnesses best = null;
                for (Expression part : all.parts()) {
                    Witnesses of = witnesses(part);
                    if (of != null && (best == null || of.cost() < best.cost())) {
                        best = of;
                    }
                }
                yield best;
            }
            case Expression.AnyOf any -> {
                Witnesses joined = new Witnesses(Set.of(), Set.of(), 0);
                for (Expression part : any.parts()) {
                    Witnesses of = witnesses(part);
                    if (of == null) {
                        yield null;
                    }
                    joined = joined.or(of);
                }
                yield joined;
            }
        };
    }

    private @Nullable Witnesses witnesses(Predicate predicate) {
        int number = program.number(predicate);
        if (program.isIndexed(number)) {
            return new Witnesses(Set.of(number), Set.of(), costs[number]);
        }
        String field = predicate.field();
        boolean needsField = switch (predicate) {
            case Predicate.IsNull _ -> false;
            case Predicate.Texts _,
                    Predicate.Matches _,
                    Predicate.Within _,
                    Predicate.Compares _,
                    Predicate.Exists _,
                    Predicate.SameAs _ -> field != null;
        };
        if (field == null || !needsField) {
            return null;
        }
        int fieldNumber = program.paths().number(field);
        return new Witnesses(Set.of(), Set.of(fieldNumber), fieldCosts[fieldNumber]);
    }

    int[] forPredicate(int predicate) {
        return forPredicate[predicate];
    }

    int[] forField(int field) {
        return forField[field];
    }

    int[] always() {
        return always;
    }

    /** Costs guessed from the literals alone. */
    static double[] guessed(Program program) {
        double[] costs = new double[program.predicateCount()];
        Arrays.setAll(costs, i -> guessed(program.predicate(i)));
        return costs;
    }

    private static double guessed(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Texts texts ->
                texts.patterns().stream()
                        .mapToDouble(p -> guessed(longestLiteral(p)))
                        .sum();
            case Predicate.Matches matches -> 10.0 * matches.expressions().size();
            case Predicate.Within _, Predicate.Compares _, Predicate.Exists _, Predicate.IsNull _, Predicate.SameAs _ ->
                100;
        };
    }

    private static int longestLiteral(TextPattern pattern) {
        return pattern.pieces().stream()
                .mapToInt(
                        p -> p instanceof Piece.Literal literal ? literal.text().length() : 0)
                .max()
                .orElse(0);
    }

    private static double guessed(int length) {
        return 0.01 + 30.0 / (1 + (long) length * length);
    }
}
