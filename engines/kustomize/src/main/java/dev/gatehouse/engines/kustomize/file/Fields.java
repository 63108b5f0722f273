package dev.gatehouse.engines.kustomize.file;

import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The typed fields of a mapping, of which each is asked for once. Nulls are as good as absent. */
final class Fields {

    private final MappingNode mapping;
    private final Set<String> known = new HashSet<>();

    Fields(MappingNode mapping) {
        this.mapping = mapping;
    }

    Place place() {
        return mapping.place();
    }

    Place placeOf(String name) {
        return mapping.placeOf(name);
    }

    /** The names that nobody asked for. */
    List<String> unknown() {
        return mapping.names().stream().filter(name -> !known.contains(name)).toList();
    }

    /** Refuses names that nobody asked for, as Kustomize does. */
    void nothingElse() throws Refused {
        for (String name : unknown()) {
            throw Refused.invalid(placeOf(name), "the field `" + name + "` is not known here");
        }
    }

    private @Nullable Node value(String name) {
        known.add(name);
        Node value = mapping.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Whether it has a value that is not empty. */
    boolean has(String name) {
        return switch (value(name)) {
            case null -> false;
            case MappingNode nested -> !nested.isEmpty();
            case SequenceNode sequence -> !sequence.items().isEmpty();
            case ScalarNode scalar -> !scalar.text().isEmpty();
        };
    }

    String text(String name) throws Refused {
        Node value = value(name);
        return value == null ? "" : text(value, "`" + name + "`");
    }

    private static String text(Node value, String what) throws Refused {
        if (value instanceof ScalarNode scalar && !scalar.isBooleanOfYaml11()) {
            switch (scalar.type()) {
                case TEXT, TIME -> {
                    return scalar.text();
                }
                case INTEGER, DECIMAL, BOOLEAN, NULL -> {}
            }
        }
        throw Refused.invalid(value.place(), what + " has to be a text: put it in quotes");
    }

    boolean bool(String name) throws Refused {
        Node value = value(name);
        if (value == null) {
            return false;
        }
        if (value instanceof ScalarNode scalar) {
            if (scalar.type() == ScalarNode.Type.BOOLEAN) {
                return scalar.text().charAt(0) == 't' || scalar.text().charAt(0) == 'T';
            }
            if (scalar.isBooleanOfYaml11()) {
                return scalar.text().charAt(0) == 'y' || scalar.text().equalsIgnoreCase("on");
            }
        }
        throw Refused.invalid(value.place(), "`" + name + "` is true or false");
    }

    long integer(String name) throws Refused {
        Node value = value(name);
        if (value == null) {
            return 0;
        }
        if (value instanceof ScalarNode scalar
                && scalar.type() == ScalarNode.Type.INTEGER
                && scalar.text().matches("(0|-?[1-9][0-9]{0,17})")) {
            return Long.parseLong(scalar.text());
        }
        throw Refused.invalid(value.place(), "`" + name + "` is a whole number");
    }

    List<Entry> entries(String name) throws Refused {
        List<Entry> entries = new ArrayList<>();
        for (Node item : items(name)) {
            entries.add(new Entry(text(item, "each of `" + name + "`"), item.place()));
        }
        return entries;
    }

    List<Fields> each(String name) throws Refused {
        List<Fields> each = new ArrayList<>();
        for (Node item : items(name)) {
            if (!(item instanceof MappingNode nested)) {
                throw Refused.invalid(item.place(), "each of `" + name + "` is a mapping");
            }
            each.add(new Fields(nested));
        }
        return each;
    }

    private List<Node> items(String name) throws Refused {
        return switch (value(name)) {
            case null -> List.of();
            case SequenceNode sequence -> sequence.items();
            case MappingNode value -> throw Refused.invalid(value.place(), "`" + name + "` is a list");
            case ScalarNode value -> throw Refused.invalid(value.place(), "`" + name + "` is a list");
        };
    }

    Optional<Fields> mapping(String name) throws Refused {
        return switch (value(name)) {
            case null -> Optional.empty();
            case MappingNode nested -> Optional.of(new Fields(nested));
            case SequenceNode value -> throw Refused.invalid(value.place(), "`" + name + "` is a mapping");
            case ScalarNode value -> throw Refused.invalid(value.place(), "`" + name + "` is a mapping");
        };
    }

    Map<String, String> texts(String name) throws Refused {
        Map<String, String> texts = new TreeMap<>();
        Optional<Fields> nested = mapping(name);
        if (nested.isPresent()) {
            for (String key : nested.get().mapping.names()) {
                texts.put(key, nested.get().text(key));
            }
        }
        return texts;
    }
}
