package dev.gatehouse.model.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values in the order they were written. No key stands twice.
 *
 * <p>Paths are keys from the outside in. A step through a list is written with {@link #each}.
 */
public record Mapping(List<Entry> entries, int line, int column, int endLine) implements Node {

    /**
     * One key and its value.
     *
     * @param key the key, with its own place
     * @param value the value
     */
    public record Entry(Scalar key, Node value) {

        public String name() {
            return key.text();
        }
    }

    public Mapping {
        entries = List.copyOf(entries);
    }

    /** The value at a path of keys; null where a step is absent or is no mapping. */
    public @Nullable Node get(String... path) {
        Node current = this;
        for (String step : path) {
            Node next = current instanceof Mapping mapping ? mapping.value(step) : null;
            if (next == null) {
                return null;
            }
            current = next;
        }
        return current;
    }

    /** The entry of a key. */
    public Optional<Entry> entry(String name) {
        for (Entry entry : entries) {
            if (entry.key().text().equals(name)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    public boolean has(String... path) {
        return get(path) != null;
    }

    /** The text of a scalar that is not null, whatever its type. */
    public Optional<String> text(String... path) {
        return scalar(path).map(Scalar::text);
    }

    /** A scalar that is not null. */
    public Optional<Scalar> scalar(String... path) {
        return get(path) instanceof Scalar scalar && !scalar.isNull() ? Optional.of(scalar) : Optional.empty();
    }

    /** True or false; empty where absent or of another type. */
    public Optional<Boolean> bool(String... path) {
        return scalar(path).flatMap(Scalar::asBoolean);
    }

    public Optional<Mapping> mapping(String... path) {
        return get(path) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    /** The items of a list; none where it is absent or no list. */
    public List<Node> items(String... path) {
        return get(path) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    /** The mappings among the items of a list. */
    public List<Mapping> each(String... path) {
        List<Mapping> mappings = new ArrayList<>();
        for (Node item : items(path)) {
            if (item instanceof Mapping mapping) {
                mappings.add(mapping);
            }
        }
        return mappings;
    }

    /** The texts of a list of scalars; a lone scalar counts as a list of one. */
    public List<Scalar> scalars(String... path) {
        Node node = get(path);
        if (node instanceof Scalar scalar && !scalar.isNull()) {
            return List.of(scalar);
        }
        List<Scalar> scalars = new ArrayList<>();
        for (Node item : items(path)) {
            if (item instanceof Scalar scalar && !scalar.isNull()) {
                scalars.add(scalar);
            }
        }
        return scalars;
    }

    /** As {@link #scalars}, the texts alone. */
    public List<String> texts(String... path) {
        return scalars(path).stream().map(Scalar::text).toList();
    }

    private @Nullable Node value(String name) {
        for (Entry entry : entries) {
            if (entry.key().text().equals(name)) {
                return entry.value();
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "Mapping[" + entries.size() + " at " + line + ":" + column + "]";
    }
}
