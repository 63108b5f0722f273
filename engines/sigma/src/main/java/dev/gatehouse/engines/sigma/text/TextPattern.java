package dev.gatehouse.engines.sigma.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of literals and wildcards for a whole text.
 *
 * @param pieces literals in the form in which they are compared, and wildcards
 * @param cased whether case counts
 * @param dashes whether the five characters that begin an option on Windows are the same: {@code - / – — ―}
 */
public record TextPattern(List<Piece> pieces, boolean cased, boolean dashes) {

    private static final String DASHES = "-/\u2013\u2014\u2015";

    public TextPattern {
        pieces = List.copyOf(pieces);
    }

    /** The pattern of a value without placeholders. */
    public static TextPattern of(SigmaText value, boolean cased, boolean dashes) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : value.pieces()) {
            pieces.add(
                    piece instanceof Piece.Literal literal
                            ? new Piece.Literal(form(literal.text(), cased, dashes))
                            : piece);
        }
        return new TextPattern(pieces, cased, dashes);
    }

    private static String form(String text, boolean cased, boolean dashes) {
        String form = cased ? text : Folding.fold(text);
        if (!dashes) {
            return form;
        }
        StringBuilder same = new StringBuilder(form);
        for (int i = 0; i < same.length(); i++) {
            if (DASHES.indexOf(same.charAt(i)) >= 0) {
                same.setCharAt(i, '-');
            }
        }
        return same.toString();
    }

    /** The characters that are the same as a dash where {@link #dashes} is set. */
    public static String dashCharacters() {
        return DASHES;
    }

    /** Whether a whole text is as the pattern says; time is linear in the text for each {@code *} of the pattern. */
    public boolean matches(String text) {
        return matchesForm(form(text, cased, dashes));
    }

    /** Whether some part of a text is as the pattern says. */
    public boolean standsIn(String text) {
        List<Piece> around = new ArrayList<>();
        around.add(new Piece.Any());
        around.addAll(pieces);
        around.add(new Piece.Any());
        return new TextPattern(around, cased, dashes).matches(text);
    }

    private boolean matchesForm(String text) {
        int piece = 0;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (true) {
            if (piece == pieces.size()) {
                if (at == text.length()) {
                    return true;
                }
            } else if (pieces.get(piece) instanceof Piece.Any) {
                if (piece == pieces.size() - 1) {
                    return true;
                }
                star = piece++;
                resume = at;
                continue;
            } else {
                int after = after(pieces.get(piece), text, at);
                if (after >= 0) {
                    at = after;
                    piece++;
                    continue;
                }
            }
            if (star < 0 || resume >= text.length()) {
                return false;
            }
            piece = star + 1;
            at = ++resume;
        }
    }

    /** Where a piece ends that begins at an offset; -1 where it does not stand there. */
    private static int after(Piece piece, String text, int at) {
        return switch (piece) {
            case Piece.Literal literal ->
                text.startsWith(literal.text(), at) ? at + literal.text().length() : -1;
            case Piece.One _ -> at < text.length() ? text.offsetByCodePoints(at, 1) : -1;
            case Piece.Any _, Piece.Placeholder _ -> -1;
        };
    }
}
