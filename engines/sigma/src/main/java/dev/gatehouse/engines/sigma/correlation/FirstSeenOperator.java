package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.rule.CorrelationRule;
import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.engines.sigma.state.KeyedState;
import dev.gatehouse.engines.sigma.state.Occurrence;
import dev.gatehouse.engines.sigma.state.Operator;
import dev.gatehouse.engines.sigma.state.Output;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that the group did not have within the timespan before. With {@code learning} nothing is said of a group
 * until it has been known so long, with {@code minimum-events} until it has had so many events.
 */
final class FirstSeenOperator implements Operator<FirstSeenOperator.Known> {

    private static final int MOST = 10_000;

    private final CorrelationRule rule;
    private final long timespan;

    /** The values of a group with the times when they were last seen, the longest ago first. */
    static final class Known {
        private final LinkedHashMap<String, Long> seen = new LinkedHashMap<>(16, 0.75f, true);
        private long since;
        private long events;
    }

    FirstSeenOperator(CorrelationRule rule) {
        this.rule = rule;
        this.timespan = rule.timespan().toMillis();
    }

    @Override
    public void on(List<Occurrence> occurrences, KeyedState<Known> state, Output output) {
        occurrences.forEach(occurrence -> on(occurrence, state, output));
    }

    private void on(Occurrence occurrence, KeyedState<Known> state, Output output) {
        if (occurrence.fields().isEmpty()) {
            return;
        }
        long time = occurrence.time();
        Known before = state.get();
        Known known = before == null ? new Known() : before;
        if (before == null) {
            known.since = time;
        }
        Long last = known.seen.put(Entry.value(occurrence), time);
        boolean isNew = last == null || time - last > timespan;
        boolean learned = time - known.since >= rule.history().learning().toMillis()
                && known.events >= rule.history().events();
        if (isNew && learned) {
            output.found(occurrence, time, occurrence.events());
        }
        known.events++;
        if (known.seen.size() > MOST) {
            known.seen.pollFirstEntry();
        }
        keep(known, state);
    }

    private void keep(Known known, KeyedState<Known> state) {
        if (known.seen.isEmpty()) {
            state.clear();
        } else {
            state.put(known);
            state.wakeAt(known.seen.firstEntry().getValue() + timespan);
        }
    }

    @Override
    public void wake(long time, KeyedState<Known> state, Output output) {
        Known known = state.get();
        if (known == null) {
            return;
        }
        Iterator<Long> times = known.seen.values().iterator();
        while (times.hasNext() && times.next() + timespan <= time) {
            times.remove();
        }
        keep(known, state);
    }

    @Override
    public int size(Known known) {
        return known.seen.size();
    }

    @Override
    public void write(Known known, DataOutput to) throws IOException {
        to.writeLong(known.since);
        to.writeLong(known.events);
        to.writeInt(known.seen.size());
        for (Map.Entry<String, Long> entry : known.seen.entrySet()) {
            Encoding.writeText(entry.getKey(), to);
            to.writeLong(entry.getValue());
        }
    }

    @Override
    public Known read(DataInput from) throws IOException {
        Known known = new Known();
        known.since = from.readLong();
        known.events = from.readLong();
        int count = Encoding.readCount(from);
        for (int i = 0; i < count; i++) {
            String value = Encoding.readText(from);
            known.seen.put(value == null ? "" : value, from.readLong());
        }
        return known;
    }
}
