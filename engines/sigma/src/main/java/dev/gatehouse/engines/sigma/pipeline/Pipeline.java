package dev.gatehouse.engines.sigma.pipeline;

import dev.gatehouse.engines.sigma.program.Placeholders;
import dev.gatehouse.engines.sigma.rule.Condition;
import dev.gatehouse.engines.sigma.rule.Detection;
import dev.gatehouse.engines.sigma.rule.Detection.Selection;
import dev.gatehouse.engines.sigma.rule.Detection.Value;
import dev.gatehouse.engines.sigma.rule.DetectionRule;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.Modifier;
import dev.gatehouse.engines.sigma.source.Place;
import dev.gatehouse.engines.sigma.source.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes rules before they are compiled, one transformation after the other, and tells events their log source.
 *
 * @param steps in the order in which they apply
 * @param placeholders what the pipeline's variables give
 * @param routes by what an event is told its log source; the first that holds counts
 */
public record Pipeline(List<Step> steps, Placeholders placeholders, List<Route> routes) {

    /** Changes nothing. */
    public static final Pipeline NONE = new Pipeline(List.of(), Placeholders.NONE, List.of());

    public Pipeline {
        steps = List.copyOf(steps);
        routes = List.copyOf(routes);
    }

    /** A transformation and what it applies to. */
    public static final class Step {

        private final Transformation transformation;
        private final Scope scope;

        Step(Transformation transformation, Scope scope) {
            this.transformation = transformation;
            this.scope = scope;
        }
    }

    /** Events for which a selection holds come from a log source. */
    public record Route(Selection selection, LogSource logSource) {}

    /**
     * The rule as it is compiled.
     *
     * @throws Refused where the pipeline refuses it
     */
    public DetectionRule apply(DetectionRule rule) {
        DetectionRule changed = rule;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.scope.appliesTo(changed)) {
                changed = apply(step, changed, "_pipeline_" + i);
            }
        }
        return changed;
    }

    /** A filter's detection with its fields as they are called in the events; nothing is added to it. */
    public DetectionRule renamed(DetectionRule filter) {
        DetectionRule changed = filter;
        for (Step step : steps) {
            boolean items = step.transformation instanceof Transformation.Mapping
                    || step.transformation instanceof Transformation.PrefixMapping
                    || step.transformation instanceof Transformation.Affix
                    || step.transformation instanceof Transformation.ReplaceString;
            if (items && step.scope.appliesTo(changed)) {
                changed = apply(step, changed, "");
            }
        }
        return changed;
    }

    private static DetectionRule apply(Step step, DetectionRule rule, String name) {
        return switch (step.transformation) {
            case Transformation.ChangeLogSource change ->
                new DetectionRule(rule.metadata(), change.logSource(), rule.detection());
            case Transformation.AddCondition add ->
                new DetectionRule(rule.metadata(), rule.logSource(), with(rule.detection(), add, name, rule));
            case Transformation.Failure failure ->
                throw new Refused(rule.metadata().place(), "refused by the pipeline: " + failure.message());
            case Transformation.Mapping _,
                    Transformation.PrefixMapping _,
                    Transformation.Affix _,
                    Transformation.DropItem _,
                    Transformation.ReplaceString _ ->
                new DetectionRule(rule.metadata(), rule.logSource(), items(step, rule));
        };
    }

    private static Detection with(
            Detection detection, Transformation.AddCondition add, String name, DetectionRule rule) {
        Map<String, Selection> selections = new HashMap<>(detection.selections());
        selections.put(name, add.selection());
        Place place = rule.metadata().place();
        Condition added = new Condition.Identifier(name, place);
        Condition needed = add.negated() ? new Condition.Not(added) : added;
        return new Detection(
                selections,
                detection.conditions().stream()
                        .<Condition>map(c -> new Condition.And(List.of(needed, c)))
                        .toList());
    }

    private static Detection items(Step step, DetectionRule rule) {
        Map<String, Selection> selections = new HashMap<>();
        rule.detection().selections().forEach((name, selection) -> {
            Selection changed = items(step, selection)
                    .orElseThrow(() -> new Refused(
                            rule.metadata().place(), "the pipeline leaves nothing of the selection `" + name + "`"));
            selections.put(name, changed);
        });
        return new Detection(selections, rule.detection().conditions());
    }

    private static Optional<Selection> items(Step step, Selection selection) {
        return switch (selection) {
            case Selection.AllOf all ->
                Optional.of(parts(step, all.parts()))
                        .filter(parts -> !parts.isEmpty())
                        .map(Selection.AllOf::new);
            case Selection.AnyOf any ->
                Optional.of(parts(step, any.parts()))
                        .filter(parts -> !parts.isEmpty())
                        .map(Selection.AnyOf::new);
            case Selection.Item item ->
                step.scope.appliesTo(item.field()) ? item(step.transformation, item) : Optional.of(item);
        };
    }

    private static List<Selection> parts(Step step, List<Selection> parts) {
        List<Selection> changed = new ArrayList<>();
        parts.forEach(part -> items(step, part).ifPresent(changed::add));
        return changed;
    }

    private static Optional<Selection> item(Transformation transformation, Selection.Item item) {
        if (transformation instanceof Transformation.DropItem) {
            return Optional.empty();
        }
        if (transformation instanceof Transformation.ReplaceString replace) {
            return Optional.of(new Selection.Item(
                    item.field(),
                    item.modifiers(),
                    item.values().stream().map(v -> replaced(replace, v)).toList(),
                    item.place()));
        }
        String field = item.field();
        if (field == null) {
            return Optional.of(item);
        }
        boolean reference = item.modifiers().stream().anyMatch(m -> m.modifier() == Modifier.FIELDREF);
        List<Value> values = reference
                ? item.values().stream().map(v -> renamed(transformation, v)).toList()
                : item.values();
        List<Selection> renamed = new ArrayList<>();
        for (String name : names(transformation, field)) {
            renamed.add(new Selection.Item(name, item.modifiers(), values, item.place()));
        }
        return Optional.of(renamed.size() == 1 ? renamed.getFirst() : new Selection.AnyOf(renamed));
    }

    private static Value renamed(Transformation transformation, Value value) {
        return value instanceof Value.Text text
                ? new Value.Text(names(transformation, text.text()).getFirst(), text.place())
                : value;
    }

    private static Value replaced(Transformation.ReplaceString replace, Value value) {
        return value instanceof Value.Text text
                ? new Value.Text(replace.pattern().matcher(text.text()).replaceAll(replace.replacement()), text.place())
                : value;
    }

    private static List<String> names(Transformation transformation, String field) {
        return switch (transformation) {
            case Transformation.Mapping mapping -> mapping.names().getOrDefault(field, List.of(field));
            case Transformation.PrefixMapping mapping ->
                List.of(mapping.prefixes().entrySet().stream()
                        .filter(e -> field.startsWith(e.getKey()))
                        .findFirst()
                        .map(e -> e.getValue() + field.substring(e.getKey().length()))
                        .orElse(field));
            case Transformation.Affix affix -> List.of(affix.before() + field + affix.after());
            case Transformation.AddCondition _,
                    Transformation.ChangeLogSource _,
                    Transformation.DropItem _,
                    Transformation.ReplaceString _,
                    Transformation.Failure _ -> List.of(field);
        };
    }

    /** What a field is called in the events of a rule, for correlations that group or work by it. */
    public String field(@Nullable DetectionRule rule, String field) {
        String name = field;
        for (Step step : steps) {
            if (rule != null && step.scope.appliesTo(rule) && step.scope.appliesTo(name)) {
                name = names(step.transformation, name).getFirst();
            }
        }
        return name;
    }
}
