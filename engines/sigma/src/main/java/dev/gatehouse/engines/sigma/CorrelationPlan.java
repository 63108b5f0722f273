package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.rule.CorrelationRule;
import dev.gatehouse.engines.sigma.rule.Metadata;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of an event a correlation groups and works by, for each of the rules it refers to: aliases have other
 * fields in each.
 *
 * @param sources positions of the rules among all
 * @param groups for each rule the fields that make the group
 * @param fields for each rule the fields the correlation works on
 * @param names for each rule the words by which it may be called
 */
record CorrelationPlan(
        CorrelationRule rule,
        List<Integer> sources,
        List<List<String>> groups,
        List<List<String>> fields,
        List<List<String>> names) {

    static CorrelationPlan of(DetectionSet.Correlation correlation, DetectionSet all) {
        CorrelationRule rule = correlation.rule();
        List<List<String>> groups = new ArrayList<>();
        List<List<String>> fields = new ArrayList<>();
        List<List<String>> names = new ArrayList<>();
        for (int i = 0; i < correlation.sources().size(); i++) {
            Map<String, String> called = correlation.names().get(i);
            Metadata referred = metadata(correlation.sources().get(i), all);
            groups.add(rule.groupBy().stream()
                    .map(f -> resolved(f, rule, referred))
                    .map(f -> called.getOrDefault(f, f))
                    .toList());
            fields.add(rule.fields().stream()
                    .map(f -> resolved(f, rule, referred))
                    .map(f -> called.getOrDefault(f, f))
                    .toList());
            List<String> words = new ArrayList<>();
            if (referred.id() != null) {
                words.add(referred.id());
            }
            if (referred.name() != null) {
                words.add(referred.name());
            }
            names.add(words);
        }
        return new CorrelationPlan(rule, correlation.sources(), groups, fields, names);
    }

    static Metadata metadata(int position, DetectionSet all) {
        int detections = all.detections().size();
        return position < detections
                ? all.detections().get(position).metadata()
                : all.correlations().get(position - detections).rule().metadata();
    }

    private static String resolved(String field, CorrelationRule rule, Metadata referred) {
        Map<String, String> alias = rule.aliases().get(field);
        if (alias == null) {
            return field;
        }
        String byName = referred.name() == null ? null : alias.get(referred.name());
        String byId = referred.id() == null ? null : alias.get(referred.id());
        return byName != null ? byName : byId != null ? byId : field;
    }

    /** All fields the correlation reads. */
    Set<String> read() {
        Set<String> read = new LinkedHashSet<>();
        groups.forEach(read::addAll);
        fields.forEach(read::addAll);
        return read;
    }
}
