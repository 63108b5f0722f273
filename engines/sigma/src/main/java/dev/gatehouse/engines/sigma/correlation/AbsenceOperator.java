package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.state.Encoding;
import dev.gatehouse.engines.sigma.state.KeyedState;
import dev.gatehouse.engines.sigma.state.Occurrence;
import dev.gatehouse.engines.sigma.state.Operator;
import dev.gatehouse.engines.sigma.state.Output;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The first rule not followed by the second within the timespan. Found only once event time has passed the end of the
 * timespan: a log that ends before says nothing.
 */
final class AbsenceOperator implements Operator<ArrayDeque<Occurrence>> {

    private static final int MOST = 10_000;

    private final long timespan;

    AbsenceOperator(long timespan) {
        this.timespan = timespan;
    }

    @Override
    public void on(List<Occurrence> occurrences, KeyedState<ArrayDeque<Occurrence>> state, Output output) {
        occurrences.forEach(occurrence -> on(occurrence, state));
    }

    private void on(Occurrence occurrence, KeyedState<ArrayDeque<Occurrence>> state) {
        ArrayDeque<Occurrence> known = state.get();
        ArrayDeque<Occurrence> waiting = known == null ? new ArrayDeque<>() : known;
        if (occurrence.position() == 0) {
            if (waiting.size() == MOST) {
                waiting.removeFirst();
            }
            waiting.addLast(occurrence);
        } else {
            waiting.removeIf(first -> first.sequence() != occurrence.sequence());
        }
        await(waiting, state);
    }

    private void await(ArrayDeque<Occurrence> waiting, KeyedState<ArrayDeque<Occurrence>> state) {
        if (waiting.isEmpty()) {
            state.clear();
        } else {
            state.put(waiting);
            state.wakeAt(waiting.getFirst().time() + timespan);
        }
    }

    @Override
    public void wake(long time, KeyedState<ArrayDeque<Occurrence>> state, Output output) {
        ArrayDeque<Occurrence> waiting = state.get();
        if (waiting == null) {
            return;
        }
        while (!waiting.isEmpty() && waiting.getFirst().time() + timespan <= time) {
            Occurrence first = waiting.removeFirst();
            output.found(first, time, first.events());
        }
        await(waiting, state);
    }

    @Override
    public int size(ArrayDeque<Occurrence> waiting) {
        return waiting.size();
    }

    @Override
    public void write(ArrayDeque<Occurrence> waiting, DataOutput to) throws IOException {
        to.writeInt(waiting.size());
        for (Occurrence occurrence : waiting) {
            occurrence.write(to);
        }
    }

    @Override
    public ArrayDeque<Occurrence> read(DataInput from) throws IOException {
        int count = Encoding.readCount(from);
        ArrayDeque<Occurrence> waiting = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            waiting.addLast(Occurrence.read(from));
        }
        return waiting;
    }
}
