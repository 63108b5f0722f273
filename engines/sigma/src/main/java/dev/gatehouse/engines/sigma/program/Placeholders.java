package dev.gatehouse.engines.sigma.program;

import java.util.List;
import java.util.Map;

/**
 * What placeholders stand for.
 *
 * @param values for each name the values that may stand in its place, with wildcards
 */
public record Placeholders(Map<String, List<String>> values) {

    public static final Placeholders NONE = new Placeholders(Map.of());

    public Placeholders {
        values = Map.copyOf(values);
    }
}
