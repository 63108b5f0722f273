package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.source.Place;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of itself.
 *
 * @param id globally unique, often a UUID
 * @param name unique among the loaded rules
 * @param others texts of attributes that the specification does not know, by name
 * @param place where the rule begins
 */
public record Metadata(
        @Nullable String id,
        @Nullable String name,
        String title,
        @Nullable Level level,
        @Nullable String status,
        String description,
        List<String> tags,
        List<String> falsePositives,
        List<String> references,
        List<String> fields,
        Map<String, String> others,
        Place place) {

    public Metadata {
        tags = List.copyOf(tags);
        falsePositives = List.copyOf(falsePositives);
        references = List.copyOf(references);
        fields = List.copyOf(fields);
        others = Map.copyOf(others);
    }

    /** What the rule is called in results: its id, without one its name, without both its title. */
    public String identity() {
        return id != null ? id : name != null ? name : title;
    }

    /** Whether a correlation or filter that refers to this word means this rule. */
    public boolean isCalled(String reference) {
        return reference.equals(id) || reference.equals(name);
    }
}
