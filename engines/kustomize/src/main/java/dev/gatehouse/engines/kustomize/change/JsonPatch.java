package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.source.SourceReader;
import dev.gatehouse.engines.kustomize.tree.CanonicalJson;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON patch.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
final class JsonPatch {

    /** How deep a value may come to lie. */
    private static final int DEEPEST = 500;

    private final List<Operation> operations;
    private final SourceReader source;

    /** @param value null where none is given */
    private record Operation(
            String name,
            List<String> path,
            List<String> from,
            @Nullable Node value,
            Place place) {}

    private JsonPatch(List<Operation> operations, SourceReader source) {
        this.operations = operations;
        this.source = source;
    }

    /**
     * Reads a patch.
     *
     * @param json whether it was written as JSON: in YAML, {@code yes} and the like are booleans here
     */
    static JsonPatch of(SequenceNode list, boolean json, SourceReader source) throws Refused {
        List<Operation> operations = new ArrayList<>();
        for (Node item : list.items()) {
            if (!(item instanceof MappingNode operation)) {
                throw Refused.invalid(item.place(), "an operation is a mapping");
            }
            Node value = operation.get("value");
            operations.add(new Operation(
                    operation.text("op"),
                    path(operation, "path"),
                    operation.get("from") == null ? List.of() : path(operation, "from"),
                    value == null || json ? value : ofYaml11(value),
                    operation.place()));
        }
        return new JsonPatch(operations, source);
    }

    private static Node ofYaml11(Node node) {
        switch (node) {
            case MappingNode mapping ->
                mapping.names().forEach(name -> {
                    Node value = mapping.get(name);
                    mapping.set(name, value == null ? null : ofYaml11(value));
                });
            case SequenceNode sequence -> sequence.items().replaceAll(JsonPatch::ofYaml11);
            case ScalarNode scalar -> {
                if (scalar.isBooleanOfYaml11()) {
                    char first = Character.toLowerCase(scalar.text().charAt(0));
                    return ScalarNode.bool(first == 'y' || scalar.text().equalsIgnoreCase("on"));
                }
                return scalar.type() == ScalarNode.Type.TIME ? ScalarNode.text(scalar.text()) : scalar;
            }
        }
        return node;
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901, JSON pointer</a> */
    private static List<String> path(MappingNode operation, String name) throws Refused {
        String pointer = operation.text(name);
        if (!pointer.startsWith("/")) {
            throw Refused.unsupported(operation.placeOf(name), "`" + name + "` does not begin with a slash");
        }
        List<String> path = new ArrayList<>();
        for (String part : pointer.substring(1).split("/", -1)) {
            path.add(part.replace("~1", "/").replace("~0", "~"));
        }
        if (path.size() > DEEPEST) {
            throw Refused.invalid(operation.placeOf(name), "a path of more than " + DEEPEST + " parts");
        }
        return path;
    }

    /** Applies it to a tree, which is changed. */
    void apply(MappingNode root) throws Refused {
        for (Operation operation : operations) {
            Place place = operation.place();
            switch (operation.name()) {
                case "add" -> add(root, operation.path(), value(operation), place);
                case "replace" -> replace(root, operation.path(), value(operation), place);
                case "remove" -> remove(root, operation.path(), place);
                case "test" -> test(root, operation);
                case "copy" -> add(root, operation.path(), copy(there(root, operation.from(), place), place), place);
                case "move" -> {
                    Node moved = there(root, operation.from(), place);
                    remove(root, operation.from(), place);
                    add(root, operation.path(), moved, place);
                }
                default -> throw Refused.invalid(place, "the operation `" + operation.name() + "` is not known");
            }
        }
    }

    private Node value(Operation operation) throws Refused {
        return operation.value() == null ? ScalarNode.NULL : copy(operation.value(), operation.place());
    }

    private Node copy(Node node, Place place) throws Refused {
        source.spend(node.size(), place);
        return node.copy();
    }

    private static Node container(Node root, List<String> path, Place place) throws Refused {
        Node node = root;
        for (String part : path.subList(0, path.size() - 1)) {
            Node next = child(node, part, place);
            if (next == null || next instanceof ScalarNode) {
                throw Refused.invalid(place, "/" + String.join("/", path) + " leads nowhere");
            }
            node = next;
        }
        return node;
    }

    private static @Nullable Node child(Node node, String part, Place place) throws Refused {
        return switch (node) {
            case MappingNode mapping -> mapping.get(part);
            case SequenceNode sequence ->
                sequence.items().get(index(part, sequence.items().size() - 1, place));
            case ScalarNode _ -> null;
        };
    }

    private static int index(String part, int last, Place place) throws Refused {
        if (!part.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(part) > last) {
            throw Refused.invalid(place, "no item " + part + " in the list");
        }
        return Integer.parseInt(part);
    }

    private static Node there(Node root, List<String> path, Place place) throws Refused {
        if (path.isEmpty()) {
            throw Refused.invalid(place, "`from` is missing");
        }
        Node node = child(container(root, path, place), path.getLast(), place);
        if (node == null) {
            throw Refused.invalid(place, "nothing at /" + String.join("/", path));
        }
        return node;
    }

    private static void add(Node root, List<String> path, Node value, Place place) throws Refused {
        if (path.size() + depth(value) > DEEPEST) {
            throw Refused.invalid(place, "a value deeper than " + DEEPEST + " levels");
        }
        Node container = container(root, path, place);
        switch (container) {
            case MappingNode mapping -> mapping.put(path.getLast(), value);
            case SequenceNode sequence -> {
                int size = sequence.items().size();
                sequence.items().add(path.getLast().equals("-") ? size : index(path.getLast(), size, place), value);
            }
            case ScalarNode _ -> throw new IllegalStateException("no scalar holds anything");
        }
    }

    private static int depth(Node node) {
        return 1
                + switch (node) {
                    case MappingNode mapping -> {
                        int deepest = 0;
                        for (String name : mapping.names()) {
                            Node value = mapping.get(name);
                            deepest = value == null ? deepest : Math.max(deepest, depth(value));
                        }
                        yield deepest;
                    }
                    case SequenceNode sequence ->
                        sequence.items().stream()
                                .mapToInt(JsonPatch::depth)
                                .max()
                                .orElse(0);
                    case ScalarNode _ -> 0;
                };
    }

    private static void replace(Node root, List<String> path, Node value, Place place) throws Refused {
        if (container(root, path, place) instanceof SequenceNode sequence) {
            sequence.items().set(index(path.getLast(), sequence.items().size() - 1, place), value);
        } else {
            add(root, path, value, place);
        }
    }

    private static void remove(Node root, List<String> path, Place place) throws Refused {
        Node container = container(root, path, place);
        if (child(container, path.getLast(), place) == null) {
            throw Refused.invalid(place, "nothing at /" + String.join("/", path) + " to remove");
        }
        switch (container) {
            case MappingNode mapping -> mapping.remove(path.getLast());
            case SequenceNode sequence ->
                sequence.items().remove(index(path.getLast(), sequence.items().size() - 1, place));
            case ScalarNode _ -> throw new IllegalStateException("no scalar holds anything");
        }
    }

    private static void test(Node root, Operation operation) throws Refused {
        Node there = child(
                container(root, operation.path(), operation.place()),
                operation.path().getLast(),
                operation.place());
        String seen = there == null ? "null" : CanonicalJson.of(there);
        String wanted = operation.value() == null ? "null" : CanonicalJson.of(operation.value());
        if (!seen.equals(wanted)) {
            throw Refused.invalid(
                    operation.place(), "/" + String.join("/", operation.path()) + " is not what the patch expects");
        }
    }
}
