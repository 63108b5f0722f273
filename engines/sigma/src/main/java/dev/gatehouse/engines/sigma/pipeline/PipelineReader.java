package dev.gatehouse.engines.sigma.pipeline;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.engines.sigma.pipeline.Scope.FieldCondition;
import dev.gatehouse.engines.sigma.pipeline.Scope.RuleCondition;
import dev.gatehouse.engines.sigma.program.Placeholders;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.engines.sigma.source.Attributes;
import dev.gatehouse.engines.sigma.source.Problem;
import dev.gatehouse.engines.sigma.source.Refused;
import dev.gatehouse.engines.sigma.source.YamlFile;
import dev.gatehouse.engines.sigma.source.YamlNode;
import dev.gatehouse.engines.sigma.source.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads pipelines. A pipeline with anything that is not understood is refused as a whole. */
public final class PipelineReader {

    private static final int LONGEST = 4_096;

    private final List<Pipeline.Step> steps = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<Pipeline.Route> routes = new ArrayList<>();
    private boolean othersAny;

    private PipelineReader() {}

    /** A pipeline, or why it was refused. */
    public record Reading(Optional<Pipeline> pipeline, List<Problem> problems) {

        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file. */
    public static Reading read(String name, byte[] bytes) {
        return read(YamlReader.read(name, bytes));
    }

    /** Reads a text. */
    public static Reading read(String name, String text) {
        return read(YamlReader.read(name, text));
    }

    private static Reading read(YamlFile file) {
        if (!file.problems().isEmpty()) {
            return new Reading(Optional.empty(), file.problems());
        }
        PipelineReader reader = new PipelineReader();
        try {
            for (YamlNode document : file.documents()) {
                reader.document(Attributes.of(document, "pipeline"));
            }
        } catch (Refused refused) {
            return new Reading(Optional.empty(), List.of(file.problem(refused)));
        }
        Placeholders placeholders = new Placeholders(reader.values, reader.othersAny);
        return new Reading(Optional.of(new Pipeline(reader.steps, placeholders, reader.routes)), List.of());
    }

    private void document(Attributes pipeline) {
        pipeline.get("vars").ifPresent(node -> {
            Attributes vars = Attributes.of(node, "vars");
            vars.mapping()
                    .entries()
                    .forEach(e -> values.put(e.key().text(), vars.texts(e.key().text())));
        });
        for (YamlNode item : list(pipeline, "transformations")) {
            Attributes attributes = Attributes.of(item, "transformation");
            transformation(attributes).ifPresent(t -> steps.add(new Pipeline.Step(t, scope(attributes))));
        }
        for (YamlNode item : list(pipeline, "routes")) {
            Attributes route = Attributes.of(item, "route");
            routes.add(new Pipeline.Route(
                    RuleReader.selection(route.required("when")),
                    logSource(Attributes.of(route.required("logsource"), "logsource"))));
        }
    }

    private static List<YamlNode> list(Attributes attributes, String name) {
        return switch (attributes.get(name).orElse(null)) {
            case YamlNode.Sequence sequence -> sequence.items();
            case null -> List.of();
            case YamlNode other -> throw new Refused(other.place(), "`" + name + "` has to be a list");
        };
    }

    private Optional<Transformation> transformation(Attributes attributes) {
        YamlNode.Scalar type = Attributes.scalar(attributes.required("type"), "type");
        return switch (type.text()) {
            case "field_name_mapping" -> Optional.of(new Transformation.Mapping(mapping(attributes)));
            case "field_name_prefix_mapping" -> {
                Map<String, String> prefixes = new LinkedHashMap<>();
                mapping(attributes).forEach((from, to) -> prefixes.put(from, to.getFirst()));
                yield Optional.of(new Transformation.PrefixMapping(prefixes));
            }
            case "field_name_prefix" -> Optional.of(new Transformation.Affix(needed(attributes, "prefix"), ""));
            case "field_name_suffix" -> Optional.of(new Transformation.Affix("", needed(attributes, "suffix")));
            case "add_condition" ->
                Optional.of(new Transformation.AddCondition(
                        RuleReader.selection(attributes.required("conditions")), attributes.truth("negated")));
            case "change_logsource" -> Optional.of(new Transformation.ChangeLogSource(logSource(attributes)));
            case "drop_detection_item" -> Optional.of(new Transformation.DropItem());
            case "replace_string" ->
                Optional.of(new Transformation.ReplaceString(
                        pattern(Attributes.scalar(attributes.required("regex"), "regex")),
                        attributes.remark("replacement")));
            case "rule_failure" -> Optional.of(new Transformation.Failure(needed(attributes, "message"), type.place()));
            case "value_placeholders" -> Optional.empty();
            case "wildcard_placeholders" -> {
                List<String> include = attributes.texts("include");
                include.forEach(name -> values.put(name, List.of("*")));
                othersAny |= include.isEmpty();
                yield Optional.empty();
            }
            default -> throw new Refused(type.place(), "`" + type.text() + "` is not a transformation known here");
        };
    }

    private static Map<String, List<String>> mapping(Attributes attributes) {
        Attributes mapping = Attributes.of(attributes.required("mapping"), "mapping");
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.mapping().entries()) {
            List<String> to = mapping.texts(entry.key().text());
            if (to.isEmpty()) {
                throw new Refused(entry.key().place(), "`" + entry.key().text() + "` is mapped to nothing");
            }
            names.put(entry.key().text(), to);
        }
        return names;
    }

    private static String needed(Attributes attributes, String name) {
        return Attributes.scalar(attributes.required(name), name).text();
    }

    private static LogSource logSource(Attributes attributes) {
        return new LogSource(attributes.text("category"), attributes.text("product"), attributes.text("service"));
    }

    private static Pattern pattern(YamlNode.Scalar text) {
        if (text.text().length() > LONGEST) {
            throw new Refused(text.place(), "an expression longer than " + LONGEST + " characters");
        }
        try {
            return Pattern.compile(text.text());
        } catch (PatternSyntaxException wrong) {
            throw new Refused(text.place(), "not a regular expression of RE2: " + wrong.getDescription());
        }
    }

    private static Scope scope(Attributes attributes) {
        List<RuleCondition> rules = new ArrayList<>();
        for (YamlNode item : list(attributes, "rule_conditions")) {
            Attributes condition = Attributes.of(item, "rule condition");
            YamlNode.Scalar type = Attributes.scalar(condition.required("type"), "type");
            rules.add(
                    switch (type.text()) {
                        case "logsource" -> new RuleCondition.OfLogSource(logSource(condition));
                        case "tag" -> new RuleCondition.Tagged(needed(condition, "tag"));
                        default ->
                            throw new Refused(type.place(), "`" + type.text() + "` is not a rule condition known here");
                    });
        }
        List<FieldCondition> fields = new ArrayList<>();
        for (YamlNode item : list(attributes, "field_name_conditions")) {
            fields.add(fieldCondition(Attributes.of(item, "field name condition")));
        }
        boolean any = attributes.remark("rule_cond_op").equals("or");
        return new Scope(rules, any, attributes.truth("rule_cond_not"), fields);
    }

    private static FieldCondition fieldCondition(Attributes condition) {
        YamlNode.Scalar type = Attributes.scalar(condition.required("type"), "type");
        boolean include = switch (type.text()) {
            case "include_fields" -> true;
            case "exclude_fields" -> false;
            default ->
                throw new Refused(type.place(), "`" + type.text() + "` is not a field name condition known here");
        };
        Set<String> names = new HashSet<>();
        List<Pattern> patterns = new ArrayList<>();
        for (YamlNode.Scalar field : condition.scalars("fields")) {
            if (condition.remark("mode").equals("re")) {
                patterns.add(pattern(field));
            } else {
                names.add(field.text());
            }
        }
        return new FieldCondition(include, names, patterns);
    }
}
