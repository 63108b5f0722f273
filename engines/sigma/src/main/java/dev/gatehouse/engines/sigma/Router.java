package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.program.Evaluation;
import dev.gatehouse.engines.sigma.program.Expression;
import dev.gatehouse.engines.sigma.program.Program;
import dev.gatehouse.engines.sigma.rule.LogSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives each log source a program of the rules that are about it: those none of whose log source's attributes differs
 * from one the event's names. What an event does not say rules nothing out.
 */
final class Router {

    private static final int MOST_PROGRAMS = 64;

    private final List<DetectionSet.Detection> rules;
    private final Set<String> fields;
    private final Map<LogSource, Route> routes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LogSource, Route> eldest) {
            return size() > MOST_PROGRAMS;
        }
    };

    /**
     * The rules of a log source.
     *
     * @param rules for each expression of the program the position of its rule
     */
    record Route(Evaluation evaluation, Program program, List<Integer> rules) {}

    Router(List<DetectionSet.Detection> rules, Set<String> fields) {
        this.rules = rules;
        this.fields = fields;
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
        Program program = new Program(expressions, fields);
        Route route = new Route(program.evaluation(), program, List.copyOf(positions));
        routes.put(logSource, route);
        return route;
    }
}
