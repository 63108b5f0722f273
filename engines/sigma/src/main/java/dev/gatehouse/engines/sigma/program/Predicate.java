package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.rule.Threshold.Comparison;
import dev.gatehouse.engines.sigma.text.DatePart;
import dev.gatehouse.engines.sigma.text.Network;
import dev.gatehouse.engines.sigma.text.RegularExpression;
import dev.gatehouse.engines.sigma.text.TextPattern;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about the values of one field. It holds when it holds for one of them. Two rules that ask the same have
 * equal predicates, which are evaluated once.
 */
public sealed interface Predicate {

    /** The field; null where all values of the event are meant. */
    @Nullable
    String field();

    /** One of some patterns matches. */
    record Texts(@Nullable String field, List<TextPattern> patterns) implements Predicate {
        public Texts {
            patterns = List.copyOf(patterns);
        }
    }

    /** One of some regular expressions stands in the value. */
    record Matches(@Nullable String field, List<RegularExpression> expressions) implements Predicate {
        public Matches {
            expressions = List.copyOf(expressions);
        }
    }

    /** The value is an address in one of some networks. */
    record Within(@Nullable String field, List<Network> networks) implements Predicate {
        public Within {
            networks = List.copyOf(networks);
        }
    }

    /** The value, or the part of a date that it is, compares with a number. */
    record Compares(String field, @Nullable DatePart part, Comparison comparison, BigDecimal number)
            implements Predicate {}

    /** The field is there, whatever its value. */
    record Exists(String field) implements Predicate {}

    /** The field is not there, or null. */
    record IsNull(String field) implements Predicate {}

    /** The value is, begins with, ends with or contains the value of another field. */
    record SameAs(String field, String other, Anchoring anchoring, boolean cased) implements Predicate {}

    /** Where in a value another one stands. */
    enum Anchoring {
        WHOLE,
        START,
        END,
        ANYWHERE
    }
}
