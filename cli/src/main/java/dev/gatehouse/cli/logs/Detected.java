package dev.gatehouse.cli.logs;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Fingerprint;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    /** Of all findings together; beyond it each keeps only its first few. */
    private static final int MOST_KEPT = 200_000;

    private static final int FEW_EVENTS = 5;
    private static final Comparator<EventPlace> IN_TIME = Comparator.comparing(
                    EventPlace::time, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(EventPlace::file)
            .thenComparingLong(EventPlace::index);

    private final Map<Key, Gathered> findings = new LinkedHashMap<>();
    private Listener listener = (_, _, _, _) -> {};
    private int kept;
    private long left;

    /** Hears of what is found, as soon as it is. */
    interface Listener {
        void found(Rule rule, Severity severity, String subject, List<EventPlace> events);
    }

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

        /**
         * Adds those that are new.
         *
         * @param most how many are kept of all
         * @return whether any was new
         */
        boolean add(List<EventPlace> more, int most) {
            long before = count;
            for (EventPlace event : more) {
                if (!events.contains(event)) {
                    count++;
                    if (events.size() < most) {
                        events.add(event);
                    }
                }
            }
            return count > before;
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
        if (add(gathered, events)) {
            listener.found(rule, severity, subject, events);
        }
    }

    private boolean add(Gathered gathered, List<EventPlace> events) {
        int before = gathered.events.size();
        boolean isNew = gathered.add(events, kept < MOST_KEPT ? MOST_EVENTS : FEW_EVENTS);
        kept += gathered.events.size() - before;
        return isNew;
    }

    void listen(Listener heard) {
        listener = heard;
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(left);
        to.writeInt(findings.size());
        for (Map.Entry<Key, Gathered> entry : findings.entrySet()) {
            Gathered gathered = entry.getValue();
            to.writeUTF(entry.getKey().rule());
            to.writeUTF(entry.getKey().subject());
            to.writeUTF(gathered.severity.label());
            to.writeUTF(gathered.explanation);
            to.writeLong(gathered.count);
            to.writeInt(gathered.events.size());
            for (EventPlace event : gathered.events) {
                EventPlaces.write(event, to);
            }
        }
    }

    /**
     * Goes on from what was written.
     *
     * @param rules by id
     */
    void read(DataInput from, Map<String, Rule> rules) throws IOException {
        left = from.readLong();
        int count = from.readInt();
        for (int i = 0; i < count; i++) {
            Key key = new Key(from.readUTF(), from.readUTF());
            Rule rule = rules.get(key.rule());
            Severity severity = Severity.ofLabel(from.readUTF()).orElseThrow(() -> new IOException("a damaged state"));
            String explanation = from.readUTF();
            long number = from.readLong();
            List<EventPlace> events = new ArrayList<>();
            int places = from.readInt();
            for (int event = 0; event < places; event++) {
                events.add(EventPlaces.read(from));
            }
            if (rule == null) {
                throw new IOException("no rule " + key.rule() + " any more");
            }
            Gathered gathered = new Gathered(rule, severity, explanation);
            add(gathered, events);
            gathered.count = number;
            findings.put(key, gathered);
        }
    }

    /** Forgets everything, once it has been reported. */
    void clear() {
        findings.clear();
        kept = 0;
        left = 0;
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
