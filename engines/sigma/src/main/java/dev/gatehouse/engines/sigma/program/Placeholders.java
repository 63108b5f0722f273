package dev.gatehouse.engines.sigma.program;

import java.util.List;
import java.util.Map;

/**
 * What placeholders stand for.
 *
 * @param values for each name the values that may stand in its place, with wildcards
 * @param othersAny whether every other name stands for anything
 */
public record Placeholders(Map<String, List<String>> values, boolean othersAny) {

    public static final Placeholders NONE = new Placeholders(Map.of(), false);

    public Placeholders {
        values = Map.copyOf(values);
    }

    /** The values of a name; empty where it has none. */
    public List<String> of(String name) {
        return values.getOrDefault(name, othersAny ? List.of("*") : List.of());
    }
}
