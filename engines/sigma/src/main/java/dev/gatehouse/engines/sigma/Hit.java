package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.rule.Metadata;
import java.util.List;

/**
 * A rule that matched.
 *
 * @param rule which
 * @param correlation whether the rule is about several events
 * @param events the events, in the order of their times
 * @param group of a correlation the values by which its events are grouped, in the rule's order; a missing one is empty
 */
public record Hit(Metadata rule, boolean correlation, List<Origin> events, List<String> group) {

    public Hit {
        events = List.copyOf(events);
        group = List.copyOf(group);
    }
}
