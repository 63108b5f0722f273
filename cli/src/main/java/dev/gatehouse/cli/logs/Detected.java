package dev.gatehouse.cli.logs;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was found, by rule and subject: one finding each, with its events. How many subjects and events are kept is
 * bounded; what is beyond is counted.
 */
final class Detected {

    private static final int MOST_FINDINGS = 20_000;
    private static final int MOST_EVENTS = 200;
    private static final Comparator<EventPlace> IN_TIME = Comparator.comparing(
                    EventPlace::time, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(EventPlace::file)
            .thenComparingLong(EventPlace::index);

    private final Map<Key, Gathered> findings = new LinkedHashMap<>();
    private long left;

    private record Key(String rule, String subject) {}

    private static final class Gathered {

        private final Rule rule;
        private final Severity severity;
        private final String explanation;
        private final Set<EventPlace> events = new LinkedHashSet<>();
        private long count;

        Gathered(Rule rule, Severity severity, String explanation) {
            this.rule = rule;
            this.severity = severity;
            this.explanation = explanation;
        }

        void add(List<EventPlace> more) {
            for (EventPlace event : more) {
                if (events.contains(event)) {
                    continue;
                }
                count++;
                if (events.size() < MOST_EVENTS) {
                    events.add(event);
                }
            }
        }
    }

    /**
     * Adds what was found.
     *
     * @param explanation what is wrong, where the rule's title does not say it; else empty
     */
    void add(Rule rule, Severity severity, String subject, String explanation, List<EventPlace> events) {
        Key key = new Key(rule.id(), subject);
        Gathered gathered = findings.get(key);
        if (gathered == null) {
            if (findings.size() >= MOST_FINDINGS) {
                left++;
                return;
            }
            gathered = new Gathered(rule, severity, explanation);
            findings.put(key, gathered);
        }
        gathered.add(events);
    }

    /** How many more findings there would be. */
    long left() {
        return left;
    }

    /** The worst there is from a severity on. */
    boolean any(Severity threshold) {
        return findings.values().stream().anyMatch(f -> f.severity.atLeast(threshold));
    }

    /** As reports show them. */
    List<RuleResult> results() {
        Map<Rule, List<Finding>> byRule = new TreeMap<>();
        findings.forEach((key, gathered) ->
                byRule.computeIfAbsent(gathered.rule, _ -> new ArrayList<>()).add(finding(key, gathered)));
        return byRule.entrySet().stream()
                .map(e -> RuleResult.of(e.getKey(), e.getValue()))
                .toList();
    }

    private static Finding finding(Key key, Gathered gathered) {
        List<EventPlace> events = gathered.events.stream().sorted(IN_TIME).toList();
        EventPlace first = events.getFirst();
        int line = (int) Math.min(Integer.MAX_VALUE, first.line());
        return new Finding(
                gathered.rule,
                Verdict.FAIL,
                gathered.severity,
                key.subject(),
                (gathered.explanation.isEmpty() ? "" : gathered.explanation + "; ") + extent(events, gathered.count),
                Location.of(first.file(), line, 1),
                null,
                Fingerprint.of(key.rule(), key.subject(), 1),
                null,
                null,
                events);
    }

    /** How many events, and when. */
    private static String extent(List<EventPlace> events, long count) {
        Instant from = events.getFirst().time();
        Instant to = from;
        for (EventPlace event : events) {
            to = event.time() == null ? to : event.time();
        }
        String number = count == 1 ? "one event" : count + " events";
        if (from == null) {
            return number;
        }
        return number + (from.equals(to) ? " at " + from : " from " + from + " to " + to);
    }
}
