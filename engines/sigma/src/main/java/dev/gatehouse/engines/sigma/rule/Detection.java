package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.source.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named selections and the conditions over them, of which one has to hold.
 *
 * @param selections by search identifier
 */
public record Detection(Map<String, Selection> selections, List<Condition> conditions) {

    public Detection {
        selections = Map.copyOf(selections);
        conditions = List.copyOf(conditions);
    }

    /** A search identifier's definition. */
    public sealed interface Selection {

        /** A mapping: every part has to hold. */
        record AllOf(List<Selection> parts) implements Selection {
            public AllOf {
                parts = List.copyOf(parts);
            }
        }

        /** A list: one part has to hold. */
        record AnyOf(List<Selection> parts) implements Selection {
            public AnyOf {
                parts = List.copyOf(parts);
            }
        }

        /**
         * A field, or with none the whole event, against values.
         *
         * @param modifiers in the order of the rule
         * @param place of the key
         */
        record Item(@Nullable String field, List<AppliedModifier> modifiers, List<Value> values, Place place)
                implements Selection {
            public Item {
                modifiers = List.copyOf(modifiers);
                values = List.copyOf(values);
            }
        }
    }

    /** A modifier and where it stands. */
    public record AppliedModifier(Modifier modifier, Place place) {}

    /** A value as it is written. */
    public sealed interface Value {

        Place place();

        /** A text, its wildcards and escapes not yet read. */
        record Text(String text, Place place) implements Value {}

        record Numeric(BigDecimal number, Place place) implements Value {}

        record Truth(boolean truth, Place place) implements Value {}

        record Null(Place place) implements Value {}
    }
}
