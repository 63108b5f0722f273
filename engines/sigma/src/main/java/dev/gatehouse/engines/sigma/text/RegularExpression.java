package dev.gatehouse.engines.sigma.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a rule, run by RE2/J: matching takes time linear in the text, whatever the expression.
 *
 * <p>Sigma asks for a subset of PCRE without look-around and references, which RE2 has. One thing is translated:
 * without {@code m}, {@code $} also stands before a line break that ends the text.
 */
public final class RegularExpression {

    private static final int LONGEST = 16_384;
    private static final int LARGEST = 10_000;

    private final String source;
    private final int flags;
    private final Pattern pattern;
    private final int shortest;
    private final @Nullable List<String> literals;

    private RegularExpression(
            String source, int flags, Pattern pattern, int shortest, @Nullable List<String> literals) {
        this.source = source;
        this.flags = flags;
        this.pattern = pattern;
        this.shortest = shortest;
        this.literals = literals;
    }

    /** An expression that is none, or too large; the message says why in a few words. */
    public static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    /**
     * Compiles an expression.
     *
     * @param anyCase the modifier {@code i}
     * @param lines the modifier {@code m}
     * @param dotAll the modifier {@code s}
     */
    public static RegularExpression of(String source, boolean anyCase, boolean lines, boolean dotAll) throws Unusable {
        if (source.length() > LONGEST) {
            throw new Unusable("longer than " + LONGEST + " characters");
        }
        RegexShape shape = RegexShape.of(source);
        if (shape.size() > LARGEST) {
            throw new Unusable("its repetitions make a program of more than " + LARGEST + " steps");
        }
        int flags = (anyCase ? Pattern.CASE_INSENSITIVE : 0)
                | (lines ? Pattern.MULTILINE : 0)
                | (dotAll ? Pattern.DOTALL : 0);
        try {
            Pattern pattern = Pattern.compile(lines ? source : shape.withLineEnds(), flags);
            if (pattern.programSize() > LARGEST) {
                throw new Unusable("a program of more than " + LARGEST + " steps");
            }
            return new RegularExpression(source, flags, pattern, shape.shortest(), shape.literals());
        } catch (PatternSyntaxException wrong) {
            String part = wrong.getPattern();
            throw new Unusable(wrong.getDescription() + (part == null || part.isEmpty() ? "" : " `" + part + "`"));
        }
    }

    public boolean standsIn(String text) {
        return text.length() >= shortest && pattern.matcher(text).find();
    }

    /** Folded texts of which every text that matches holds at least one, folded; null where there are none. */
    public @Nullable List<String> literals() {
        return literals;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegularExpression that && source.equals(that.source) && flags == that.flags;
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, flags);
    }

    @Override
    public String toString() {
        return source;
    }
}
