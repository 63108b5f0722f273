package dev.gatehouse.engines.kustomize.tree;

import dev.gatehouse.engines.kustomize.source.Place;
import java.util.ArrayList;
import java.util.List;

/** A list. */
public final class SequenceNode implements Node {

    private final Place place;
    private final List<Node> items = new ArrayList<>();

    public SequenceNode(Place place) {
        this.place = place;
    }

    /** The items, which may be changed. */
    public List<Node> items() {
        return items;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public SequenceNode copy() {
        SequenceNode copy = new SequenceNode(place);
        items.forEach(item -> copy.items.add(item.copy()));
        return copy;
    }

    @Override
    public int size() {
        return 1 + items.stream().mapToInt(Node::size).sum();
    }

    @Override
    public String toString() {
        return items.size() + " items at " + place;
    }
}
