package dev.gatehouse.engines.sigma.rule;

import dev.gatehouse.engines.sigma.rule.Threshold.Bound;
import dev.gatehouse.engines.sigma.rule.Threshold.Comparison;
import dev.gatehouse.engines.sigma.source.Attributes;
import dev.gatehouse.engines.sigma.source.Refused;
import dev.gatehouse.engines.sigma.source.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code correlation} of a rule. */
final class CorrelationReader {

    private CorrelationReader() {}

    static CorrelationRule read(Metadata metadata, Attributes rule) {
        Attributes correlation = Attributes.of(rule.required("correlation"), "correlation");
        CorrelationType type = type(Attributes.scalar(correlation.required("type"), "type"));
        correlation.required("rules");
        List<FilterRule.Reference> rules = correlation.scalars("rules").stream()
                .map(r -> new FilterRule.Reference(r.text(), r.place()))
                .toList();
        Duration timespan =
                Attributes.duration(Attributes.scalar(correlation.required("timespan"), "timespan"), "timespan");
        Figures figures = figures(correlation, type);
        CorrelationRule.History history = new CorrelationRule.History(
                correlation
                        .get("learning")
                        .map(n -> Attributes.duration(Attributes.scalar(n, "learning"), "learning"))
                        .orElse(Duration.ZERO),
                correlation
                        .get("minimum-events")
                        .map(n -> Attributes.number(Attributes.scalar(n, "minimum-events"), "minimum-events")
                                .longValue())
                        .orElse(0L));
        CorrelationRule read = new CorrelationRule(
                metadata,
                type,
                rules,
                correlation.texts("group-by"),
                aliases(correlation),
                timespan,
                figures.threshold,
                figures.expression,
                List.copyOf(figures.fields),
                figures.percentile,
                history,
                rule.truth("generate") || correlation.truth("generate"));
        check(read, correlation);
        return read;
    }

    private static CorrelationType type(YamlNode.Scalar word) {
        return CorrelationType.of(word.text())
                .orElseThrow(() -> new Refused(word.place(), "`" + word.text() + "` is not a correlation type"));
    }

    /** What stands in a condition. */
    private static final class Figures {
        private Threshold threshold = new Threshold(List.of());
        private @Nullable Condition expression;
        private final List<String> fields = new ArrayList<>();
        private @Nullable BigDecimal percentile;
    }

    private static Figures figures(Attributes correlation, CorrelationType type) {
        Figures figures = new Figures();
        YamlNode condition = correlation.get("condition").orElse(null);
        if (condition == null) {
            return figures;
        }
        if (condition instanceof YamlNode.Scalar text && type == CorrelationType.TEMPORAL) {
            figures.expression = ConditionParser.parse(text.text(), text.place());
            return figures;
        }
        Attributes attributes = Attributes.of(condition, "condition");
        List<Bound> bounds = new ArrayList<>();
        for (YamlNode.Entry entry : attributes.mapping().entries()) {
            String key = entry.key().text();
            switch (key) {
                case "gt", "gte", "lt", "lte", "eq", "neq" ->
                    bounds.add(new Bound(
                            Comparison.valueOf(key.toUpperCase(Locale.ROOT)),
                            Attributes.number(Attributes.scalar(entry.value(), key), key)));
                case "field" -> figures.fields.addAll(attributes.texts("field"));
                case "percentile" -> figures.percentile = Attributes.number(Attributes.scalar(entry.value(), key), key);
                default ->
                    throw new Refused(
                            entry.key().place(),
                            "`" + key + "` in a correlation's condition: it has gt, gte, lt, lte, eq, neq and field");
            }
        }
        figures.threshold = new Threshold(bounds);
        return figures;
    }

    private static Map<String, Map<String, String>> aliases(Attributes correlation) {
        Map<String, Map<String, String>> aliases = new HashMap<>();
        YamlNode node = correlation.get("aliases").orElse(null);
        if (node != null) {
            for (YamlNode.Entry alias : Attributes.of(node, "aliases").mapping().entries()) {
                Map<String, String> fields = new LinkedHashMap<>();
                String name = alias.key().text();
                for (YamlNode.Entry field :
                        Attributes.of(alias.value(), name).mapping().entries()) {
                    fields.put(
                            field.key().text(),
                            Attributes.scalar(field.value(), field.key().text()).text());
                }
                aliases.put(name, Map.copyOf(fields));
            }
        }
        return aliases;
    }

    private static void check(CorrelationRule rule, Attributes correlation) {
        if (rule.rules().isEmpty()) {
            throw new Refused(correlation.required("rules").place(), "`rules` names no rule");
        }
        if (rule.percentile() != null
                && (rule.percentile().signum() < 0 || rule.percentile().compareTo(BigDecimal.valueOf(100)) > 0)) {
            throw new Refused(correlation.required("condition").place(), "`percentile` has to be from 0 to 100");
        }
        boolean bounded = !rule.condition().bounds().isEmpty();
        boolean fields = !rule.fields().isEmpty();
        switch (rule.type()) {
            case EVENT_COUNT -> needs(bounded, correlation, "a condition with gt, gte, lt, lte, eq or neq");
            case VALUE_COUNT, VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN, VELOCITY -> {
                needs(bounded, correlation, "a condition with gt, gte, lt, lte, eq or neq");
                needs(fields, correlation, "`field` in its condition");
            }
            case FIRST_SEEN -> needs(fields, correlation, "`field` in its condition");
            case RARE_HOUR -> needs(bounded, correlation, "a condition with lt or lte, in percent");
            case ABSENCE -> needs(rule.rules().size() == 2, correlation, "exactly two rules");
            case TEMPORAL, TEMPORAL_ORDERED, DORMANT -> {}
        }
        boolean single = switch (rule.type()) {
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN -> true;
            case EVENT_COUNT,
                    VALUE_COUNT,
                    TEMPORAL,
                    TEMPORAL_ORDERED,
                    FIRST_SEEN,
                    VELOCITY,
                    RARE_HOUR,
                    ABSENCE,
                    DORMANT -> false;
        };
        needs(!single || rule.fields().size() == 1, correlation, "exactly one field in its condition");
        needs(
                rule.type() != CorrelationType.VELOCITY || rule.fields().size() <= 2,
                correlation,
                "one field with an address, or two with latitude and longitude");
    }

    private static void needs(boolean there, Attributes correlation, String what) {
        if (!there) {
            YamlNode type = correlation.required("type");
            throw new Refused(
                    type.place(), "`" + Attributes.scalar(type, "type").text() + "` needs " + what);
        }
    }
}
