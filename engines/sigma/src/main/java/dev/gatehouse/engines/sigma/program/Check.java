package dev.gatehouse.engines.sigma.program;

/** An expression whose predicates are numbers, as it is evaluated. */
abstract sealed class Check {

    abstract boolean holds(Evaluation evaluation);

    static final class All extends Check {
        private final Check[] parts;

        All(Check[] parts) {
            this.parts = parts;
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
            this.parts = parts;
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
        boolean holds(Evaluation evaluation) {
            return !part.holds(evaluation);
        }
    }

    static final class Test extends Check {
        private final int predicate;

        Test(int predicate) {
            this.predicate = predicate;
        }

        @Override
        boolean holds(Evaluation evaluation) {
            return evaluation.holds(predicate);
        }
    }
}
