package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.text.Folding;
import dev.gatehouse.engines.sigma.text.Piece;
import dev.gatehouse.engines.sigma.text.RegularExpression;
import dev.gatehouse.engines.sigma.text.TextPattern;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The literals of all predicates on one field. One pass over a value tells which predicates hold for certain, and which
 * may and have to be verified.
 */
final class FieldIndex {

    private static final int MOST_DASHES = 2;

    private final @Nullable LiteralTrie starts;
    private final @Nullable LiteralTrie ends;
    private final @Nullable GramIndex anywhere;
    private final int[] always;

    private FieldIndex(Builder builder) {
        starts = builder.prefixes.isEmpty() && builder.wholes.isEmpty()
                ? null
                : new LiteralTrie(builder.prefixes, builder.wholes, false);
        ends = builder.suffixes.isEmpty() ? null : new LiteralTrie(builder.suffixes, Map.of(), true);
        anywhere = builder.parts.isEmpty() ? null : new GramIndex(builder.parts);
        always = builder.always;
    }

    /** Gives the signals of a value in UTF-8, either in ASCII or folded. */
    void scan(byte[] bytes, int from, int to, Signals sink) {
        if (always.length > 0) {
            sink.signal(always);
        }
        if (starts != null) {
            starts.scan(bytes, from, to, sink);
        }
        if (ends != null) {
            ends.scan(bytes, from, to, sink);
        }
        if (anywhere != null) {
            anywhere.scan(bytes, from, to, sink);
        }
    }

    /** Collects literals. */
    static final class Builder {

        private final Map<ByteText, int[]> wholes = new HashMap<>();
        private final Map<ByteText, int[]> prefixes = new HashMap<>();
        private final Map<ByteText, int[]> suffixes = new HashMap<>();
        private final Map<ByteText, int[]> parts = new HashMap<>();
        private int[] always = {};

        FieldIndex build() {
            return new FieldIndex(this);
        }

        /** Adds a predicate's pattern; false where it has no literal to be found by. */
        boolean add(int predicate, TextPattern pattern) {
            List<Piece> pieces = pattern.pieces();
            boolean begins = !pieces.isEmpty() && pieces.getFirst() instanceof Piece.Any;
            boolean ends = !pieces.isEmpty() && pieces.getLast() instanceof Piece.Any;
            if (pieces.size() == 1 && begins) {
                always = with(always, 2 * predicate + 1);
                return true;
            }
            List<Piece> middle = pieces.subList(begins ? 1 : 0, pieces.size() - (ends ? 1 : 0));
            boolean whole = middle.stream().allMatch(Piece.Literal.class::isInstance) && middle.size() <= 1;
            String literal =
                    whole ? middle.isEmpty() ? "" : ((Piece.Literal) middle.getFirst()).text() : longest(middle);
            long dashes =
                    pattern.dashes() ? literal.chars().filter(c -> c == '-').count() : 0;
            if (dashes > MOST_DASHES) {
                whole = false;
                literal = Arrays.stream(literal.split("-", -1))
                        .max((a, b) -> Integer.compare(a.length(), b.length()))
                        .orElse("");
                dashes = 0;
            }
            if (literal.isEmpty() && !whole) {
                return false;
            }
            Map<ByteText, int[]> into = parts;
            if (whole) {
                into = begins ? ends ? parts : suffixes : ends ? prefixes : wholes;
            }
            int signal = 2 * predicate + (whole && !pattern.cased() ? 1 : 0);
            variants(into, literal, dashes > 0, 0, signal);
            return true;
        }

        private static String longest(List<Piece> pieces) {
            String longest = "";
            for (Piece piece : pieces) {
                if (piece instanceof Piece.Literal literal && literal.text().length() > longest.length()) {
                    longest = literal.text();
                }
            }
            return longest;
        }

        /** Adds a literal with each of its dashes as each of the characters it stands for. */
        private static void variants(Map<ByteText, int[]> into, String literal, boolean dashes, int from, int signal) {
            int dash = dashes ? literal.indexOf('-', from) : -1;
            if (dash < 0) {
                put(into, literal, signal);
                return;
            }
            for (char c : TextPattern.dashCharacters().toCharArray()) {
                variants(into, literal.substring(0, dash) + c + literal.substring(dash + 1), true, dash + 1, signal);
            }
        }

        /** Adds a predicate's expression; false where no literal of it is known. */
        boolean add(int predicate, RegularExpression expression) {
            List<String> literals = expression.literals();
            if (literals == null) {
                return false;
            }
            literals.forEach(literal -> put(parts, literal, 2 * predicate));
            return true;
        }

        private static void put(Map<ByteText, int[]> into, String literal, int signal) {
            into.merge(new ByteText(Folding.fold(literal)), new int[] {signal}, (known, more) -> with(known, more[0]));
        }

        private static int[] with(int[] signals, int signal) {
            if (Arrays.stream(signals).anyMatch(s -> s == signal)) {
                return signals;
            }
            int[] more = Arrays.copyOf(signals, signals.length + 1);
            more[signals.length] = signal;
            return more;
        }
    }
}
