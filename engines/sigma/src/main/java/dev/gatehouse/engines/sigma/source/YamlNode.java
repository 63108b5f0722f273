package dev.gatehouse.engines.sigma.source;

import java.util.List;
import java.util.Optional;

/** A value of a YAML document with its place. */
public sealed interface YamlNode {

    Place place();

    /** What the value is, for messages. */
    String kind();

    /** The types of the YAML 1.2 core schema (section 10.3.2). */
    enum ScalarType {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    /**
     * A single value.
     *
     * @param text as it stands in the document, quotes and escapes resolved
     */
    record Scalar(String text, ScalarType type, Place place) implements YamlNode {

        @Override
        public String kind() {
            return switch (type) {
                case TEXT -> "a text";
                case INTEGER, DECIMAL -> "a number";
                case BOOLEAN -> "a boolean";
                case NULL -> "nothing";
            };
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, Place place) implements YamlNode {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and values in the order of the document; no key stands twice. */
    record Mapping(List<Entry> entries, Place place) implements YamlNode {

        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        public Optional<YamlNode> get(String key) {
            return entries.stream()
                    .filter(e -> e.key().text().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /** One key with its value. */
    record Entry(Scalar key, YamlNode value) {}
}
