package dev.gatehouse.model.tree;

import java.util.List;

/** A list of values. */
public record Sequence(List<Node> items, int line, int column, int endLine) implements Node {

    public Sequence {
        items = List.copyOf(items);
    }

    @Override
    public String toString() {
        return "Sequence[" + items.size() + " at " + line + ":" + column + "]";
    }
}
