package dev.gatehouse.cli.logs.query;

import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions: {@code FIELD = VALUE}, {@code !=}, {@code ~} (contains), {@code <}, {@code >=} for the time,
 * {@code address in CIDR}, words without a field, {@code and}, {@code or}, {@code not}, parentheses.
 */
public final class QueryParser {

    private static final int LONGEST = 4_096;
    private static final int DEEPEST = 64;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private record Token(String text, int column, boolean quoted) {
        boolean is(String word) {
            return !quoted && text.toLowerCase(Locale.ROOT).equals(word);
        }
    }

    private QueryParser(String text) {
        this.text = text;
    }

    /**
     * Reads one.
     *
     * @throws InvalidInput where it is none
     */
    public static Filter read(String text) {
        QueryParser parser = new QueryParser(text);
        if (text.length() > LONGEST) {
            throw new InvalidInput("an expression longer than " + LONGEST + " characters");
        }
        parser.tokenize();
        if (parser.tokens.isEmpty()
                || parser.tokens.size() == 1 && parser.tokens.getFirst().is("*")) {
            return new Filter.Everything();
        }
        Filter filter = parser.or(0);
        Token rest = parser.peek();
        if (rest != null) {
            throw parser.wrong(rest, "`" + rest.text() + "` stands after the end of the expression");
        }
        return filter;
    }

    private InvalidInput wrong(@Nullable Token token, String message) {
        int column = token == null ? text.length() + 1 : token.column();
        int width = token == null ? 1 : Math.max(1, token.text().length());
        return new InvalidInput(
                message,
                Location.of("EXPRESSION", 1, column),
                InvalidInput.Excerpt.of(text.replace('\n', ' '), column, width),
                "For example: actor=ada and not (address in 203.0.113.0/24 or outcome=success)");
    }

    private void tokenize() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '(' || c == ')' || c == '~' || c == '=') {
                tokens.add(new Token(String.valueOf(c), i + 1, false));
                i++;
            } else if (c == '<' || c == '>' || c == '!' && i + 1 < text.length() && text.charAt(i + 1) == '=') {
                boolean two = i + 1 < text.length() && text.charAt(i + 1) == '=';
                tokens.add(new Token(text.substring(i, two ? i + 2 : i + 1), i + 1, false));
                i += two ? 2 : 1;
            } else if (c == '"' || c == '\'') {
                int end = text.indexOf(c, i + 1);
                if (end < 0) {
                    throw wrong(new Token(text.substring(i), i + 1, true), "a quote without its end");
                }
                tokens.add(new Token(text.substring(i + 1, end), i + 1, true));
                i = end + 1;
            } else {
                int end = i;
                while (end < text.length()
                        && !Character.isWhitespace(text.charAt(end))
                        && "()~=<>!".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                end = Math.max(end, i + 1);
                tokens.add(new Token(text.substring(i, end), i + 1, false));
                i = end;
            }
        }
    }

    private @Nullable Token peek() {
        return at < tokens.size() ? tokens.get(at) : null;
    }

    private boolean take(String word) {
        Token next = peek();
        if (next != null && next.is(word)) {
            at++;
            return true;
        }
        return false;
    }

    private Filter or(int depth) {
        List<Filter> parts = new ArrayList<>(List.of(and(depth)));
        while (take("or")) {
            parts.add(and(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
    }

    private Filter and(int depth) {
        List<Filter> parts = new ArrayList<>(List.of(not(depth)));
        while (true) {
            Token next = peek();
            if (take("and")) {
                parts.add(not(depth));
            } else if (next != null && !next.is("or") && !next.is(")")) {
                parts.add(not(depth));
            } else {
                return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
            }
        }
    }

    private Filter not(int depth) {
        if (depth > DEEPEST) {
            throw wrong(peek(), "nested deeper than " + DEEPEST + " levels");
        }
        if (take("not")) {
            return new Filter.Not(not(depth + 1));
        }
        if (take("(")) {
            Filter inner = or(depth + 1);
            if (!take(")")) {
                throw wrong(peek(), "`)` is missing");
            }
            return inner;
        }
        return comparison();
    }

    private Filter comparison() {
        Token first = peek();
        if (first == null || List.of(")", "=", "~", "and", "or").stream().anyMatch(first::is)) {
            throw wrong(first, first == null ? "the expression ends too early" : "a field or a word was expected");
        }
        at++;
        Token operator = peek();
        boolean compares = operator != null
                && !operator.quoted()
                && (List.of("=", "!=", "~", "<", "<=", ">", ">=").contains(operator.text()) || operator.is("in"));
        if (first.quoted() || operator == null || !compares) {
            return new Filter.Mentions(first.text().toLowerCase(Locale.ROOT));
        }
        Field field = Field.of(first.text().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> wrong(
                        first,
                        "no field `" + first.text() + "`: "
                                + Arrays.stream(Field.values())
                                        .map(Field::label)
                                        .collect(Collectors.joining(", "))));
        at++;
        Token value = peek();
        if (value == null || !value.quoted() && (value.is(")") || value.is("("))) {
            throw wrong(value, "a value was expected");
        }
        at++;
        return filter(field, operator, value);
    }

    private Filter filter(Field field, Token operator, Token value) {
        return switch (operator.text().toLowerCase(Locale.ROOT)) {
            case "=" -> new Filter.Like(field, new Glob(value.text()));
            case "!=" -> new Filter.Not(new Filter.Like(field, new Glob(value.text())));
            case "~" -> new Filter.Like(field, new Glob("*" + value.text() + "*"));
            case "in" -> {
                if (field != Field.ADDRESS) {
                    throw wrong(operator, "`in` is for addresses");
                }
                yield new Filter.Within(AddressSet.of(AddressRange.read(value.text())
                        .orElseThrow(() -> wrong(value, "`" + value.text() + "` is no range of addresses"))));
            }
            default -> time(field, operator, value);
        };
    }

    private Filter time(Field field, Token operator, Token value) {
        if (field != Field.TIME) {
            throw wrong(operator, "`" + operator.text() + "` is for the time");
        }
        Instant instant = instant(value);
        return switch (operator.text()) {
            case "<" -> new Filter.When(instant, true);
            case "<=" -> new Filter.When(instant.plusNanos(1), true);
            case ">" -> new Filter.When(instant.plusNanos(1), false);
            default -> new Filter.When(instant, false);
        };
    }

    private Instant instant(Token value) {
        try {
            return DayOrInstant.read(value.text());
        } catch (DateTimeException none) {
            throw wrong(value, "`" + value.text() + "` is no instant, such as 2026-06-01 or 2026-06-01T12:00:00Z");
        }
    }
}
