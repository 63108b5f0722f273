package dev.gatehouse.cli.batch;

import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, of the types that are expected; a null is a field that is not there. */
public record Fields(Mapping object) {

    /** The fields of a value, which has to be an object. */
    public static Fields of(Node value, String noun) throws BadQuestion {
        if (value instanceof Mapping object) {
            return new Fields(object);
        }
        throw new BadQuestion(value, noun + " is no object");
    }

    /** Whether there is such a field, and it is no null. */
    public boolean has(String name) {
        return value(name) != null;
    }

    private @Nullable Node value(String name) {
        Node value = object.get(name);
        return value instanceof Scalar scalar && scalar.isNull() ? null : value;
    }

    /** A text that has to be there. */
    public String text(String name) throws BadQuestion {
        return optional(name).orElseThrow(() -> new BadQuestion(object, "`" + name + "` is missing"));
    }

    /** A text; the empty one where it is not there. */
    public String textOrEmpty(String name) throws BadQuestion {
        return optional(name).orElse("");
    }

    private Optional<String> optional(String name) throws BadQuestion {
        Node value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(text(value, "`" + name + "`"));
    }

    private static String text(Node value, String noun) throws BadQuestion {
        if (value instanceof Scalar scalar && scalar.type() == Scalar.Type.TEXT) {
            return scalar.text();
        }
        throw new BadQuestion(value, noun + " is no text");
    }

    /** True or false; false where it is not there. */
    public boolean truth(String name) throws BadQuestion {
        Node value = value(name);
        if (value == null) {
            return false;
        }
        if (value instanceof Scalar scalar && scalar.asBoolean().isPresent()) {
            return scalar.asBoolean().get();
        }
        throw new BadQuestion(value, "`" + name + "` is neither true nor false");
    }

    /** A list of texts; empty where it is not there. */
    public List<String> texts(String name) throws BadQuestion {
        List<String> texts = new ArrayList<>();
        for (Node item : items(name)) {
            texts.add(text(item, "an item of `" + name + "`"));
        }
        return texts;
    }

    /** The items of a list; none where it is not there. */
    public List<Node> items(String name) throws BadQuestion {
        Node value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Sequence list) {
            return list.items();
        }
        throw new BadQuestion(value, "`" + name + "` is no list");
    }

    /** The fields of an object; none where it is not there. */
    public Fields fields(String name) throws BadQuestion {
        Node value = value(name);
        return value == null
                ? new Fields(new Mapping(List.of(), object.line(), object.column(), object.endLine()))
                : of(value, "`" + name + "`");
    }

    /** Where a field stands; where the object does, if it is not there. */
    public Node at(String name) {
        Node value = value(name);
        return value == null ? object : value;
    }
}
