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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private static final int[] NOTHING = {};

    private final DetectorOptions options;

    /** Those that a correlation refers to stand before it. */
    private final List<Stage> stages = new ArrayList<>();

    private final List<Found> finders = new ArrayList<>();

    /** The numbers of the stages that were given occurrences of the event that is being taken up. */
    private final BitSet given = new BitSet();

    /** For each rule the correlations that refer to it. */
    private final Listener[][] listeners;

    /** For each rule the positions of the values that those read, and the correlations that refer to them in turn. */
    private final int[][] read;

    private final List<String> captured;
    private final RecentGroups groups = new RecentGroups();
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
        private final int number;
        private final int position;
        private final int[] groups;
        private final int[] fields;

        Listener(Stage stage, int number, int position, int[] groups, int[] fields) {
            this.stage = stage;
            this.number = number;
            this.position = position;
            this.groups = groups;
            this.fields = fields;
        }

        /** The positions of the values that it and those that refer to it read. */
        IntStream read(Correlator all) {
            return Stream.of(groups, fields, all.read[stage.position()]).flatMapToInt(Arrays::stream);
        }

        /** An event as the correlation sees it. */
        Occurrence occurrence(long time, long number, List<@Nullable String> values, List<Origin> events) {
            return new Occurrence(position, time, number, worked(values), values, events);
        }

        /** The values that the correlation works on; none where one is missing. */
        private List<String> worked(List<@Nullable String> values) {
            if (fields.length == 1) {
                String value = values.get(fields[0]);
                return value == null ? List.of() : List.of(value);
            }
            List<String> worked = new ArrayList<>(fields.length);
            for (int field : fields) {
                String value = values.get(field);
                if (value == null) {
                    return List.of();
                }
                worked.add(value);
            }
            return worked;
        }
    }

    /**
     * Takes what a correlation finds of one group after the other. None refers to itself, so it is never entered twice.
     */
    private final class Found implements Output {

        private final Stage stage;
        private Group group = Group.NONE;
        private Consumer<Hit> hits = _ -> {};

        Found(Stage stage) {
            this.stage = stage;
        }

        Found of(Group each, Consumer<Hit> taker) {
            group = each;
            hits = taker;
            return this;
        }

        @Override
        public void found(Occurrence last, long time, List<Origin> events) {
            if (stage.isAlone()) {
                hits.accept(new Hit(stage.plan().rule().metadata(), true, events, group.values()));
            }
            deliver(stage.position(), time, last.sequence(), last.captured(), events);
        }
    }

    Correlator(DetectionSet rules, DetectorOptions options) {
        this.options = options;
        Set<String> fields = new LinkedHashSet<>();
        int detections = rules.detections().size();
        for (int i = 0; i < rules.correlations().size(); i++) {
            DetectionSet.Correlation correlation = rules.correlations().get(i);
            CorrelationPlan plan = CorrelationPlan.of(correlation, rules);
            fields.addAll(plan.read());
            Stage stage = new Stage(
                    plan,
                    detections + i,
                    correlation.alone(),
                    Operators.of(plan.rule(), plan.names(), options.locator(), options.once()),
                    options);
            stages.add(stage);
        }
        captured = List.copyOf(fields);
        int rulesInAll = detections + stages.size();
        List<List<Listener>> ofRules = new ArrayList<>();
        for (int rule = 0; rule < rulesInAll; rule++) {
            ofRules.add(new ArrayList<>());
        }
        for (int number = 0; number < stages.size(); number++) {
            Stage stage = stages.get(number);
            finders.add(new Found(stage));
            CorrelationPlan plan = stage.plan();
            for (int position = 0; position < plan.sources().size(); position++) {
                int[] groups = positions(plan.groups().get(position));
                int[] values = positions(plan.fields().get(position));
                ofRules.get(plan.sources().get(position)).add(new Listener(stage, number, position, groups, values));
            }
        }
        listeners = ofRules.stream().map(l -> l.toArray(Listener[]::new)).toArray(Listener[][]::new);
        read = new int[rulesInAll][];
        for (int rule = rulesInAll - 1; rule >= 0; rule--) {
            read[rule] = Arrays.stream(listeners[rule])
                    .flatMapToInt(listener -> listener.read(this))
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }

    private int[] positions(List<String> fields) {
        return fields.stream().mapToInt(captured::indexOf).toArray();
    }

    /** The positions among the captured fields of those that a rule's events have to be given with. */
    int[] readBy(int rule) {
        return read[rule];
    }

    /** The fields that have to be given with each event. */
    List<String> captured() {
        return captured;
    }

    boolean refersTo(int rule) {
        return listeners[rule].length > 0;
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
        long present = options.present().millis();
        if (time > present && time > options.latest().toEpochMilli()) {
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
        pass(Math.min(newest, present) - options.lateness().toMillis(), hits);
        Path overflow = options.overflow();
        if (overflow != null && waiting.size() > options.mostWaiting() && waiting.spill(overflow)) {
            return;
        }
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
            List<Integer> matched = next.matched();
            for (int i = 0; i < matched.size(); i++) {
                deliver(matched.get(i), next.time(), next.sequence(), captured, event);
            }
            takeUp(hits);
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
            Found found = new Found(first);
            first.wake(group -> found.of(group, hits));
            takeUp(hits);
        }
    }

    /** Has the correlations that were given something look at it; a hit goes only to later ones. */
    private void takeUp(Consumer<Hit> hits) {
        for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
            Stage stage = stages.get(i);
            Found found = finders.get(i);
            stage.takeUp(group -> found.of(group, hits));
            earliest = Math.min(earliest, stage.due());
        }
        given.clear();
    }

    private void deliver(int rule, long time, long number, List<@Nullable String> values, List<Origin> events) {
        int[] grouped = NOTHING;
        Group group = Group.NONE;
        for (Listener listener : listeners[rule]) {
            Stage stage = listener.stage;
            if (!Arrays.equals(grouped, listener.groups)) {
                grouped = listener.groups;
                group = groups.of(values, grouped);
            }
            stage.arrives(group, listener.occurrence(time, number, values, events));
            given.set(listener.number);
        }
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
        if (waiting.isSpilled()) {
            throw new IllegalStateException("no snapshot while events wait in files");
        }
        to.writeLong(newest);
        to.writeLong(passed);
        to.writeLong(sequence);
        to.writeLong(late);
        to.writeLong(untimed);
        to.writeInt(waiting.size());
        for (WaitingEvents.Waiting one : waiting.all()) {
            one.write(to);
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
            waiting.add(WaitingEvents.Waiting.read(from));
        }
        earliest = Long.MAX_VALUE;
        for (Stage stage : stages) {
            stage.read(from);
            earliest = Math.min(earliest, stage.due());
        }
    }
}
