package dev.gatehouse.practices.sshaccess.cloud;

import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.model.network.AddressSet;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The addresses that a rule lets in, while they are put together. */
final class Sources {

    /** Words for every address. */
    private static final Set<String> EVERYWHERE = Set.of("*", "any", "internet");

    /** Azure's words for what comes from inside. */
    private static final Set<String> INSIDE = Set.of("virtualnetwork", "azureloadbalancer");

    private AddressSet addresses = AddressSet.EMPTY;
    private Optional<String> untold = Optional.empty();
    private final List<Placed> placed = new ArrayList<>();
    private Optional<Node> first = Optional.empty();

    /** A range with the value that names it. */
    record Placed(AddressSet addresses, Node node) {}

    /** Adds the addresses at a key: one, or a list. */
    Sources add(Mapping rule, String key) {
        Node node = rule.get(key);
        if (node != null) {
            add(node);
        }
        return this;
    }

    /** Notes that a key, where it stands, lets in addresses that are declared elsewhere. */
    Sources elsewhere(Mapping rule, String key, String what) {
        Node node = rule.get(key);
        boolean empty = node == null
                || node instanceof Scalar scalar && scalar.text().isEmpty()
                || node instanceof Sequence list && list.items().isEmpty();
        if (!empty) {
            untold(what);
        }
        return this;
    }

    void everywhere() {
        addresses = AddressSet.EVERYWHERE;
    }

    private void add(Node node) {
        switch (node) {
            case Scalar scalar -> add(scalar);
            case Sequence list -> list.items().forEach(this::add);
            case Unresolved unresolved -> {
                first(unresolved);
                untold("the addresses come from an expression that is not evaluated");
            }
            case Mapping mapping -> untold("the addresses come from an expression that is not evaluated");
        }
    }

    private void add(Scalar scalar) {
        String text = scalar.text().strip();
        String word = text.toLowerCase(Locale.ROOT);
        if (scalar.isNull() || text.isEmpty() || INSIDE.contains(word)) {
            return;
        }
        first(scalar);
        if (EVERYWHERE.contains(word)) {
            everywhere();
            placed.add(new Placed(AddressSet.EVERYWHERE, scalar));
            return;
        }
        Optional<AddressRange> range = AddressRange.read(text);
        if (range.isPresent()) {
            addresses = addresses.plus(AddressSet.of(range.get()));
            placed.add(new Placed(AddressSet.of(range.get()), scalar));
        } else {
            untold("`" + (text.length() <= 60 ? text : text.substring(0, 60))
                    + "` is no range of addresses known here");
        }
    }

    private void first(Node node) {
        if (first.isEmpty()) {
            first = Optional.of(node);
        }
    }

    private void untold(String why) {
        if (untold.isEmpty()) {
            untold = Optional.of(why);
        }
    }

    AddressSet addresses() {
        return addresses;
    }

    Optional<String> untold() {
        return untold;
    }

    /** Each range that was read, with its place. */
    List<Placed> placed() {
        return List.copyOf(placed);
    }

    /** The first source, where there is one. */
    Optional<Node> place() {
        return first;
    }
}
