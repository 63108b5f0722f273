package dev.gatehouse.baseline.shape;

import dev.gatehouse.model.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A value that fits its shape, with the file it stands in. */
public sealed interface Value {

    Location location();

    /** Values by key or name, in the order written. */
    record Entries(SequencedMap<String, Entry> entries, Location location) implements Value {

        /**
         * One of them.
         *
         * @param key where its key stands
         */
        public record Entry(Location key, Value value) {}

        public Entries {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public @Nullable Value get(String name) {
            Entry entry = entries.get(name);
            return entry == null ? null : entry.value();
        }

        /** The text of a key; null where it is absent. */
        public @Nullable String text(String name) {
            return get(name) instanceof Scalar scalar ? scalar.text() : null;
        }

        /** The entries of a key; none where it is absent. */
        public Map<String, Entry> named(String name) {
            return get(name) instanceof Entries entries ? entries.entries() : Map.of();
        }

        /** The items of a key's list; none where it is absent. */
        public List<Value> items(String name) {
            return get(name) instanceof Items items ? items.items() : List.of();
        }

        /** The items of a key's list that have keys themselves. */
        public List<Entries> each(String name) {
            List<Entries> each = new ArrayList<>();
            for (Value item : items(name)) {
                if (item instanceof Entries entries) {
                    each.add(entries);
                }
            }
            return each;
        }

        /** The texts of a key's list; none where it is absent. */
        public List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            for (Value item : items(name)) {
                if (item instanceof Scalar scalar) {
                    texts.add(scalar.text());
                }
            }
            return texts;
        }
    }

    /** A list. */
    record Items(List<Value> items, Location location) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A text, number or truth, as it was written. */
    record Scalar(String text, Location location) implements Value {}
}
