package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.engines.sigma.state.KeyedState;
import dev.gatehouse.engines.sigma.state.Occurrence;
import dev.gatehouse.engines.sigma.state.Operator;
import dev.gatehouse.engines.sigma.state.Output;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A group that acts again after it was silent for at least the timespan. It is remembered for twenty times as long;
 * then it counts as one never seen.
 */
final class DormantOperator implements Operator<DormantOperator.Last> {

    private static final int REMEMBERED = 20;

    private final long timespan;

    /** When the group last acted. */
    record Last(long time, List<Origin> events) {}

    DormantOperator(long timespan) {
        this.timespan = timespan;
    }

    @Override
    public void on(List<Occurrence> occurrences, KeyedState<Last> state, Output output) {
        Occurrence occurrence = occurrences.getFirst();
        Last last = state.get();
        if (last != null && occurrence.time() - last.time() >= timespan) {
            List<Origin> events = new ArrayList<>(last.events());
            events.addAll(occurrence.events());
            output.found(occurrence, occurrence.time(), events);
        }
        state.put(new Last(occurrence.time(), occurrence.events()));
        state.wakeAt(occurrence.time() + REMEMBERED * timespan);
    }

    @Override
    public void wake(long time, KeyedState<Last> state, Output output) {
        state.clear();
    }

    @Override
    public int size(Last last) {
        return 1;
    }

    @Override
    public void write(Last last, DataOutput to) throws IOException {
        to.writeLong(last.time());
        Encoding.writeOrigins(last.events(), to);
    }

    @Override
    public Last read(DataInput from) throws IOException {
        return new Last(from.readLong(), Encoding.readOrigins(from));
    }
}
