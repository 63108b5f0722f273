package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.source.Place;
import java.util.List;

/**
 * A condition that the events of other rules must meet besides.
 *
 * @param rules ids or names of the rules it is added to
 * @param anyRule whether it is added to every rule of its log source
 */
public record FilterRule(
        Metadata metadata, LogSource logSource, List<Reference> rules, boolean anyRule, Detection detection)
        implements Rule {

    public FilterRule {
        rules = List.copyOf(rules);
    }

    /** The id or name of another rule, and where it is referred to. */
    public record Reference(String rule, Place place) {}
}
