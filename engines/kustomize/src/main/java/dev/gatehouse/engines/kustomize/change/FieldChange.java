package dev.gatehouse.engines.kustomize.change;

import dev.gatehouse.engines.kustomize.resource.FieldSpec;
import dev.gatehouse.engines.kustomize.resource.Resource;
import dev.gatehouse.engines.kustomize.source.Place;
import dev.gatehouse.engines.kustomize.source.Refused;
import dev.gatehouse.engines.kustomize.tree.MappingNode;
import dev.gatehouse.engines.kustomize.tree.Node;
import dev.gatehouse.engines.kustomize.tree.ScalarNode;
import dev.gatehouse.engines.kustomize.tree.SequenceNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the fields of an object that a specification names. */
final class FieldChange {

    private static final String LIST = "[]";

    private final FieldSpec spec;
    private final Made made;
    private final Change change;

    /** What is made where a field is missing. */
    enum Made {
        NOTHING,
        TEXT,
        MAPPING
    }

    /** What is to become of a field's value. */
    interface Change {
        Node of(Node value) throws Refused;
    }

    private FieldChange(FieldSpec spec, Made made, Change change) {
        this.spec = spec;
        this.made = made;
        this.change = change;
    }

    /** Changes each of the fields that are there, or are to be made. */
    static void apply(List<FieldSpec> specs, Resource resource, Made made, Change change) throws Refused {
        for (FieldSpec spec : specs) {
            if (resource.type().isOneOf(spec.type())) {
                new FieldChange(spec, made, change).changed(resource.body(), 0);
            }
        }
    }

    private Node changed(Node node, int step) throws Refused {
        if (step == spec.path().size()) {
            return change.of(node);
        }
        if (node.isNull()) {
            return node;
        }
        switch (node) {
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    sequence.items().set(i, changed(sequence.items().get(i), step));
                }
            }
            case MappingNode mapping -> field(mapping, step);
            case ScalarNode scalar ->
                throw Refused.invalid(
                        scalar.place(),
                        "no mapping, and `" + String.join("/", spec.path()) + "` is to be changed in it");
        }
        return node;
    }

    private void field(MappingNode mapping, int step) throws Refused {
        String part = spec.path().get(step);
        boolean list = part.endsWith(LIST);
        String name = list ? part.substring(0, part.length() - LIST.length()) : part;
        boolean creates = spec.made() && made != Made.NOTHING && !list;
        Node value = mapping.get(name);
        if (value == null && !creates) {
            return;
        }
        if (value == null || value.isNull()) {
            Node empty = empty(list, creates, step == spec.path().size() - 1, mapping.place());
            value = empty == null ? value : empty;
        }
        if (value != null) {
            mapping.put(name, changed(value, step + 1));
        }
    }

    private @Nullable Node empty(boolean list, boolean creates, boolean last, Place place) {
        if (list) {
            return new SequenceNode(place);
        }
        if (!creates) {
            return null;
        }
        return last && made == Made.TEXT ? ScalarNode.text("") : new MappingNode(place);
    }

    /** A change that puts another scalar in the place of any. */
    static Change toScalar(ScalarNode scalar) {
        return value -> {
            if (value instanceof ScalarNode) {
                return scalar;
            }
            throw Refused.invalid(value.place(), "no scalar, and it is to be changed to one");
        };
    }

    /** A change that puts a text into a mapping. */
    static Change withText(String name, String text) {
        return value -> {
            if (value instanceof MappingNode mapping) {
                mapping.put(name, ScalarNode.text(text));
                return mapping;
            }
            throw Refused.invalid(value.place(), "no mapping, and `" + name + "` is to be put into it");
        };
    }
}
