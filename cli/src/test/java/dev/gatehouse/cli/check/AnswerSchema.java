package dev.gatehouse.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An answer against the schema of an API description (OpenAPI 3): every field of it must be described, with a value of
 * that type. What the schema requires besides is not asked of a fixture.
 */
final class AnswerSchema {

    private AnswerSchema() {}

    /** What is wrong with a value; empty where nothing is. */
    static List<String> faults(JsonNode description, JsonNode schema, JsonNode value) {
        List<JsonNode> choices = choices(description, schema);
        List<String> least = List.of("no schema");
        for (JsonNode choice : choices) {
            List<String> faults = against(description, choice, value);
            if (faults.isEmpty()) {
                return faults;
            }
            least = faults;
        }
        return value.isObject() && choices.size() > 1 ? together(description, choices, value) : least;
    }

    /** Where several schemas hold at once, each field needs one that knows it. */
    private static List<String> together(JsonNode description, List<JsonNode> choices, JsonNode value) {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            boolean known = choices.stream()
                    .filter(choice -> choice.path("properties").has(field.getKey()))
                    .anyMatch(choice -> faults(
                                    description, choice.path("properties").path(field.getKey()), field.getValue())
                            .isEmpty());
            if (!known) {
                faults.add("no " + field.getKey());
            }
        }
        return faults;
    }

    private static List<String> against(JsonNode description, JsonNode schema, JsonNode value) {
        List<String> faults = new ArrayList<>();
        if (value.isNull()) {
            boolean may = schema.path("nullable").asBoolean(false)
                    || schema.path("type").toString().contains("null");
            return may ? faults : List.of("is null");
        }
        if (value.isObject()) {
            JsonNode extra = schema.path("additionalProperties");
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                JsonNode known = schema.path("properties").path(field.getKey());
                if (known.isMissingNode() && !extra.isObject() && !extra.asBoolean(false)) {
                    faults.add("no " + field.getKey());
                } else if (!known.isMissingNode()) {
                    faults(description, known, field.getValue())
                            .forEach(fault -> faults.add(field.getKey() + " " + fault));
                }
            }
            return faults;
        }
        if (value.isArray()) {
            for (JsonNode item : value) {
                faults.addAll(faults(description, schema.path("items"), item));
            }
            return faults;
        }
        String type = schema.path("type").toString();
        boolean right = value.isBoolean() && type.contains("boolean")
                || value.isString() && type.contains("string")
                || value.isNumber() && (type.contains("integer") || type.contains("number"));
        return right ? faults : List.of("is no " + type);
    }

    /** A schema itself, or the schemas of which some hold. */
    private static List<JsonNode> choices(JsonNode description, JsonNode schema) {
        JsonNode whole = schema.has("$ref")
                ? description.at(schema.get("$ref").asString().substring(1))
                : schema;
        List<JsonNode> choices = new ArrayList<>();
        for (String word : List.of("oneOf", "anyOf", "allOf")) {
            for (JsonNode each : whole.path(word)) {
                choices.addAll(choices(description, each));
            }
        }
        if (choices.isEmpty() || whole.has("properties")) {
            choices.add(whole);
        }
        return choices;
    }
}
