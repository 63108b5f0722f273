package dev.gatehouse.engines.secretscan.gitleaks;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** An expression in the syntax of RE2. Matching takes time linear in the text; its program has a bounded size. */
final class Expression {

    private static final int LONGEST = 16_384;
    private static final int LARGEST = 10_000;

    private final String source;
    private final Pattern pattern;

    private Expression(String source, Pattern pattern) {
        this.source = source;
        this.pattern = pattern;
    }

    /** An expression that is none, or too large; the message says why in a few words. */
    static final class Unusable extends Exception {

        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    static Expression of(String source) throws Unusable {
        if (source.length() > LONGEST) {
            throw new Unusable("longer than " + LONGEST + " characters");
        }
        if (ProgramSize.of(source) > LARGEST) {
            throw new Unusable("its repetitions make a program of more than " + LARGEST + " steps");
        }
        try {
            Pattern pattern = Pattern.compile(source);
            if (pattern.programSize() > LARGEST) {
                throw new Unusable("a program of more than " + LARGEST + " steps");
            }
            return new Expression(source, pattern);
        } catch (PatternSyntaxException wrong) {
            String part = wrong.getPattern();
            throw new Unusable(wrong.getDescription() + (part == null || part.isEmpty() ? "" : " `" + part + "`"));
        }
    }

    /** How many groups capture. */
    int groups() {
        return pattern.groupCount();
    }

    boolean standsIn(CharSequence text) {
        return pattern.matcher(text).find();
    }

    Matcher matcher(CharSequence text) {
        return pattern.matcher(text);
    }

    @Override
    public String toString() {
        return source;
    }
}
