package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.correlation.Operators;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.engines.sigma.state.Group;
import dev.gatehouse.engines.sigma.state.Occurrence;
import dev.gatehouse.engines.sigma.state.Output;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs correlations in event time.
 *
 * <p>Events that a correlation refers to wait until event time has passed theirs by the bound of lateness, and are then
 * taken in the order of their times, those of the same time in the order of their arrival. So what is found does not
 * depend on the order in which events arrive, as long as none is later than the bound; one that is counts as late and
 * takes no part. A hit is an occurrence for the correlations that refer to it, with the values of its last event.
 */
final class Correlator {

    private final DetectorOptions options;
    private final List<Stage> stages = new ArrayList<>();
    private final Map<Integer, List<Listener>> listeners = new HashMap<>();
    private final List<String> captured;
    private final WaitingEvents waiting = new WaitingEvents();

    /** No timer is due before. */
    private long earliest = Long.MAX_VALUE;

    private long newest = Long.MIN_VALUE;
    private long passed = Long.MIN_VALUE;
    private long sequence;
    private long late;
    private long untimed;

    /** A correlation that refers to a rule, with the positions among the captured values of those it reads. */
    private static final class Listener {

        private final Stage stage;
        private final int position;
        private final int[] groups;
        private final int[] fields;

        Listener(Stage stage, int position, int[] groups, int[] fields) {
            this.stage = stage;
            this.position = position;
            this.groups = groups;
            this.fields = fields;
        }

        Group group(List<@Nullable String> values) {
            return Group.of(values, groups);
        }

        /** An event as the correlation sees it. */
        Occurrence occurrence(long time, long number, List<@Nullable String> values, List<Origin> events) {
            return new Occurrence(position, time, number, worked(values), values, events);
        }

        /** The values that the correlation works on; none where one is missing. */
        private List<String> worked(List<@Nullable String> values) {
            String[] worked = new String[fields.length];
            for (int i = 0; i < worked.length; i++) {
                String value = values.get(fields[i]);
                if (value == null) {
                    return List.of();
                }
                worked[i] = value;
            }
            return List.of(worked);
        }
    }

    Correlator(DetectionSet rules, DetectorOptions options) {
        this.options = options;
        Set<String> read = new LinkedHashSet<>();
        int detections = rules.detections().size();
        for (int i = 0; i < rules.correlations().size(); i++) {
            DetectionSet.Correlation correlation = rules.correlations().get(i);
            CorrelationPlan plan = CorrelationPlan.of(correlation, rules);
            read.addAll(plan.read());
            Stage stage = new Stage(
                    plan,
                    detections + i,
                    correlation.alone(),
                    Operators.of(plan.rule(), plan.names(), options.locator(), options.once()),
                    options);
            stages.add(stage);
        }
        captured = List.copyOf(read);
        for (Stage stage : stages) {
            CorrelationPlan plan = stage.plan();
            for (int position = 0; position < plan.sources().size(); position++) {
                listeners
                        .computeIfAbsent(plan.sources().get(position), _ -> new ArrayList<>())
                        .add(new Listener(
                                stage,
                                position,
                                positions(plan.groups().get(position)),
                                positions(plan.fields().get(position))));
            }
        }
    }

    private int[] positions(List<String> fields) {
        return fields.stream().mapToInt(captured::indexOf).toArray();
    }

    /** The fields that have to be given with each event. */
    List<String> captured() {
        return captured;
    }

    boolean refersTo(int rule) {
        return listeners.containsKey(rule);
    }

    boolean isEmpty() {
        return stages.isEmpty();
    }

    /**
     * Takes an event.
     *
     * @param time in milliseconds since 1970
     * @param matched the rules it matches that some correlation refers to
     */
    void accept(long time, List<Integer> matched, List<@Nullable String> values, Origin origin, Consumer<Hit> hits) {
        if (time > options.latest().toEpochMilli()) {
            untimed(matched);
            return;
        }
        if (!matched.isEmpty()) {
            if (time < passed) {
                late++;
                return;
            }
            waiting.add(new WaitingEvents.Waiting(time, sequence++, matched, values, origin));
        }
        newest = Math.max(newest, time);
        pass(newest - options.lateness().toMillis(), hits);
        while (waiting.size() > options.mostWaiting()) {
            pass(Objects.requireNonNull(waiting.first()).time(), hits);
        }
    }

    /** Counts an event that would take part and has no time. */
    void untimed(List<Integer> matched) {
        untimed += matched.isEmpty() ? 0 : 1;
    }

    /** Takes up everything that waits: no earlier event will come. */
    void finish(Consumer<Hit> hits) {
        if (newest != Long.MIN_VALUE) {
            pass(newest, hits);
        }
    }

    /** Event time has passed a time, whether there was an event or not. */
    void advance(long time, Consumer<Hit> hits) {
        newest = Math.max(newest, time);
        pass(time, hits);
    }

    private void pass(long until, Consumer<Hit> hits) {
        passed = Math.max(passed, until);
        WaitingEvents.Waiting next = waiting.first();
        while (next != null && next.time() <= passed) {
            waiting.removeFirst();
            wakeBefore(next.time(), hits);
            List<@Nullable String> captured = Collections.unmodifiableList(next.captured());
            List<Origin> event = List.of(next.origin());
            for (int rule : next.matched()) {
                deliver(rule, next.time(), next.sequence(), captured, event, hits);
            }
            next = waiting.first();
        }
        wakeBefore(passed, hits);
    }

    private void wakeBefore(long time, Consumer<Hit> hits) {
        while (earliest < time) {
            Stage first = null;
            earliest = Long.MAX_VALUE;
            for (Stage stage : stages) {
                if (stage.due() < earliest) {
                    first = stage;
                    earliest = stage.due();
                }
            }
            if (first == null || earliest >= time) {
                return;
            }
            Stage stage = first;
            stage.wake(group -> output(stage, group, hits));
        }
    }

    private void deliver(
            int rule, long time, long number, List<@Nullable String> values, List<Origin> events, Consumer<Hit> hits) {
        for (Listener listener : listeners.getOrDefault(rule, List.of())) {
            Stage stage = listener.stage;
            Group group = listener.group(values);
            stage.on(group, listener.occurrence(time, number, values, events), output(stage, group, hits));
            earliest = Math.min(earliest, stage.due());
        }
    }

    private Output output(Stage stage, Group group, Consumer<Hit> hits) {
        return (last, time, events) -> {
            if (stage.isAlone()) {
                hits.accept(new Hit(stage.plan().rule().metadata(), true, events, group.values()));
            }
            deliver(stage.position(), time, last.sequence(), last.captured(), events, hits);
        };
    }

    /** How many events came too late to take part. */
    long late() {
        return late;
    }

    /** How many events would have taken part and have no time. */
    long untimedEvents() {
        return untimed;
    }

    /** How many keys were forgotten because there were too many. */
    long forgotten() {
        return stages.stream().mapToLong(Stage::forgotten).sum();
    }

    /** How many keys are remembered. */
    int keys() {
        return stages.stream().mapToInt(Stage::keys).sum();
    }

    /** What has to be the same for a snapshot to be of use. */
    String fingerprint() {
        StringBuilder all = new StringBuilder(captured.toString());
        for (Stage stage : stages) {
            CorrelationPlan plan = stage.plan();
            all.append('\n')
                    .append(plan.rule().metadata().identity())
                    .append(plan.rule().type())
                    .append(plan.rule().timespan())
                    .append(plan.rule().condition())
                    .append(plan.sources())
                    .append(plan.groups())
                    .append(plan.fields());
        }
        return all.toString();
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(newest);
        to.writeLong(passed);
        to.writeLong(sequence);
        to.writeLong(late);
        to.writeLong(untimed);
        to.writeInt(waiting.size());
        for (WaitingEvents.Waiting one : waiting.all()) {
            to.writeLong(one.time());
            to.writeLong(one.sequence());
            to.writeInt(one.matched().size());
            for (int rule : one.matched()) {
                to.writeInt(rule);
            }
            Encoding.writeTexts(one.captured(), to);
            Encoding.writeOrigins(List.of(one.origin()), to);
        }
        for (Stage stage : stages) {
            stage.write(to);
        }
    }

    void read(DataInput from) throws IOException {
        newest = from.readLong();
        passed = from.readLong();
        sequence = from.readLong();
        late = from.readLong();
        untimed = from.readLong();
        waiting.clear();
        int count = Encoding.readCount(from);
        for (int i = 0; i < count; i++) {
            long time = from.readLong();
            long number = from.readLong();
            List<Integer> matched = new ArrayList<>();
            int rules = Encoding.readCount(from);
            for (int rule = 0; rule < rules; rule++) {
                matched.add(from.readInt());
            }
            List<@Nullable String> values = Encoding.readTexts(from);
            Origin origin = Encoding.readOrigins(from).getFirst();
            waiting.add(new WaitingEvents.Waiting(time, number, matched, values, origin));
        }
        earliest = Long.MAX_VALUE;
        for (Stage stage : stages) {
            stage.read(from);
            earliest = Math.min(earliest, stage.due());
        }
    }
}
