package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.program.Expression;
import dev.gatehouse.engines.sigma.program.RuleCompiler;
import dev.gatehouse.engines.sigma.rule.CorrelationRule;
import dev.gatehouse.engines.sigma.rule.DetectionRule;
import dev.gatehouse.engines.sigma.rule.FilterRule;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.Metadata;
import dev.gatehouse.engines.sigma.rule.Rule;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.engines.sigma.source.Problem;
import dev.gatehouse.engines.sigma.source.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules made ready: detections compiled with the filters that apply to them, correlations with the rules they refer to.
 * A rule that can't be made ready is a problem, and so is each correlation that refers to it.
 *
 * @param detections in the order in which they were read
 * @param correlations in an order in which each comes after those it refers to
 * @param routes by what an event is told its log source; the first that holds counts
 * @param problems of reading and of making ready
 * @param warnings what the specification asks for and can be done without
 */
public record DetectionSet(
        List<Detection> detections,
        List<Correlation> correlations,
        List<Route> routes,
        List<Problem> problems,
        List<Problem> warnings) {

    public DetectionSet {
        detections = List.copyOf(detections);
        correlations = List.copyOf(correlations);
        routes = List.copyOf(routes);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * A rule about single events.
     *
     * @param alone whether a match is a result, not only part of a correlation
     */
    public record Detection(Metadata metadata, LogSource logSource, Expression expression, boolean alone) {}

    /**
     * A correlation.
     *
     * @param sources positions among all rules, detections first, of what the rule refers to, in the rule's order
     * @param names for each of them what the fields that the correlation names are called in its events
     * @param alone whether a match is a result, not only part of another correlation
     */
    public record Correlation(
            CorrelationRule rule, List<Integer> sources, List<Map<String, String>> names, boolean alone) {
        public Correlation {
            sources = List.copyOf(sources);
            names = List.copyOf(names);
        }
    }

    /** Makes ready what was read, by a pipeline. */
    public static DetectionSet of(RuleReader.Reading reading, Pipeline pipeline) {
        return new Builder(reading, pipeline).build();
    }

    /** Events for which an expression holds come from a log source. */
    public record Route(Expression expression, LogSource logSource) {}

    private static final class Builder {

        private final RuleReader.Reading reading;
        private final Pipeline pipeline;
        private final RuleCompiler compiler;
        private final List<Problem> problems;
        private final List<FilterRule> filters = new ArrayList<>();
        private final Map<FilterRule, Expression> compiledFilters = new HashMap<>();
        private final List<DetectionRule> rules = new ArrayList<>();
        private final List<DetectionRule> originals = new ArrayList<>();
        private final List<Expression> expressions = new ArrayList<>();
        private final List<CorrelationRule> correlations = new ArrayList<>();
        private final List<List<Integer>> sources = new ArrayList<>();

        Builder(RuleReader.Reading reading, Pipeline pipeline) {
            this.reading = reading;
            this.pipeline = pipeline;
            this.compiler = new RuleCompiler(pipeline.placeholders());
            this.problems = new ArrayList<>(reading.problems());
        }

        DetectionSet build() {
            for (Rule rule : reading.rules()) {
                if (rule instanceof FilterRule filter) {
                    guarded(() -> {
                        DetectionRule asRule =
                                new DetectionRule(filter.metadata(), filter.logSource(), filter.detection());
                        compiledFilters.put(
                                filter,
                                compiler.compile(pipeline.renamed(asRule).detection()));
                        filters.add(filter);
                    });
                }
            }
            Map<String, Metadata> called = new HashMap<>();
            for (Rule rule : reading.rules()) {
                if (rule instanceof DetectionRule detection) {
                    guarded(() -> {
                        unique(detection.metadata(), called);
                        DetectionRule changed = pipeline.apply(detection);
                        Expression expression = filtered(changed, detection);
                        rules.add(changed);
                        originals.add(detection);
                        expressions.add(expression);
                    });
                }
            }
            filters.forEach(filter -> guarded(() -> used(filter)));
            correlate(called);
            List<Route> routes = new ArrayList<>();
            pipeline.routes()
                    .forEach(route -> guarded(
                            () -> routes.add(new Route(compiler.compile(route.selection()), route.logSource()))));
            return new DetectionSet(detections(), readyCorrelations(), routes, problems, reading.warnings());
        }

        private void guarded(Runnable step) {
            try {
                step.run();
            } catch (Refused refused) {
                problems.add(reading.problem(refused));
            }
        }

        private static void unique(Metadata metadata, Map<String, Metadata> called) {
            for (String word : new String[] {metadata.id(), metadata.name()}) {
                Metadata other = word == null ? null : called.putIfAbsent(word, metadata);
                if (other != null && !other.equals(metadata)) {
                    throw new Refused(metadata.place(), "`" + word + "` is the rule at " + other.place() + " already");
                }
            }
        }

        private Expression filtered(DetectionRule rule, DetectionRule original) {
            List<Expression> parts = new ArrayList<>();
            parts.add(compiler.compile(rule.detection()));
            for (FilterRule filter : filters) {
                if (applies(filter, original)) {
                    parts.add(compiledFilters.getOrDefault(filter, parts.getFirst()));
                }
            }
            return Expression.all(parts);
        }

        private static boolean applies(FilterRule filter, DetectionRule rule) {
            return filter.logSource().covers(rule.logSource())
                    && (filter.anyRule()
                            || filter.rules().stream()
                                    .anyMatch(r -> rule.metadata().isCalled(r.rule())));
        }

        private void used(FilterRule filter) {
            for (FilterRule.Reference reference : filter.rules()) {
                boolean known = filter.anyRule()
                        || reading.rules().stream().anyMatch(r -> r.metadata().isCalled(reference.rule()));
                if (!known) {
                    throw new Refused(reference.place(), "no rule is called `" + reference.rule() + "`");
                }
            }
        }

        /** Takes up correlations whose rules are all known, until none is left that can be. */
        private void correlate(Map<String, Metadata> called) {
            List<CorrelationRule> waiting = new ArrayList<>();
            for (Rule rule : reading.rules()) {
                if (rule instanceof CorrelationRule correlation) {
                    guarded(() -> {
                        unique(correlation.metadata(), called);
                        waiting.add(correlation);
                    });
                }
            }
            boolean more = true;
            while (more) {
                more = false;
                for (CorrelationRule correlation : List.copyOf(waiting)) {
                    List<Integer> found = new ArrayList<>();
                    correlation.rules().forEach(r -> position(r.rule()).ifPresent(found::add));
                    if (found.size() == correlation.rules().size()) {
                        correlations.add(correlation);
                        sources.add(List.copyOf(found));
                        waiting.remove(correlation);
                        more = true;
                    }
                }
            }
            waiting.forEach(correlation -> guarded(() -> unresolved(correlation, waiting)));
        }

        private Optional<Integer> position(String reference) {
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).metadata().isCalled(reference)) {
                    return Optional.of(i);
                }
            }
            for (int i = 0; i < correlations.size(); i++) {
                if (correlations.get(i).metadata().isCalled(reference)) {
                    return Optional.of(rules.size() + i);
                }
            }
            return Optional.empty();
        }

        private void unresolved(CorrelationRule correlation, List<CorrelationRule> waiting) {
            for (FilterRule.Reference reference : correlation.rules()) {
                String word = reference.rule();
                if (position(word).isEmpty()) {
                    boolean circle = waiting.stream().anyMatch(w -> w.metadata().isCalled(word));
                    boolean refused =
                            reading.rules().stream().anyMatch(r -> r.metadata().isCalled(word));
                    throw new Refused(
                            reference.place(),
                            circle
                                    ? "`" + word
                                            + "` can't be used: it refers back to this rule, or to one that is refused"
                                    : refused ? "`" + word + "` was refused" : "no rule is called `" + word + "`");
                }
            }
        }

        private Set<Integer> hidden() {
            Set<Integer> hidden = new HashSet<>();
            Set<Integer> generated = new HashSet<>();
            for (int i = 0; i < correlations.size(); i++) {
                (correlations.get(i).generate() ? generated : hidden).addAll(sources.get(i));
            }
            hidden.removeAll(generated);
            return hidden;
        }

        private List<Detection> detections() {
            Set<Integer> hidden = hidden();
            List<Detection> ready = new ArrayList<>();
            for (int i = 0; i < rules.size(); i++) {
                DetectionRule rule = rules.get(i);
                ready.add(new Detection(rule.metadata(), rule.logSource(), expressions.get(i), !hidden.contains(i)));
            }
            return ready;
        }

        private List<Map<String, String>> names(int correlation) {
            CorrelationRule rule = correlations.get(correlation);
            Set<String> fields = new HashSet<>(rule.groupBy());
            fields.addAll(rule.fields());
            rule.aliases().values().forEach(alias -> fields.addAll(alias.values()));
            List<Map<String, String>> names = new ArrayList<>();
            for (int source : sources.get(correlation)) {
                DetectionRule detection = originals.get(firstDetection(source));
                Map<String, String> called = new HashMap<>();
                fields.forEach(field -> called.put(field, pipeline.field(detection, field)));
                names.add(Map.copyOf(called));
            }
            return names;
        }

        /** The detection whose events a rule is about: of a correlation that of the last rule it refers to. */
        private int firstDetection(int position) {
            int at = position;
            while (at >= rules.size()) {
                at = sources.get(at - rules.size()).getLast();
            }
            return at;
        }

        private List<Correlation> readyCorrelations() {
            Set<Integer> hidden = hidden();
            List<Correlation> ready = new ArrayList<>();
            for (int i = 0; i < correlations.size(); i++) {
                ready.add(new Correlation(
                        correlations.get(i), sources.get(i), names(i), !hidden.contains(rules.size() + i)));
            }
            return ready;
        }
    }
}
