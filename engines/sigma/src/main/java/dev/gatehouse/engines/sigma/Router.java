package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.event.FieldPaths;
import dev.gatehouse.engines.sigma.program.Evaluation;
import dev.gatehouse.engines.sigma.program.Expression;
import dev.gatehouse.engines.sigma.program.Program;
import dev.gatehouse.engines.sigma.rule.LogSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives each log source a program of the rules that are about it: those none of whose log source's attributes differs
 * from one the event's names. What an event does not say rules nothing out.
 */
final class Router {

    private static final int MOST_PROGRAMS = 64;

    private final List<DetectionSet.Detection> rules;
    private final List<DetectionSet.Route> sources;
    private final Evaluation sourceEvaluation;
    private final List<String> captured;
    private final List<String> times;
    private final Map<LogSource, Set<String>> others = new HashMap<>();
    private final Map<LogSource, Route> routes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LogSource, Route> eldest) {
            return size() > MOST_PROGRAMS;
        }
    };

    /** The rules of a log source. */
    static final class Route {

        private final Evaluation evaluation;
        private final int[] rules;
        private final int[] captured;
        private final int[] times;

        Route(Program program, List<Integer> rules, List<String> captured, List<String> times) {
            this.evaluation = program.evaluation();
            this.rules = rules.stream().mapToInt(Integer::intValue).toArray();
            this.captured = numbers(captured, program.paths());
            this.times = numbers(times, program.paths());
        }

        private static int[] numbers(List<String> names, FieldPaths paths) {
            return names.stream().mapToInt(paths::number).toArray();
        }

        Evaluation evaluation() {
            return evaluation;
        }

        /** The position among all rules of one that held for the last event. */
        int matched(int i) {
            return rules[evaluation.matched(i)];
        }

        /**
         * The values of captured fields in the last event; null also for those that are not read.
         *
         * @param read for each rule the positions among the captured fields of those that are
         */
        List<@Nullable String> captured(List<Integer> rules, IntFunction<int[]> read) {
            @Nullable String[] texts = new String[captured.length];
            for (int i = 0; i < rules.size(); i++) {
                for (int position : read.apply(rules.get(i))) {
                    if (texts[position] == null) {
                        texts[position] = evaluation.values().firstText(captured[position]);
                    }
                }
            }
            return Arrays.asList(texts);
        }

        /** How many time fields there are. */
        int times() {
            return times.length;
        }

        /** The text of a time field in the last event; null where it has none. */
        @Nullable
        String time(int i) {
            return evaluation.values().firstText(times[i]);
        }
    }

    Router(DetectionSet set, List<String> captured, List<String> times) {
        this.rules = set.detections();
        this.sources = set.routes();
        this.sourceEvaluation =
                new Program(sources.stream().map(DetectionSet.Route::expression).toList(), Set.of()).evaluation();
        this.captured = captured;
        this.times = times;
    }

    /** The log source of an event: what a pipeline tells of it, else what the caller does. */
    LogSource logSource(Event event, LogSource told) {
        if (sources.isEmpty() || sourceEvaluation.evaluate(event) != null || sourceEvaluation.matchedCount() == 0) {
            return told;
        }
        return sources.get(sourceEvaluation.matched(0)).logSource();
    }

    /** Has fields read besides those of the rules of a log source. */
    Route routeWith(LogSource logSource, List<String> fields) {
        if (others.computeIfAbsent(logSource, _ -> new LinkedHashSet<>()).addAll(fields)) {
            routes.remove(logSource);
        }
        return route(logSource);
    }

    Route route(LogSource logSource) {
        Route known = routes.get(logSource);
        if (known != null) {
            return known;
        }
        List<Integer> positions = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).logSource().agreesWith(logSource)) {
                positions.add(i);
                expressions.add(rules.get(i).expression());
            }
        }
        Set<String> fields = new LinkedHashSet<>(captured);
        fields.addAll(times);
        fields.addAll(others.getOrDefault(logSource, Set.of()));
        Route route = new Route(new Program(expressions, fields), positions, captured, times);
        routes.put(logSource, route);
        return route;
    }
}
