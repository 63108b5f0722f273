package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.source.Place;
import java.util.List;

/** An expression over search identifiers. */
public sealed interface Condition {

    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    record Identifier(String name, Place place) implements Condition {}

    /**
     * Some of the identifiers that a pattern names.
     *
     * @param all whether all of them have to hold, or one
     * @param pattern an identifier with {@code *} for any characters, or {@code them}
     */
    record Of(boolean all, String pattern, Place place) implements Condition {

        /** Whether the pattern names an identifier; {@code them} leaves out those that begin with an underscore. */
        public boolean names(String identifier) {
            return pattern.equals("them") ? !identifier.startsWith("_") : matches(pattern, identifier);
        }

        private static boolean matches(String pattern, String text) {
            int p = 0;
            int t = 0;
            int star = -1;
            int resume = 0;
            while (t < text.length()) {
                if (p < pattern.length() && pattern.charAt(p) == '*') {
                    star = p++;
                    resume = t;
                } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                    p++;
                    t++;
                } else if (star >= 0) {
                    p = star + 1;
                    t = ++resume;
                } else {
                    return false;
                }
            }
            while (p < pattern.length() && pattern.charAt(p) == '*') {
                p++;
            }
            return p == pattern.length();
        }
    }
}
