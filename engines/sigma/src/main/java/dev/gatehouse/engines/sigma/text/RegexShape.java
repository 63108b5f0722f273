package dev.gatehouse.engines.sigma.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of an expression without running it: about how many steps its program has, which literals a match
 * has to hold, and where its {@code $} are.
 *
 * <p>Each part of the expression has either all the texts it can match, as long as they are few, or the best set found
 * so far of literals of which one has to stand in any match. A part that is not understood has neither: then there are
 * fewer literals, never a wrong one. Whether the expression is well formed is for the compiler to say.
 */
final class RegexShape {

    private static final String SELDOM = "`^~{}+$#@!<>|;&*?[]";
    private static final int MOST_TEXTS = 24;
    private static final int LONGEST_TEXT = 64;
    private static final int DEEPEST = 200;
    private static final int LARGEST_LENGTH = 1_000_000;
    private static final long HUGE = 1_000_000;

    private final String source;
    private final List<Integer> lineEnds = new ArrayList<>();
    private boolean flagged;
    private int at;
    private int depth;
    private long size;
    private int shortest;
    private @Nullable List<String> literals;

    /**
     * A part of an expression.
     *
     * @param shortest how many characters it matches at least
     * @param texts all it can match; null where they are many
     * @param required of which one has to stand in whatever it matches; null where none is known
     */
    private record Part(
            long size,
            int shortest,
            @Nullable Set<String> texts,
            @Nullable Set<String> required) {

        static final Part NOTHING = new Part(1, 0, Set.of(""), null);
        static final Part ANYTHING = new Part(1, 1, null, null);
    }

    private RegexShape(String source) {
        this.source = source;
    }

    static RegexShape of(String source) {
        RegexShape shape = new RegexShape(source);
        Part whole = shape.alternatives();
        if (shape.at < source.length()) {
            whole = new Part(whole.size(), 0, null, null);
        }
        shape.size = whole.size();
        Set<String> best = better(whole.texts(), whole.required());
        shape.shortest = whole.shortest();
        shape.literals = best == null || !isTelling(best) ? null : List.copyOf(best);
        return shape;
    }

    long size() {
        return size;
    }

    /** How many characters (UTF-16) a match has at least. */
    int shortest() {
        return shortest;
    }

    /** Whether literals are long enough to be looked for, or single characters that are seldom seen. */
    private static boolean isTelling(Set<String> texts) {
        return texts.stream().allMatch(text -> text.length() >= 2 || (text.length() == 1 && SELDOM.contains(text)));
    }

    @Nullable
    List<String> literals() {
        return literals;
    }

    /** The expression with a {@code $} that also stands before a last line break. */
    String withLineEnds() {
        if (flagged || lineEnds.isEmpty()) {
            return source;
        }
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (int end : lineEnds) {
            text.append(source, done, end).append("(?:\\n?\\z)");
            done = end + 1;
        }
        return text.append(source.substring(done)).toString();
    }

    private Part alternatives() {
        if (++depth > DEEPEST) {
            at = source.length();
            return new Part(HUGE, 0, null, null);
        }
        Part part = sequence();
        while (at < source.length() && source.charAt(at) == '|') {
            at++;
            Part other = sequence();
            part = new Part(
                    part.size() + other.size() + 1,
                    Math.min(part.shortest(), other.shortest()),
                    union(part.texts(), other.texts()),
                    union(better(part.texts(), part.required()), better(other.texts(), other.required())));
        }
        depth--;
        return part;
    }

    private static @Nullable Set<String> union(@Nullable Set<String> one, @Nullable Set<String> other) {
        if (one == null || other == null || one.size() + other.size() > MOST_TEXTS) {
            return null;
        }
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    private Part sequence() {
        long steps = 1;
        int shortest = 0;
        Set<String> run = Set.of("");
        Set<String> best = null;
        boolean whole = true;
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            Part part = repeated(atom());
            steps = Math.min(HUGE, steps + part.size());
            shortest = Math.min(LARGEST_LENGTH, shortest + part.shortest());
            Set<String> longer = run == null || part.texts() == null ? null : product(run, part.texts());
            if (longer == null) {
                whole = false;
                best = better(run, best);
                best = better(part.required(), best);
                run = part.texts() == null ? Set.of("") : part.texts();
            } else {
                run = longer;
            }
        }
        best = better(run, best);
        return new Part(steps, shortest, whole ? run : null, best);
    }

    private static @Nullable Set<String> product(Set<String> heads, Set<String> tails) {
        if (heads.size() * tails.size() > MOST_TEXTS) {
            return null;
        }
        Set<String> product = new LinkedHashSet<>();
        for (String head : heads) {
            for (String tail : tails) {
                if (head.length() + tail.length() > LONGEST_TEXT) {
                    return null;
                }
                product.add(head + tail);
            }
        }
        return product;
    }

    private static @Nullable Set<String> better(@Nullable Set<String> one, @Nullable Set<String> other) {
        if (one == null || worth(one) == 0) {
            return other;
        }
        if (other == null) {
            return one;
        }
        return worth(one) > worth(other) || worth(one) == worth(other) && one.size() < other.size() ? one : other;
    }

    /** The length of the shortest. */
    private static int worth(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private Part atom() {
        char c = source.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            case '.' -> Part.ANYTHING;
            case '^' -> Part.NOTHING;
            case '$' -> {
                lineEnds.add(at - 1);
                yield Part.NOTHING;
            }
            default -> {
                if (Character.isHighSurrogate(c) && at < source.length()) {
                    yield literal(source.substring(at - 1, ++at));
                }
                yield literal(String.valueOf(c));
            }
        };
    }

    private static Part literal(String text) {
        return new Part(1, 1, Set.of(Folding.fold(text)), null);
    }

    private Part group() {
        if (at < source.length() && source.charAt(at) == '?') {
            int end = at + 1;
            if (end < source.length() && source.charAt(end) == 'P') {
                end++;
            }
            if (end < source.length() && source.charAt(end) == '<') {
                int close = source.indexOf('>', end);
                at = close < 0 ? source.length() : close + 1;
            } else {
                while (end < source.length() && (Character.isLetter(source.charAt(end)) || source.charAt(end) == '-')) {
                    flagged |= source.charAt(end) == 'm';
                    end++;
                }
                at = Math.min(source.length(), end + 1);
                if (end < source.length() && source.charAt(end) == ')') {
                    return Part.NOTHING;
                }
            }
        }
        Part inner = alternatives();
        if (at < source.length()) {
            at++;
        }
        return new Part(inner.size() + 2, inner.shortest(), inner.texts(), inner.required());
    }

    private Part characterClass() {
        int start = at;
        boolean negated = at < source.length() && source.charAt(at) == '^';
        if (negated) {
            at++;
        }
        Set<String> members = new LinkedHashSet<>();
        boolean few = !negated;
        boolean first = true;
        while (at < source.length() && (first || source.charAt(at) != ']')) {
            first = false;
            char c = source.charAt(at++);
            if (c == '[' && at < source.length() && source.charAt(at) == ':') {
                int close = source.indexOf(":]", at);
                at = close < 0 ? source.length() : close + 2;
                few = false;
            } else if (c == '\\' && at < source.length()) {
                Part escaped = escape();
                few &= escaped.texts() != null;
                if (escaped.texts() != null) {
                    members.addAll(escaped.texts());
                }
            } else if (Character.isSurrogate(c)) {
                few = false;
            } else {
                members.add(Folding.fold(String.valueOf(c)));
            }
            few &= !(at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']');
        }
        at = Math.min(source.length(), at + 1);
        int length = at - start;
        return new Part(1 + length / 8, 1, few && members.size() <= 6 && !members.isEmpty() ? members : null, null);
    }

    private Part escape() {
        if (at >= source.length()) {
            return Part.NOTHING;
        }
        char c = source.charAt(at++);
        return switch (c) {
            case 'd', 'D', 'w', 'W', 's', 'S', 'C' -> Part.ANYTHING;
            case 'b', 'B', 'A', 'z' -> Part.NOTHING;
            case 'p', 'P', 'x' -> {
                if (at < source.length() && source.charAt(at) == '{') {
                    int close = source.indexOf('}', at);
                    at = close < 0 ? source.length() : close + 1;
                } else {
                    at = Math.min(source.length(), at + (c == 'x' ? 2 : 1));
                }
                yield Part.ANYTHING;
            }
            case 'Q' -> {
                int end = source.indexOf("\\E", at);
                String quoted = source.substring(at, end < 0 ? source.length() : end);
                at = end < 0 ? source.length() : end + 2;
                yield new Part(
                        quoted.length() + 1L,
                        quoted.length(),
                        null,
                        quoted.isEmpty() ? null : Set.of(Folding.fold(quoted)));
            }
            case 't' -> literal("\t");
            case 'n' -> literal("\n");
            case 'r' -> literal("\r");
            default ->
                Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? Part.ANYTHING : literal(String.valueOf(c));
        };
    }

    private Part repeated(Part once) {
        Part part = once;
        while (at < source.length()) {
            char c = source.charAt(at);
            Part counted = c == '{' ? times(part) : null;
            if (c == '*' || c == '?') {
                part = new Part(part.size() + 1, 0, null, null);
                at++;
            } else if (c == '+') {
                part = new Part(part.size() + 1, part.shortest(), null, better(part.texts(), part.required()));
                at++;
            } else if (counted != null) {
                part = counted;
            } else {
                break;
            }
        }
        return part;
    }

    /** The part as often as the braces that begin here say; null where they say no number. */
    private @Nullable Part times(Part part) {
        int close = source.indexOf('}', at);
        if (close < 0 || close - at > 12) {
            return null;
        }
        String[] bounds = source.substring(at + 1, close).split(",", -1);
        if (bounds.length > 2
                || !isNumber(bounds[0])
                || !(bounds.length == 1 || bounds[1].isEmpty() || isNumber(bounds[1]))) {
            return null;
        }
        at = close + 1;
        long least = Long.parseLong(bounds[0]);
        long most = bounds.length == 1 || bounds[1].isEmpty() ? least + 1 : Long.parseLong(bounds[1]);
        long steps = Math.min(HUGE, Math.max(1, Math.max(least, most)) * part.size());
        int times = Math.clamp(least * part.shortest(), 0, LARGEST_LENGTH);
        return new Part(steps, times, null, least == 0 ? null : better(part.texts(), part.required()));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
