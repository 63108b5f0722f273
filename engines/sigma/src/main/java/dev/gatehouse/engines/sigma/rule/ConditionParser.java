package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.source.Place;
import dev.gatehouse.engines.sigma.source.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses conditions. From the loosest binding: {@code or}, {@code and}, {@code not}, {@code x of pattern}, parentheses.
 */
final class ConditionParser {

    private static final int MOST_TOKENS = 2_000;
    private static final int DEEPEST = 64;
    private static final Set<String> WORDS = Set.of("and", "or", "not", "of");

    private final List<Token> tokens = new ArrayList<>();
    private final Place start;
    private final int length;
    private int next;
    private int depth;

    /** A word, a parenthesis or a bar, and how many characters stand before it. */
    private record Token(String text, int offset) {}

    private ConditionParser(String text, Place start) {
        this.start = start;
        this.length = text.length();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                at = end;
                continue;
            }
            if (isWord(c)) {
                while (end < text.length() && isWord(text.charAt(end))) {
                    end++;
                }
            } else if (c == '|') {
                throw refused(
                        at, "`| …` after a condition is no longer Sigma: write a correlation instead (event_count, …)");
            } else if (c != '(' && c != ')') {
                throw refused(at, "`" + text.substring(at, text.offsetByCodePoints(at, 1)) + "` in a condition");
            }
            tokens.add(new Token(text.substring(at, end), at));
            at = end;
            if (tokens.size() > MOST_TOKENS) {
                throw refused(at, "more than " + MOST_TOKENS + " words in a condition");
            }
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '*' || c == '-' || c == '.';
    }

    /**
     * Parses a condition.
     *
     * @param start where the text begins; an offset in it adds to the column
     * @throws Refused where it is not one
     */
    static Condition parse(String text, Place start) {
        ConditionParser parser = new ConditionParser(text, start);
        Condition condition = parser.or();
        if (parser.next < parser.tokens.size()) {
            Token rest = parser.tokens.get(parser.next);
            throw parser.refused(rest.offset(), "`" + rest.text() + "` where `and`, `or` or the end was expected");
        }
        return condition;
    }

    private Condition or() {
        List<Condition> parts = new ArrayList<>(List.of(and()));
        while (eat("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private Condition and() {
        List<Condition> parts = new ArrayList<>(List.of(not()));
        while (eat("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
    }

    private Condition not() {
        if (++depth > DEEPEST) {
            throw refused(offset(), "a condition nested deeper than " + DEEPEST + " levels");
        }
        Condition condition = eat("not") ? new Condition.Not(not()) : primary();
        depth--;
        return condition;
    }

    private Condition primary() {
        if (next == tokens.size()) {
            throw refused(length, "the condition ends where an identifier was expected");
        }
        Token token = tokens.get(next++);
        if (token.text().equals("(")) {
            Condition inner = or();
            if (!eat(")")) {
                throw refused(offset(), "`)` is missing");
            }
            return inner;
        }
        String word = token.text().toLowerCase(Locale.ROOT);
        if (token.text().equals(")") || WORDS.contains(word)) {
            throw refused(token.offset(), "`" + token.text() + "` where an identifier was expected");
        }
        if (next < tokens.size() && tokens.get(next).text().equalsIgnoreCase("of")) {
            return of(token, word);
        }
        if (token.text().indexOf('*') >= 0) {
            throw refused(token.offset(), "`" + token.text() + "` needs `1 of` or `all of` before it");
        }
        return new Condition.Identifier(token.text(), place(token.offset()));
    }

    private Condition of(Token quantity, String word) {
        next++;
        boolean all = word.equals("all");
        if (!all && !word.equals("1") && !word.equals("any")) {
            throw refused(quantity.offset(), "`" + quantity.text() + " of`: Sigma has `1 of` and `all of`");
        }
        if (next == tokens.size()) {
            throw refused(length, "`of` what? `them`, or identifiers with `*`");
        }
        Token pattern = tokens.get(next++);
        if (pattern.text().equals("(") || pattern.text().equals(")")) {
            throw refused(pattern.offset(), "`of` needs `them`, or identifiers with `*`");
        }
        return new Condition.Of(all, pattern.text(), place(pattern.offset()));
    }

    private boolean eat(String word) {
        if (next < tokens.size() && tokens.get(next).text().equalsIgnoreCase(word)) {
            next++;
            return true;
        }
        return false;
    }

    private int offset() {
        return next < tokens.size() ? tokens.get(next).offset() : length;
    }

    private Place place(int offset) {
        return new Place(start.file(), start.line(), start.column() + offset);
    }

    private Refused refused(int offset, String message) {
        return new Refused(place(offset), message);
    }
}
