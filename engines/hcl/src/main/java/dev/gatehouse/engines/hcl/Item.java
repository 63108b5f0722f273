package dev.gatehouse.engines.hcl;

import java.util.List;

/** What a body consists of. */
public sealed interface Item {

    Span span();

    /**
     * {@code name = value}
     *
     * @param span from the name to the end of the value
     */
    record Attribute(String name, Expression value, Span span) implements Item {}

    /**
     * {@code type "label" { … }}
     *
     * @param labels the texts after the type, quoted or not
     * @param items what stands between its braces, in order; no attribute stands twice
     * @param span from the type to the closing brace
     */
    record Block(String type, List<Label> labels, List<Item> items, Span span) implements Item {
        public Block {
            labels = List.copyOf(labels);
            items = List.copyOf(items);
        }
    }

    /** A text after the type of a block. */
    record Label(String text, Span span) {}
}
