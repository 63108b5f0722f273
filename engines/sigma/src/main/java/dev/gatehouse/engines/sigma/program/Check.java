package dev.gatehouse.engines.sigma.program;

import java.util.Arrays;
import java.util.Comparator;

/** An expression whose predicates are numbers, as it is evaluated. */
abstract sealed class Check {

    abstract boolean holds(Evaluation evaluation);

    /** How much work it may be: what the indexes answer costs nothing, regular expressions cost most. */
    abstract int cost();

    /** Parts in the order in which they are asked, the cheapest first. */
    private static Check[] cheapestFirst(Check[] parts) {
        Check[] sorted = parts.clone();
        Arrays.sort(sorted, Comparator.comparingInt(Check::cost));
        return sorted;
    }

    private static int costliest(Check[] parts) {
        return Arrays.stream(parts).mapToInt(Check::cost).max().orElse(0);
    }

    static final class All extends Check {
        private final Check[] parts;

        All(Check[] parts) {
            this.parts = cheapestFirst(parts);
        }

        @Override
        int cost() {
            return costliest(parts);
        }

        @Override
        boolean holds(Evaluation evaluation) {
            for (Check part : parts) {
                if (!part.holds(evaluation)) {
                    return false;
                }
            }
            return true;
        }
    }

    static final class Any extends Check {
        private final Check[] parts;

        Any(Check[] parts) {
            this.parts = cheapestFirst(parts);
        }

        @Override
        int cost() {
            return costliest(parts);
        }

        @Override
        boolean holds(Evaluation evaluation) {
            for (Check part : parts) {
                if (part.holds(evaluation)) {
                    return true;
                }
            }
            return false;
        }
    }

    static final class Not extends Check {
        private final Check part;

        Not(Check part) {
            this.part = part;
        }

        @Override
        int cost() {
            return part.cost();
        }

        @Override
        boolean holds(Evaluation evaluation) {
            return !part.holds(evaluation);
        }
    }

    static final class Test extends Check {
        private final int predicate;
        private final int cost;

        Test(int predicate, int cost) {
            this.predicate = predicate;
            this.cost = cost;
        }

        @Override
        int cost() {
            return cost;
        }

        @Override
        boolean holds(Evaluation evaluation) {
            return evaluation.holds(predicate);
        }
    }
}
