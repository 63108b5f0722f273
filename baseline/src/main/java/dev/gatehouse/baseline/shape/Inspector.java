package dev.gatehouse.baseline.shape;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.NearestName;
import dev.gatehouse.model.tree.Mapping;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.model.tree.Scalar;
import dev.gatehouse.model.tree.Sequence;
import dev.gatehouse.model.tree.Unresolved;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds one file's tree against a shape. What doesn't fit is a fault and is left out of the value.
 *
 * <p>A collection without a value ({@code people:} and nothing after it) is an empty one.
 */
public final class Inspector {

    private final String file;
    private final List<Fault> faults;

    /**
     * Looks at one file.
     *
     * @param file as faults name it
     * @param faults takes what doesn't fit
     */
    public Inspector(String file, List<Fault> faults) {
        this.file = file;
        this.faults = faults;
    }

    /** What a whole file holds. */
    public Optional<Value> inspect(Node root, Shape.Fields shape) {
        if (!(root instanceof Mapping)) {
            fault(root, text(root), shape.noun() + " takes keys and values, not " + kind(root), takes(shape));
            return Optional.empty();
        }
        return Optional.ofNullable(value(root, shape, shape.noun(), null));
    }

    /**
     * The value of a node.
     *
     * @param place what holds it, in words
     * @param key the key it is the value of; null where there is none
     */
    private @Nullable Value value(Node node, Shape shape, String place, Shape.Fields.@Nullable Key key) {
        return switch (shape) {
            case Shape.Fields fields -> fields(node, fields, place, key);
            case Shape.Named named -> named(node, named, place, key);
            case Shape.Items items -> items(node, items, place, key);
            case Shape.Brief brief -> brief(node, brief, place, key);
            case Shape.Text text -> text(node, text.format(), place, key);
            case Shape.Choice choice -> choice(node, choice, place, key);
            case Shape.Name name -> text(node, TextFormat.LINE, name.noun(), place, key);
            case Shape.Reference reference -> text(node, TextFormat.LINE, reference.noun(), place, key);
            case Shape.Count count -> count(node, count, place, key);
            case Shape.Truth truth -> truth(node, truth, place, key);
        };
    }

    private @Nullable Value fields(Node node, Shape.Fields shape, String place, Shape.Fields.@Nullable Key key) {
        Mapping mapping = mapping(node, shape, place, key);
        if (mapping == null) {
            return null;
        }
        SequencedMap<String, Value.Entries.Entry> entries = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
            Optional<Shape.Fields.Key> known = shape.key(entry.name());
            if (known.isEmpty()) {
                unknownKey(entry.key(), shape);
                continue;
            }
            Value value = value(entry.value(), known.get().shape(), "`" + entry.name() + "`", known.get());
            if (value != null) {
                entries.put(entry.name(), new Value.Entries.Entry(at(entry.key()), value));
            }
        }
        for (Shape.Fields.Key required : shape.keys()) {
            if (required.required() && !mapping.has(required.name())) {
                String first = mapping.entries().isEmpty()
                        ? ""
                        : mapping.entries().getFirst().name();
                String example = "Add for example `" + required.name() + ": " + required.example() + "`. ";
                fault(node, first, "`" + required.name() + "` is missing in " + shape.noun(), example + takes(shape));
            }
        }
        return new Value.Entries(entries, at(node));
    }

    private @Nullable Value brief(Node node, Shape.Brief shape, String place, Shape.Fields.@Nullable Key key) {
        if (node instanceof Mapping) {
            return fields(node, shape.fields(), place, key);
        }
        Value value = value(node, shape.brief().shape(), place, key);
        if (value == null) {
            return null;
        }
        SequencedMap<String, Value.Entries.Entry> entries = new LinkedHashMap<>();
        entries.put(shape.key(), new Value.Entries.Entry(at(node), value));
        return new Value.Entries(entries, at(node));
    }

    private void unknownKey(Scalar key, Shape.Fields shape) {
        String meant = NearestName.of(key.text(), shape.names())
                .map(n -> "Did you mean `" + n + "`? ")
                .orElse("");
        fault(
                key,
                key.text(),
                "unknown key `" + TextFormat.shown(key.text()) + "` in " + shape.noun(),
                meant + takes(shape));
    }

    /** All keys of a shape, in one sentence. */
    public static String takes(Shape.Fields shape) {
        String noun = shape.noun();
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1) + " takes " + String.join(", ", shape.names())
                + ".";
    }

    private @Nullable Value named(Node node, Shape.Named shape, String place, Shape.Fields.@Nullable Key key) {
        Mapping mapping = mapping(node, shape, place, key);
        if (mapping == null) {
            return null;
        }
        SequencedMap<String, Value.Entries.Entry> entries = new LinkedHashMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
            Scalar name = new Scalar(
                    entry.name(),
                    Scalar.Type.TEXT,
                    entry.key().line(),
                    entry.key().column(),
                    entry.key().endLine());
            Value sound = value(name, shape.name(), "a key of " + place, null);
            Value value = value(entry.value(), shape.value(), "`" + TextFormat.shown(entry.name()) + "`", null);
            if (sound != null && value != null) {
                entries.put(entry.name(), new Value.Entries.Entry(at(entry.key()), value));
            }
        }
        return new Value.Entries(entries, at(node));
    }

    private @Nullable Mapping mapping(Node node, Shape shape, String place, Shape.Fields.@Nullable Key key) {
        return switch (node) {
            case Mapping mapping -> mapping;
            case Scalar scalar
            when scalar.isNull() -> new Mapping(List.of(), scalar.line(), scalar.column(), scalar.endLine());
            case Scalar _, Sequence _, Unresolved _ -> {
                misfit(node, shape.noun(), place, key);
                yield null;
            }
        };
    }

    private @Nullable Value items(Node node, Shape.Items shape, String place, Shape.Fields.@Nullable Key key) {
        return switch (node) {
            case Sequence sequence -> {
                List<Value> values = new ArrayList<>();
                for (Node item : sequence.items()) {
                    Value value = value(item, shape.item(), "an item of " + place, null);
                    if (value != null) {
                        values.add(value);
                    }
                }
                yield new Value.Items(values, at(node));
            }
            case Scalar scalar when scalar.isNull() -> new Value.Items(List.of(), at(node));
            case Scalar _, Mapping _, Unresolved _ -> {
                misfit(node, shape.noun(), place, key);
                yield null;
            }
        };
    }

    private @Nullable Value text(Node node, TextFormat format, String place, Shape.Fields.@Nullable Key key) {
        return text(node, format, format.noun(), place, key);
    }

    private @Nullable Value text(
            Node node, TextFormat format, String noun, String place, Shape.Fields.@Nullable Key key) {
        if (!(node instanceof Scalar scalar) || !written(scalar, format)) {
            misfit(node, noun, place, key);
            return null;
        }
        Optional<String> fault = format.fault(scalar.text());
        if (fault.isPresent()) {
            fault(scalar, scalar.text(), fault.get(), format.advice(scalar.text()));
            return null;
        }
        return new Value.Scalar(scalar.text(), at(scalar));
    }

    private static boolean written(Scalar scalar, TextFormat format) {
        return switch (scalar.type()) {
            case TEXT -> true;
            case INTEGER, DECIMAL -> format.takesNumbers();
            case BOOLEAN, NULL -> false;
        };
    }

    private @Nullable Value choice(Node node, Shape.Choice shape, String place, Shape.Fields.@Nullable Key key) {
        if (!(node instanceof Scalar scalar) || scalar.type() != Scalar.Type.TEXT) {
            misfit(node, shape.noun(), place, key);
            return null;
        }
        if (!shape.words().contains(scalar.text())) {
            String meant = NearestName.of(scalar.text(), shape.words())
                    .map(n -> "Did you mean `" + n + "`? ")
                    .orElse("");
            String subject = key == null ? "Each item" : "`" + key.name() + "`";
            fault(
                    scalar,
                    scalar.text(),
                    "unknown value `" + TextFormat.shown(scalar.text()) + "` in " + place,
                    meant + subject + " takes " + shape.noun() + ".");
            return null;
        }
        return new Value.Scalar(scalar.text(), at(scalar));
    }

    private @Nullable Value count(Node node, Shape.Count shape, String place, Shape.Fields.@Nullable Key key) {
        OptionalLong number = node instanceof Scalar scalar ? scalar.asLong() : OptionalLong.empty();
        if (number.isEmpty()) {
            misfit(node, shape.noun(), place, key);
            return null;
        }
        if (number.getAsLong() < shape.least() || number.getAsLong() > shape.most()) {
            fault(node, text(node), number.getAsLong() + " is out of range in " + place, "Write " + shape.noun() + ".");
            return null;
        }
        return new Value.Scalar(Long.toString(number.getAsLong()), at(node));
    }

    private @Nullable Value truth(Node node, Shape.Truth shape, String place, Shape.Fields.@Nullable Key key) {
        Optional<Boolean> truth = node instanceof Scalar scalar ? scalar.asBoolean() : Optional.empty();
        if (truth.isEmpty()) {
            misfit(node, shape.noun(), place, key);
            return null;
        }
        return new Value.Scalar(truth.get().toString(), at(node));
    }

    private void misfit(Node node, String noun, String place, Shape.Fields.@Nullable Key key) {
        String advice = "Write " + noun + ".";
        if (key != null) {
            advice = "Write " + noun + ", for example `" + key.name() + ": " + key.example() + "`.";
        } else if (node instanceof Scalar scalar && !scalar.isNull()) {
            advice = "Write " + noun + ", in quotes where it would be taken for something else.";
        }
        fault(node, text(node), place + " takes " + noun + ", not " + kind(node), advice);
    }

    private static String kind(Node node) {
        return switch (node) {
            case Mapping _ -> "keys and values";
            case Sequence _ -> "a list";
            case Unresolved _ -> "an expression";
            case Scalar scalar ->
                switch (scalar.type()) {
                    case TEXT -> "a text";
                    case INTEGER, DECIMAL -> "a number";
                    case BOOLEAN -> "true or false";
                    case NULL -> "nothing";
                };
        };
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private void fault(Node node, String token, String message, String advice) {
        faults.add(new Fault(at(node), message, token, advice));
    }

    private Location at(Node node) {
        return new Location(file, node.line(), node.column(), node.endLine());
    }
}
