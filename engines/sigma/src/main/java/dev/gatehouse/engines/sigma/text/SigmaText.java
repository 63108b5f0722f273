package dev.gatehouse.engines.sigma.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A value as a sequence of literals and wildcards.
 *
 * @param bytes whether each character of a literal is a byte, as an encoding has left it
 */
public record SigmaText(List<Piece> pieces, boolean bytes) {

    private static final Piece ANY = new Piece.Any();

    public SigmaText {
        pieces = List.copyOf(pieces);
    }

    /**
     * Reads wildcards and escapes: a backslash before {@code *}, {@code ?} or a backslash takes away its meaning;
     * before anything else it is itself.
     */
    public static SigmaText parse(String value) {
        return parse(value, false);
    }

    /** Reads wildcards and escapes, and {@code %name%} as a placeholder unless the percent sign is escaped. */
    public static SigmaText parseWithPlaceholders(String value) {
        return parse(value, true);
    }

    private static SigmaText parse(String value, boolean placeholders) {
        Pieces pieces = new Pieces();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char after = i + 1 < value.length() ? value.charAt(i + 1) : 0;
            if (c == '\\' && (after == '*' || after == '?' || after == '\\' || (placeholders && after == '%'))) {
                pieces.character(after);
                i++;
            } else if (c == '*') {
                pieces.add(ANY);
            } else if (c == '?') {
                pieces.add(new Piece.One());
            } else if (placeholders && c == '%' && closing(value, i) > 0) {
                int end = closing(value, i);
                pieces.add(new Piece.Placeholder(value.substring(i + 1, end)));
                i = end;
            } else {
                pieces.character(c);
            }
        }
        return new SigmaText(pieces.done(), false);
    }

    /** Where the placeholder ends that a percent sign begins; -1 where it begins none. */
    private static int closing(String value, int percent) {
        int end = value.indexOf('%', percent + 1);
        if (end <= percent + 1) {
            return -1;
        }
        boolean name = value.substring(percent + 1, end)
                .codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':');
        return name ? end : -1;
    }

    /** A text without wildcards. */
    public static SigmaText literal(String text, boolean bytes) {
        return new SigmaText(text.isEmpty() ? List.of() : List.of(new Piece.Literal(text)), bytes);
    }

    /** Collects pieces, joining characters. */
    private static final class Pieces {

        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        void character(char c) {
            literal.append(c);
        }

        void text(String text) {
            literal.append(text);
        }

        void add(Piece piece) {
            flush();
            if (!(piece instanceof Piece.Any && !pieces.isEmpty() && pieces.getLast() instanceof Piece.Any)) {
                pieces.add(piece);
            }
        }

        private void flush() {
            if (!literal.isEmpty()) {
                pieces.add(new Piece.Literal(literal.toString()));
                literal.setLength(0);
            }
        }

        List<Piece> done() {
            flush();
            return pieces;
        }
    }

    public boolean isPlain() {
        return pieces.stream().allMatch(Piece.Literal.class::isInstance);
    }

    /** The literals, one after the other. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Literal literal) {
                plain.append(literal.text());
            }
        }
        return plain.toString();
    }

    /** The same with each literal changed. */
    public SigmaText map(UnaryOperator<String> change, boolean toBytes) {
        return new SigmaText(
                pieces.stream()
                        .map(p -> p instanceof Piece.Literal literal
                                ? new Piece.Literal(change.apply(literal.text()))
                                : p)
                        .toList(),
                toBytes);
    }

    /** The same with {@code *} before or after it. */
    public SigmaText anywhere(boolean before, boolean after) {
        Pieces joined = new Pieces();
        if (before) {
            joined.add(ANY);
        }
        pieces.forEach(p -> append(joined, p));
        if (after) {
            joined.add(ANY);
        }
        return new SigmaText(joined.done(), bytes);
    }

    /** This, and another after it, both of the same kind of characters. */
    SigmaText append(SigmaText after) {
        Pieces joined = new Pieces();
        pieces.forEach(p -> append(joined, p));
        after.pieces().forEach(p -> append(joined, p));
        return new SigmaText(joined.done(), bytes);
    }

    private static void append(Pieces joined, Piece piece) {
        if (piece instanceof Piece.Literal literal) {
            joined.text(literal.text());
        } else {
            joined.add(piece);
        }
    }

    /** The name of the first placeholder; empty where there is none. */
    public String placeholder() {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Placeholder placeholder) {
                return placeholder.name();
            }
        }
        return "";
    }

    /** The same with every placeholder of a name replaced. */
    public SigmaText with(String placeholder, SigmaText value) {
        Pieces joined = new Pieces();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Placeholder named && named.name().equals(placeholder)) {
                value.pieces().forEach(p -> append(joined, p));
            } else {
                append(joined, piece);
            }
        }
        return new SigmaText(joined.done(), bytes);
    }
}
