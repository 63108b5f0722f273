package dev.gatehouse.engines.policycsv;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A glob as Argo CD matches policies with: gobwas/glob without separators.
 *
 * <p>{@code *} and {@code **} stand for any run of characters, {@code /} included; {@code ?} for one; {@code [abc]} and
 * {@code [a-z]} for one of some, {@code [!abc]} and {@code [!a-z]} for one that is none of them; <code>{a,b}</code> for
 * either pattern, and they nest; a backslash takes the next character as it is. One pair of brackets holds a list or
 * one range, never both. A brace that is not closed closes at the end.
 *
 * <p>Compiled to a nondeterministic automaton whose states are a set of bits: matching takes time linear in pattern
 * times text, whatever the pattern.
 *
 * @see <a href="https://github.com/gobwas/glob">gobwas/glob</a>
 */
public final class Glob {

    /** Longer patterns are taken as invalid. */
    private static final int MAXIMUM_LENGTH = 4096;

    private final String pattern;
    private final List<Step> steps;

    /** Whether it has no other wildcard than {@code *}. */
    private final boolean plain;

    /** The texts between runs, where there is nothing but texts and runs; null for other patterns. */
    private final @Nullable List<String> pieces;

    /** One step of the automaton; the last is its end. */
    private sealed interface Step {

        /** Takes one character and goes on to the next step. */
        record Take(Characters characters) implements Step {}

        /** Takes any character and stays, or goes on. */
        record Run() implements Step {}

        /** Goes on at each of some steps, without taking anything. */
        record Fork(List<Integer> targets) implements Step {}
    }

    private record Characters(String listed, int low, int high, boolean negated) {

        static Characters any() {
            return new Characters("", 1, 0, true);
        }

        static Characters one(int character) {
            return new Characters("", character, character, false);
        }

        /** Whether it is one character and no other. */
        boolean isOne() {
            return listed.isEmpty() && low == high && !negated;
        }

        int example() {
            if (!negated) {
                return listed.isEmpty() ? low : listed.codePointAt(0);
            }
            int character = 'q';
            while (!holds(character)) {
                character++;
            }
            return character;
        }

        boolean holds(int character) {
            boolean in = listed.indexOf(character) >= 0 || low <= character && character <= high;
            return in != negated;
        }
    }

    private Glob(String pattern, List<Step> steps) {
        this.pattern = pattern;
        this.steps = steps;
        plain = pattern.codePoints().noneMatch(c -> "?[]{}\\".indexOf(c) >= 0);
        pieces = pieces(steps);
    }

    private static @Nullable List<String> pieces(List<Step> steps) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Take take -> {
                    if (!take.characters().isOne()) {
                        return null;
                    }
                    piece.appendCodePoint(take.characters().low());
                }
                case Step.Run run -> {
                    pieces.add(piece.toString());
                    piece.setLength(0);
                }
                case Step.Fork fork -> {
                    return null;
                }
            }
        }
        pieces.add(piece.toString());
        return List.copyOf(pieces);
    }

    /** The only text it stands for; null where it stands for several. */
    @Nullable
    String text() {
        return pieces != null && pieces.size() == 1 ? pieces.getFirst() : null;
    }

    /** What all texts that it stands for begin with. */
    String prefix() {
        if (pieces != null) {
            return pieces.getFirst();
        }
        StringBuilder prefix = new StringBuilder();
        for (Step step : steps) {
            if (!(step instanceof Step.Take take) || !take.characters().isOne()) {
                break;
            }
            prefix.appendCodePoint(take.characters().low());
        }
        return prefix.toString();
    }

    /** What all texts that it stands for end with, as far as it can be told simply. */
    String suffix() {
        return pieces == null ? "" : pieces.getLast();
    }

    /** A text that it stands for, made of letters where it leaves a choice. */
    String example() {
        StringBuilder example = new StringBuilder();
        int at = 0;
        while (at < steps.size()) {
            switch (steps.get(at)) {
                case Step.Take take -> {
                    example.appendCodePoint(take.characters().example());
                    at++;
                }
                case Step.Run run -> {
                    example.append("qzx");
                    at++;
                }
                case Step.Fork fork -> at = fork.targets().getFirst();
            }
        }
        return example.toString();
    }

    /** Compiles a pattern; empty where it is invalid, so that in Argo CD it matches nothing. */
    public static Optional<Glob> compile(String pattern) {
        if (pattern.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        Compiler compiler = new Compiler(pattern.codePoints().toArray());
        return compiler.compile() ? Optional.of(new Glob(pattern, List.copyOf(compiler.steps))) : Optional.empty();
    }

    /** Whether it stands for all of a text. */
    public boolean matches(String text) {
        return pieces == null ? run(text) : matches(pieces, text);
    }

    private static boolean matches(List<String> pieces, String text) {
        String first = pieces.getFirst();
        String last = pieces.getLast();
        if (pieces.size() == 1) {
            return first.equals(text);
        }
        int end = text.length() - last.length();
        if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (int i = 1; i < pieces.size() - 1; i++) {
            int found = text.indexOf(pieces.get(i), at);
            if (found < 0 || found + pieces.get(i).length() > end) {
                return false;
            }
            at = found + pieces.get(i).length();
        }
        return true;
    }

    private boolean run(String text) {
        BitSet reached = new BitSet(steps.size() + 1);
        reach(0, reached);
        int[] characters = text.codePoints().toArray();
        for (int character : characters) {
            BitSet next = new BitSet(steps.size() + 1);
            for (int at = reached.nextSetBit(0); at >= 0 && at < steps.size(); at = reached.nextSetBit(at + 1)) {
                switch (steps.get(at)) {
                    case Step.Take take -> {
                        if (take.characters().holds(character)) {
                            reach(at + 1, next);
                        }
                    }
                    case Step.Run run -> reach(at, next);
                    case Step.Fork fork -> {
                        // Its targets were reached with it.
                    }
                }
            }
            reached = next;
        }
        return reached.get(steps.size());
    }

    private void reach(int at, BitSet reached) {
        if (reached.get(at)) {
            return;
        }
        reached.set(at);
        if (at == steps.size()) {
            return;
        }
        switch (steps.get(at)) {
            case Step.Take take -> {
                // Waits for a character.
            }
            case Step.Run run -> reach(at + 1, reached);
            case Step.Fork fork -> fork.targets().forEach(target -> reach(target, reached));
        }
    }

    /**
     * Whether everything that another pattern matches is matched by this one, as far as it can be told simply: the two
     * are equal, or this one has no other wildcard than {@code *} and takes the other's text for a text.
     */
    public boolean covers(Glob other) {
        return pattern.equals(other.pattern) || plain && matches(other.pattern);
    }

    @Override
    public String toString() {
        return "Glob[" + pattern + "]";
    }

    private static final class Compiler {

        /** Deeper nests are taken as invalid. */
        private static final int DEPTH = 32;

        private final int[] pattern;
        private final List<Step> steps = new ArrayList<>();
        private int at;

        Compiler(int[] pattern) {
            this.pattern = pattern;
        }

        boolean compile() {
            return sequence(0);
        }

        /** Up to the end, or the comma or brace that ends an alternative. */
        private boolean sequence(int depth) {
            while (at < pattern.length) {
                int character = pattern[at];
                if (depth > 0 && (character == ',' || character == '}')) {
                    return true;
                }
                at++;
                switch (character) {
                    case '*' -> run();
                    case '?' -> steps.add(new Step.Take(Characters.any()));
                    case '[' -> {
                        if (!brackets()) {
                            return false;
                        }
                    }
                    case '{' -> {
                        if (depth == DEPTH || !braces(depth + 1)) {
                            return false;
                        }
                    }
                    case '\\' -> {
                        if (at < pattern.length) {
                            steps.add(new Step.Take(Characters.one(pattern[at++])));
                        }
                    }
                    default -> steps.add(new Step.Take(Characters.one(character)));
                }
            }
            return true;
        }

        private void run() {
            if (steps.isEmpty() || !(steps.getLast() instanceof Step.Run)) {
                steps.add(new Step.Run());
            }
        }

        private boolean brackets() {
            boolean negated = at < pattern.length && pattern[at] == '!';
            if (negated) {
                at++;
            }
            if (at + 1 < pattern.length && pattern[at + 1] == '-') {
                boolean closed = at + 3 < pattern.length && pattern[at + 3] == ']';
                int low = pattern[at];
                int high = closed ? pattern[at + 2] : 0;
                at += 4;
                steps.add(new Step.Take(new Characters("", low, high, negated)));
                return closed && low <= high;
            }
            StringBuilder listed = new StringBuilder();
            while (at < pattern.length && pattern[at] != ']') {
                if (pattern[at] == '\\' && at + 1 < pattern.length) {
                    at++;
                }
                listed.appendCodePoint(pattern[at++]);
            }
            if (at == pattern.length || listed.isEmpty()) {
                return false;
            }
            at++;
            steps.add(new Step.Take(new Characters(listed.toString(), 1, 0, negated)));
            return true;
        }

        private boolean braces(int depth) {
            int fork = steps.size();
            steps.add(new Step.Fork(List.of()));
            List<Integer> begins = new ArrayList<>();
            List<Integer> ends = new ArrayList<>();
            while (true) {
                begins.add(steps.size());
                if (!sequence(depth)) {
                    return false;
                }
                ends.add(steps.size());
                steps.add(new Step.Fork(List.of()));
                boolean another = at < pattern.length && pattern[at] == ',';
                if (at < pattern.length) {
                    at++;
                }
                if (!another) {
                    break;
                }
            }
            steps.set(fork, new Step.Fork(List.copyOf(begins)));
            for (int end : ends) {
                steps.set(end, new Step.Fork(List.of(steps.size())));
            }
            return true;
        }
    }
}
