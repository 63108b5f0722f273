package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import java.util.Optional;

/**
 * What a block says of one guarantee.
 *
 * @param place the value that decides; the block, where it is silent
 * @param name the argument that decides
 */
record Setting(State state, Node place, String name) {

    /** Whether a guarantee is given. */
    enum State {
        KEPT,
        BROKEN,
        /** A variable or the like decides. */
        UNTOLD
    }

    /**
     * A flag.
     *
     * @param byDefault its value where the block is silent
     * @param wanted the value that gives the guarantee
     */
    static Setting flag(Mapping block, String name, boolean byDefault, boolean wanted) {
        Node value = block.get(name);
        if (value == null) {
            return new Setting(state(byDefault == wanted), block, name);
        }
        Optional<Boolean> literal = block.bool(name).or(() -> block.text(name).flatMap(Setting::quoted));
        return literal.map(set -> new Setting(state(set == wanted), value, name))
                .orElseGet(() -> new Setting(State.UNTOLD, value, name));
    }

    /** Terraform takes a quoted truth value for one. */
    private static Optional<Boolean> quoted(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A number that gives the guarantee from 1 on. */
    static Setting atLeastOne(Mapping block, String name, int byDefault) {
        Node value = block.get(name);
        if (value == null) {
            return new Setting(state(byDefault >= 1), block, name);
        }
        return block.scalar(name)
                .filter(scalar -> scalar.asLong().isPresent())
                .map(scalar -> new Setting(state(scalar.asLong().getAsLong() >= 1), value, name))
                .orElseGet(() -> new Setting(State.UNTOLD, value, name));
    }

    static Setting broken(Node place, String name) {
        return new Setting(State.BROKEN, place, name);
    }

    static Setting kept(Node place, String name) {
        return new Setting(State.KEPT, place, name);
    }

    static Setting untold(Node place, String name) {
        return new Setting(State.UNTOLD, place, name);
    }

    private static State state(boolean kept) {
        return kept ? State.KEPT : State.BROKEN;
    }
}
