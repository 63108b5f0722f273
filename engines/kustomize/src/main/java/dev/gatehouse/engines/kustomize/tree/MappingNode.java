package dev.gatehouse.engines.kustomize.tree;

import dev.gatehouse.engines.kustomize.source.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names and values. */
public final class MappingNode implements Node {

    private final Place place;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** @param key where its name stands */
    private record Entry(Place key, Node value) {}

    public MappingNode(Place place) {
        this.place = place;
    }

    /** The names, as they are now. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public @Nullable Node get(String name) {
        Entry entry = entries.get(name);
        return entry == null ? null : entry.value();
    }

    /** Where a name stands; the mapping's place where it was made. */
    public Place placeOf(String name) {
        Entry entry = entries.get(name);
        return entry == null || entry.key().equals(Place.NONE) ? place : entry.key();
    }

    public void put(String name, Node value) {
        Entry before = entries.get(name);
        entries.put(name, new Entry(before == null ? Place.NONE : before.key(), value));
    }

    void put(String name, Place key, Node value) {
        entries.put(name, new Entry(key, value));
    }

    /** Puts a value, or takes it away. */
    public void set(String name, @Nullable Node value) {
        if (value == null) {
            entries.remove(name);
        } else {
            put(name, value);
        }
    }

    public void remove(String name) {
        entries.remove(name);
    }

    /** The mapping of a name. */
    public Optional<MappingNode> mapping(String name) {
        return get(name) instanceof MappingNode mapping ? Optional.of(mapping) : Optional.empty();
    }

    /** The mapping of a name, made where there is none. */
    public MappingNode mappingAt(String name) {
        if (get(name) instanceof MappingNode mapping) {
            return mapping;
        }
        MappingNode made = new MappingNode(place);
        put(name, made);
        return made;
    }

    /** The text of a scalar, whatever its type; empty where there is none, or a null. */
    public String text(String name) {
        return get(name) instanceof ScalarNode scalar && !scalar.isNull() ? scalar.text() : "";
    }

    /** What is written for each scalar of a mapping, nulls too. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new TreeMap<>();
        mapping(name)
                .ifPresent(mapping -> mapping.entries.forEach((key, entry) ->
                        texts.put(key, entry.value() instanceof ScalarNode scalar ? scalar.text() : "")));
        return texts;
    }

    /** Puts a mapping of texts; none where there is no text. */
    public void putTexts(String name, Map<String, String> texts) {
        remove(name);
        if (!texts.isEmpty()) {
            MappingNode mapping = mappingAt(name);
            texts.forEach((key, text) -> mapping.put(key, ScalarNode.text(text)));
        }
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public MappingNode copy() {
        MappingNode copy = new MappingNode(place);
        entries.forEach(
                (name, entry) -> copy.put(name, entry.key(), entry.value().copy()));
        return copy;
    }

    @Override
    public int size() {
        return 1
                + entries.values().stream()
                        .mapToInt(each -> each.value().size())
                        .sum();
    }

    @Override
    public String toString() {
        return entries.size() + " names at " + place;
    }
}
