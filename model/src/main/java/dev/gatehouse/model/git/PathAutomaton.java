package dev.gatehouse.model.git;

import java.util.Arrays;

/**
 * Steps that a path is held against, all ways at once: the set of steps reached is carried from character to character,
 * so no pattern takes longer than its length times the path's.
 */
final class PathAutomaton {

    private enum Step {
        /** One character of a set. */
        ONE,
        /** Any number of characters of a set. */
        MANY,
        /** Any number of whole folders, each with its slash; stands before a name. */
        FOLDERS,
        /** The inside of a folder that {@link #FOLDERS} has entered. */
        IN_FOLDER
    }

    /** Characters: those of the ranges, or all but those. */
    private record CharacterSet(String ranges, boolean complement) {

        static final CharacterSet ANY = new CharacterSet("", true);
        static final CharacterSet NO_SLASH = new CharacterSet("//", true);

        boolean holds(char c) {
            for (int i = 0; i < ranges.length(); i += 2) {
                if (ranges.charAt(i) <= c && c <= ranges.charAt(i + 1)) {
                    return !complement;
                }
            }
            return complement;
        }
    }

    private final Step[] steps;
    private final CharacterSet[] sets;
    private final boolean withContents;

    private PathAutomaton(Builder builder) {
        this.steps = Arrays.copyOf(builder.steps, builder.size);
        this.sets = Arrays.copyOf(builder.sets, builder.size);
        this.withContents = builder.withContents;
    }

    boolean accepts(String path) {
        int end = steps.length;
        boolean[] reached = new boolean[end + 1];
        boolean[] next = new boolean[end + 1];
        reached[0] = true;
        skip(reached);
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (withContents && c == '/' && reached[end]) {
                return true;
            }
            Arrays.fill(next, false);
            boolean any = false;
            for (int s = 0; s < end; s++) {
                if (reached[s]) {
                    int to = after(s, c);
                    if (to >= 0) {
                        next[to] = true;
                        any = true;
                    }
                }
            }
            if (!any) {
                return false;
            }
            skip(next);
            boolean[] spare = reached;
            reached = next;
            next = spare;
        }
        return reached[end];
    }

    private int after(int step, char c) {
        return switch (steps[step]) {
            case ONE -> sets[step].holds(c) ? step + 1 : -1;
            case MANY -> sets[step].holds(c) ? step : -1;
            case FOLDERS -> c == '/' ? -1 : step + 1;
            case IN_FOLDER -> c == '/' ? step - 1 : step;
        };
    }

    private void skip(boolean[] reached) {
        for (int s = 0; s < steps.length; s++) {
            if (reached[s]) {
                switch (steps[s]) {
                    case MANY -> reached[s + 1] = true;
                    case FOLDERS -> reached[s + 2] = true;
                    case ONE, IN_FOLDER -> {}
                }
            }
        }
    }

    static final class Builder {

        private Step[] steps = new Step[16];
        private CharacterSet[] sets = new CharacterSet[16];
        private int size;
        private boolean withContents;

        Builder character(char c) {
            return set("" + c + c, false);
        }

        /** One character of ranges ({@code "azAZ__"}), or one that is in none of them and no slash. */
        Builder set(String ranges, boolean complement) {
            return add(Step.ONE, new CharacterSet(complement ? ranges + "//" : ranges, complement));
        }

        Builder oneInFolder() {
            return add(Step.ONE, CharacterSet.NO_SLASH);
        }

        Builder manyInFolder() {
            return add(Step.MANY, CharacterSet.NO_SLASH);
        }

        Builder one() {
            return add(Step.ONE, CharacterSet.ANY);
        }

        Builder many() {
            return add(Step.MANY, CharacterSet.ANY);
        }

        Builder folders() {
            return add(Step.FOLDERS, CharacterSet.ANY).add(Step.IN_FOLDER, CharacterSet.ANY);
        }

        /** Makes the last step's character occur any number of times, or at least once. */
        Builder repeated(boolean atLeastOnce) {
            CharacterSet set = sets[size - 1];
            if (!atLeastOnce) {
                size--;
            }
            return add(Step.MANY, set);
        }

        /** What it fits may be a folder, and all in it is fitted. */
        Builder withContents() {
            withContents = true;
            return this;
        }

        PathAutomaton build() {
            return new PathAutomaton(this);
        }

        private Builder add(Step step, CharacterSet set) {
            if (size == steps.length) {
                steps = Arrays.copyOf(steps, size * 2);
                sets = Arrays.copyOf(sets, size * 2);
            }
            steps[size] = step;
            sets[size] = set;
            size++;
            return this;
        }
    }
}
