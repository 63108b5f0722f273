package dev.gatehouse.engines.kustomize.change;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;

/** The regular expressions of kustomizations: RE2's, matched in linear time. */
final class Expressions {

    private static final int LONGEST = 1_000;

    private Expressions() {}

    static Pattern compiled(String expression, Place place) throws Refused {
        if (expression.length() > LONGEST) {
            throw Refused.invalid(place, "an expression of more than " + LONGEST + " characters");
        }
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException broken) {
            throw Refused.invalid(place, "no regular expression: " + broken.getDescription());
        }
    }
}
