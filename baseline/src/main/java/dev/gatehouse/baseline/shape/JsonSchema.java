package dev.gatehouse.baseline.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A shape as a JSON Schema, which editors complete and check by. It says less than the reader does: what names refer
 * to, and whether dates are in order, no schema can say.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/schema">JSON Schema 2020-12</a>
 */
public final class JsonSchema {

    private JsonSchema() {}

    /** The schema's text, indented by two spaces, with a line break at its end. */
    public static String of(Shape.Fields shape, String id, String title) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", id);
        schema.put("title", title);
        SequencedMap<String, Object> root = fields(shape);
        root.put("type", "object");
        schema.putAll(root);
        StringBuilder text = new StringBuilder();
        print(schema, 0, text);
        return text.append('\n').toString();
    }

    private static SequencedMap<String, Object> schema(Shape shape) {
        return switch (shape) {
            case Shape.Fields fields -> fields(fields);
            case Shape.Named named -> {
                SequencedMap<String, Object> schema = typed("object", "null");
                schema.put("propertyNames", schema(named.name()));
                schema.put("additionalProperties", schema(named.value()));
                yield schema;
            }
            case Shape.Items items -> {
                SequencedMap<String, Object> schema = typed("array", "null");
                schema.put("items", schema(items.item()));
                yield schema;
            }
            case Shape.Brief brief -> {
                SequencedMap<String, Object> schema = new LinkedHashMap<>();
                schema.put("anyOf", List.of(schema(brief.brief().shape()), fields(brief.fields())));
                yield schema;
            }
            case Shape.Text text -> text(text.format());
            case Shape.Choice choice -> {
                SequencedMap<String, Object> schema = new LinkedHashMap<>();
                schema.put("enum", choice.words());
                yield schema;
            }
            case Shape.Name _, Shape.Reference _ -> text(TextFormat.LINE);
            case Shape.Count count -> {
                SequencedMap<String, Object> schema = typed("integer");
                schema.put("minimum", count.least());
                schema.put("maximum", count.most());
                yield schema;
            }
            case Shape.Truth _ -> typed("boolean");
        };
    }

    private static SequencedMap<String, Object> fields(Shape.Fields shape) {
        SequencedMap<String, Object> schema = typed("object", "null");
        SequencedMap<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (Shape.Fields.Key key : shape.keys()) {
            SequencedMap<String, Object> property = new LinkedHashMap<>();
            property.put("description", key.says() + ". For example: " + key.example());
            property.putAll(schema(key.shape()));
            properties.put(key.name(), property);
            if (key.required()) {
                required.add(key.name());
            }
        }
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("type", "object");
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private static SequencedMap<String, Object> text(TextFormat format) {
        SequencedMap<String, Object> schema = format.takesNumbers() ? typed("string", "number") : typed("string");
        format.pattern().ifPresent(pattern -> schema.put("pattern", "^(?:" + pattern + ")$"));
        if (format == TextFormat.DATE) {
            schema.put("format", "date");
        }
        if (format.pattern().isEmpty()) {
            schema.put("pattern", "\\S");
        }
        return schema;
    }

    private static SequencedMap<String, Object> typed(String... types) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", types.length == 1 ? types[0] : List.of(types));
        return schema;
    }

    private static void print(Object value, int depth, StringBuilder text) {
        String indent = "\n" + "  ".repeat(depth + 1);
        switch (value) {
            case SequencedMap<?, ?> map -> {
                String separator = "{";
                for (var entry : map.entrySet()) {
                    text.append(separator).append(indent);
                    print(entry.getKey(), depth, text);
                    text.append(": ");
                    print(entry.getValue(), depth + 1, text);
                    separator = ",";
                }
                text.append("\n").append("  ".repeat(depth)).append('}');
            }
            case List<?> list -> {
                String separator = "[";
                for (Object item : list) {
                    text.append(separator);
                    print(item, depth, text);
                    separator = ", ";
                }
                text.append(']');
            }
            case String string ->
                text.append('"')
                        .append(string.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n"))
                        .append('"');
            default -> text.append(value);
        }
    }
}
