package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.rule.Detection.Selection;
import dev.gatehouse.engines.sigma.source.Place;
import java.util.function.BiConsumer;

/** What can be run in a detection, and hardly does what its author wants. */
final class Doubts {

    private final BiConsumer<Place, String> taker;

    Doubts(BiConsumer<Place, String> taker) {
        this.taker = taker;
    }

    void of(Detection detection) {
        detection.selections().values().forEach(this::of);
    }

    private void of(Selection selection) {
        switch (selection) {
            case Selection.AllOf all -> all.parts().forEach(this::of);
            case Selection.AnyOf any -> any.parts().forEach(this::of);
            case Selection.Item item -> {
                if (item.values().size() == 1) {
                    item.modifiers().stream()
                            .filter(applied -> applied.modifier() == Modifier.ALL)
                            .forEach(applied -> taker.accept(applied.place(), "`all` of a single value says nothing"));
                }
            }
        }
    }

    /**
     * A filter's condition is joined to the rule's by and.
     *
     * @param place of the condition
     */
    void ofFilter(Detection filter, Place place) {
        if (filter.conditions().stream().noneMatch(Doubts::negates)) {
            taker.accept(
                    place,
                    "only what the filter names is still found: to leave that out instead, write `not` before it");
        }
    }

    private static boolean negates(Condition condition) {
        return switch (condition) {
            case Condition.And and -> and.parts().stream().anyMatch(Doubts::negates);
            case Condition.Or or -> or.parts().stream().anyMatch(Doubts::negates);
            case Condition.Not _ -> true;
            case Condition.Identifier _, Condition.Of _ -> false;
        };
    }
}
