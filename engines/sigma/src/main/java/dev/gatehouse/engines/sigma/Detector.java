package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.event.Event;
import dev.gatehouse.engines.sigma.program.Evaluation;
import dev.gatehouse.engines.sigma.rule.LogSource;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs rules over events. Not safe for use by several threads: give each its own, and each key to one of them. */
public final class Detector {

    private final DetectionSet rules;
    private final Router router;

    public Detector(DetectionSet rules) {
        this.rules = rules;
        this.router = new Router(rules.detections(), Set.of());
    }

    /**
     * Takes one event.
     *
     * @param logSource where it comes from, as far as that is known
     * @return what is wrong with the event, which then matches nothing; null where nothing is
     */
    public @Nullable String accept(Event event, Origin origin, LogSource logSource, Consumer<Hit> hits) {
        Router.Route route = router.route(logSource);
        Evaluation evaluation = route.evaluation();
        String problem = evaluation.evaluate(event);
        if (problem != null) {
            return problem;
        }
        for (int i = 0; i < evaluation.matchedCount(); i++) {
            DetectionSet.Detection rule = rules.detections().get(route.rules().get(evaluation.matched(i)));
            if (rule.alone()) {
                hits.accept(new Hit(rule.metadata(), false, List.of(origin), List.of()));
            }
        }
        return null;
    }
}
