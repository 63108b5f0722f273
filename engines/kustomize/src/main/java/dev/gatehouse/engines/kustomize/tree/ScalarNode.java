package dev.gatehouse.engines.kustomize.tree;

import dev.gatehouse.engines.kustomize.source.Place;
import java.util.Locale;
import java.util.Set;

/**
 * A text, number, boolean or null.
 *
 * @param text as it was written, after quotes and escapes are resolved
 * @param plain whether it stood without quotes
 */
public record ScalarNode(String text, Type type, boolean plain, Place place) implements Node {

    private static final Set<String> BOOLEANS_OF_YAML_1_1 = Set.of("y", "n", "yes", "no", "on", "off");

    /** A null that is written. */
    public static final ScalarNode NULL = new ScalarNode("null", Type.NULL, true, Place.NONE);

    /** What a scalar is. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        /** A date or a time, which becomes a text with a time. */
        TIME,
        NULL
    }

    /** A text. */
    public static ScalarNode text(String text) {
        return new ScalarNode(text, Type.TEXT, false, Place.NONE);
    }

    /** What a text is without quotes. */
    public static ScalarNode ofPlain(String text) {
        return new ScalarNode(text, ScalarTypes.of(text), true, Place.NONE);
    }

    /** A whole number. */
    public static ScalarNode integer(long number) {
        return new ScalarNode(Long.toString(number), Type.INTEGER, true, Place.NONE);
    }

    public static ScalarNode bool(boolean value) {
        return new ScalarNode(Boolean.toString(value), Type.BOOLEAN, true, Place.NONE);
    }

    /** Whether some readers take it for a boolean: YAML 1.1 has {@code yes}, {@code no}, {@code on} and {@code off}. */
    public boolean isBooleanOfYaml11() {
        return plain && type == Type.TEXT && BOOLEANS_OF_YAML_1_1.contains(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public ScalarNode copy() {
        return this;
    }

    @Override
    public int size() {
        return 1;
    }

    /** The place, never the text: it may be a secret. */
    @Override
    public String toString() {
        return type + " at " + place;
    }
}
