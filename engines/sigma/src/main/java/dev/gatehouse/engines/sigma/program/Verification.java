package dev.gatehouse.engines.sigma.program;

import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.event.Numbers;
import dev.gatehouse.engines.sigma.event.Values;
import dev.gatehouse.engines.sigma.program.Predicate.Anchoring;
import dev.gatehouse.engines.sigma.text.Folding;
import dev.gatehouse.engines.sigma.text.Network;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Answers predicates by looking at the values themselves: what the indexes have to agree with. */
final class Verification {

    private Verification() {}

    static boolean holds(Predicate predicate, FieldPaths paths, Values values) {
        return switch (predicate) {
            case Predicate.Exists exists -> values.first(paths.number(exists.field())) >= 0;
            case Predicate.IsNull isNull -> isNull(values, paths.number(isNull.field()));
            case Predicate.Texts _, Predicate.Matches _, Predicate.Within _, Predicate.Compares _, Predicate.SameAs _ ->
                anyValue(predicate, paths, values);
        };
    }

    private static boolean isNull(Values values, int field) {
        int value = values.first(field);
        while (value >= 0 && values.kind(value) != Values.Kind.NULL) {
            value = values.next(value);
        }
        return value >= 0 || values.first(field) < 0;
    }

    private static boolean anyValue(Predicate predicate, FieldPaths paths, Values values) {
        String field = predicate.field();
        if (field == null) {
            for (int value = 0; value < values.count(); value++) {
                if (values.hasText(value) && holds(predicate, paths, values, value)) {
                    return true;
                }
            }
            return false;
        }
        for (int value = values.first(paths.number(field)); value >= 0; value = values.next(value)) {
            if (values.hasText(value) && holds(predicate, paths, values, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Predicate predicate, FieldPaths paths, Values values, int value) {
        String text = values.text(value);
        return switch (predicate) {
            case Predicate.Texts texts -> texts.patterns().stream().anyMatch(p -> p.matches(text));
            case Predicate.Matches matches -> matches.expressions().stream().anyMatch(e -> e.standsIn(text));
            case Predicate.Within within -> within(within, Network.address(text));
            case Predicate.Compares compares -> compares(compares, text);
            case Predicate.SameAs same -> sameAs(same, text, values, paths.number(same.other()));
            case Predicate.Exists _, Predicate.IsNull _ -> false;
        };
    }

    private static boolean within(Predicate.Within within, @Nullable Network address) {
        return address != null && within.networks().stream().anyMatch(n -> n.contains(address));
    }

    private static boolean compares(Predicate.Compares compares, String text) {
        BigDecimal number;
        if (compares.part() == null) {
            number = Numbers.parse(text).orElse(null);
        } else {
            OptionalLong part = compares.part().of(text);
            number = part.isPresent() ? BigDecimal.valueOf(part.getAsLong()) : null;
        }
        return number != null && compares.comparison().holds(number.compareTo(compares.number()));
    }

    private static boolean sameAs(Predicate.SameAs same, String text, Values values, int other) {
        String one = same.cased() ? text : Folding.fold(text);
        for (int value = values.first(other); value >= 0; value = values.next(value)) {
            if (values.hasText(value)) {
                String two = same.cased() ? values.text(value) : Folding.fold(values.text(value));
                if (stands(two, one, same.anchoring())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean stands(String part, String text, Anchoring anchoring) {
        return switch (anchoring) {
            case WHOLE -> text.equals(part);
            case START -> text.startsWith(part);
            case END -> text.endsWith(part);
            case ANYWHERE -> text.contains(part);
        };
    }
}
