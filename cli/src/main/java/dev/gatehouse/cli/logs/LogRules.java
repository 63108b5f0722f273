package dev.gatehouse.cli.logs;

import dev.gatehouse.engines.sigma.DetectionSet;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.practices.accesslog.declared.AccessRules;
import dev.gatehouse.practices.accesslog.detection.BuiltInRules;
import dev.gatehouse.practices.accesslog.gaps.GapRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What logs are judged by, besides the rules that {@code check} asks. */
public final class LogRules {

    private LogRules() {}

    /** Our detection rules, those on the declared access, and those on what logs lack; by their ids. */
    public static List<Rule> all() {
        List<Rule> all = new ArrayList<>(AccessRules.all());
        all.addAll(GapRules.all());
        RuleReader reader = new RuleReader();
        BuiltInRules.files().forEach(file -> reader.file(file.name(), file.text()));
        DetectionRules rules = new DetectionRules();
        DetectionSet set = DetectionSet.of(reader.reading(), Pipeline.NONE);
        set.detections().stream()
                .filter(DetectionSet.Detection::alone)
                .forEach(detection -> all.add(rules.rule(detection.metadata())));
        set.correlations()
                .forEach(correlation -> all.add(rules.rule(correlation.rule().metadata())));
        return all.stream().distinct().sorted(Comparator.comparing(Rule::id)).toList();
    }

    /** The rule of an id. */
    public static Optional<Rule> rule(String id) {
        return all().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
