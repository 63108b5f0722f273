package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.rule.Detection.AppliedModifier;
import dev.gatehouse.engines.sigma.rule.Detection.Selection;
import dev.gatehouse.engines.sigma.rule.Detection.Value;
import dev.gatehouse.engines.sigma.source.Attributes;
import dev.gatehouse.engines.sigma.source.Place;
import dev.gatehouse.engines.sigma.source.Refused;
import dev.gatehouse.engines.sigma.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code detection} of a rule, and the {@code filter} of a filter, which has the same form. */
final class DetectionReader {

    private static final int MOST_VALUES = 50_000;

    private int values;

    private DetectionReader() {}

    /**
     * Reads selections and conditions.
     *
     * @param name of the section, for messages
     * @param others keys that are neither
     */
    static Detection read(YamlNode section, String name, Set<String> others) {
        return new DetectionReader().detection(Attributes.of(section, name), name, others);
    }

    /** Reads one selection. */
    static Selection selection(YamlNode node) {
        return new DetectionReader().selection(node, node.place());
    }

    private Detection detection(Attributes attributes, String name, Set<String> others) {
        Map<String, Selection> selections = new LinkedHashMap<>();
        for (YamlNode.Entry entry : attributes.mapping().entries()) {
            String key = entry.key().text();
            if (!key.equals("condition") && !key.equals("timeframe") && !others.contains(key)) {
                selections.put(key, selection(entry.value(), entry.key().place()));
            }
        }
        if (selections.isEmpty()) {
            throw new Refused(attributes.mapping().place(), "`" + name + "` has no selection");
        }
        attributes.required("condition");
        List<Condition> conditions = new ArrayList<>();
        for (YamlNode.Scalar condition : attributes.scalars("condition")) {
            conditions.add(ConditionParser.parse(condition.text(), condition.place()));
        }
        if (conditions.isEmpty()) {
            throw new Refused(attributes.required("condition").place(), "`condition` is empty");
        }
        conditions.forEach(condition -> known(condition, selections));
        return new Detection(selections, conditions);
    }

    private static void known(Condition condition, Map<String, Selection> selections) {
        switch (condition) {
            case Condition.And and -> and.parts().forEach(part -> known(part, selections));
            case Condition.Or or -> or.parts().forEach(part -> known(part, selections));
            case Condition.Not not -> known(not.part(), selections);
            case Condition.Identifier identifier -> {
                if (!selections.containsKey(identifier.name())) {
                    throw new Refused(identifier.place(), "no selection is called `" + identifier.name() + "`");
                }
            }
            case Condition.Of of -> {
                if (selections.keySet().stream().noneMatch(of::names)) {
                    throw new Refused(of.place(), "no selection is named by `" + of.pattern() + "`");
                }
            }
        }
    }

    private Selection selection(YamlNode node, Place key) {
        return switch (node) {
            case YamlNode.Mapping mapping -> allOf(mapping);
            case YamlNode.Sequence sequence -> anyOf(sequence);
            case YamlNode.Scalar scalar -> new Selection.Item(null, List.of(), List.of(value(scalar)), key);
        };
    }

    private Selection allOf(YamlNode.Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            throw new Refused(mapping.place(), "an empty selection");
        }
        return new Selection.AllOf(mapping.entries().stream().map(this::item).toList());
    }

    /** Mappings, each on its own, and single values, all of them one search of the whole event. */
    private Selection anyOf(YamlNode.Sequence sequence) {
        List<Selection> parts = new ArrayList<>();
        List<Value> keywords = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
            switch (item) {
                case YamlNode.Mapping mapping -> parts.add(allOf(mapping));
                case YamlNode.Scalar scalar -> keywords.add(value(scalar));
                case YamlNode.Sequence inner -> throw new Refused(inner.place(), "a list in a list");
            }
        }
        if (!keywords.isEmpty()) {
            parts.add(new Selection.Item(null, List.of(), keywords, sequence.place()));
        }
        if (parts.isEmpty()) {
            throw new Refused(sequence.place(), "an empty selection");
        }
        return parts.size() == 1 ? parts.getFirst() : new Selection.AnyOf(parts);
    }

    private Selection item(YamlNode.Entry entry) {
        String key = entry.key().text();
        Place place = entry.key().place();
        List<AppliedModifier> modifiers = new ArrayList<>();
        int bar = key.indexOf('|');
        String field = bar < 0 ? key : key.substring(0, bar);
        while (bar >= 0) {
            int end = key.indexOf('|', bar + 1);
            String word = key.substring(bar + 1, end < 0 ? key.length() : end);
            Place at = new Place(place.file(), place.line(), place.column() + bar + 1);
            Modifier modifier = Modifier.of(word)
                    .orElseThrow(() -> new Refused(at, "`" + word + "` is not a modifier of Sigma 2.1"));
            modifiers.add(new AppliedModifier(modifier, at));
            bar = end;
        }
        return new Selection.Item(field.isEmpty() ? null : field, modifiers, values(entry.value(), key), place);
    }

    private List<Value> values(YamlNode node, String key) {
        return switch (node) {
            case YamlNode.Scalar scalar -> List.of(value(scalar));
            case YamlNode.Sequence sequence -> {
                List<Value> values = new ArrayList<>();
                for (YamlNode item : sequence.items()) {
                    Value value = value(Attributes.scalar(item, key));
                    if (value instanceof Value.Null && sequence.items().size() > 1) {
                        throw new Refused(value.place(), "null in a list of values: give it a selection of its own");
                    }
                    values.add(value);
                }
                if (values.isEmpty()) {
                    throw new Refused(sequence.place(), "`" + key + "` has no value");
                }
                yield values;
            }
            case YamlNode.Mapping mapping ->
                throw new Refused(mapping.place(), "`" + key + "` has to be a value or a list of values");
        };
    }

    private Value value(YamlNode.Scalar scalar) {
        if (++values > MOST_VALUES) {
            throw new Refused(scalar.place(), "more than " + MOST_VALUES + " values");
        }
        Place place = scalar.place();
        return switch (scalar.type()) {
            case TEXT -> new Value.Text(scalar.text(), place);
            case INTEGER, DECIMAL ->
                Attributes.number(scalar.text())
                        .<Value>map(number -> new Value.Numeric(number, place))
                        .orElseGet(() -> new Value.Text(scalar.text(), place));
            case BOOLEAN -> new Value.Truth(scalar.text().equalsIgnoreCase("true"), place);
            case NULL -> new Value.Null(place);
        };
    }
}
