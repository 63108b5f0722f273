package dev.gatehouse.engines.sigma.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The states of one operator, in memory, with their timers. Both the number of keys and what all states remember are
 * bounded: beyond that the key that was quiet longest is forgotten, and counted.
 *
 * @param <S> the state of one key
 */
public final class InMemoryStates<S> {

    private final Operator<S> operator;
    private final int mostKeys;
    private final long mostRemembered;
    private final LinkedHashMap<List<String>, Cell> cells = new LinkedHashMap<>(16, 0.75f, true);
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long remembered;
    private long forgotten;
    private long nextTimer;

    private final class Timer implements Comparable<Timer> {

        private final long time;
        private final long number;
        private final Cell cell;

        Timer(long time, long number, Cell cell) {
            this.time = time;
            this.number = number;
            this.cell = cell;
        }

        /** Whether the cell still waits for it. */
        boolean isSet() {
            return cell.wake == time;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final class Cell implements KeyedState<S> {

        private final List<String> key;
        private @Nullable S state;
        private int size;
        private long wake = Long.MIN_VALUE;

        Cell(List<String> key) {
            this.key = key;
        }

        @Override
        public @Nullable S get() {
            return state;
        }

        @Override
        public void put(S changed) {
            state = changed;
            int now = operator.size(changed);
            remembered += now - size;
            size = now;
        }

        @Override
        public void clear() {
            state = null;
            remembered -= size;
            size = 0;
            wake = Long.MIN_VALUE;
        }

        @Override
        public void wakeAt(long time) {
            if (time != wake) {
                wake = time;
                timers.add(new Timer(time, nextTimer++, this));
            }
        }
    }

    public InMemoryStates(Operator<S> operator, int mostKeys, long mostRemembered) {
        this.operator = operator;
        this.mostKeys = mostKeys;
        this.mostRemembered = mostRemembered;
    }

    /** Gives an occurrence to the operator. */
    public void on(List<String> key, Occurrence occurrence, Output output) {
        Cell cell = cells.computeIfAbsent(List.copyOf(key), Cell::new);
        operator.on(occurrence, cell, output);
        if (cell.state == null) {
            cells.remove(key);
        }
        bound();
    }

    private void bound() {
        Iterator<Cell> quiet = cells.values().iterator();
        while ((cells.size() > mostKeys || remembered > mostRemembered) && cells.size() > 1) {
            Cell cell = quiet.next();
            cell.clear();
            quiet.remove();
            forgotten++;
        }
    }

    /** When the first timer is due; {@link Long#MAX_VALUE} where there is none. */
    public long due() {
        while (!timers.isEmpty() && !timers.element().isSet()) {
            timers.remove();
        }
        return timers.isEmpty() ? Long.MAX_VALUE : timers.element().time;
    }

    /** Wakes the operator for the first timer, which has to be due; for its key there is an output. */
    public void wake(Function<List<String>, Output> outputs) {
        Timer timer = timers.remove();
        Cell cell = timer.cell;
        cell.wake = Long.MIN_VALUE;
        operator.wake(timer.time, cell, outputs.apply(cell.key));
        if (cell.state == null) {
            cells.remove(cell.key);
        }
    }

    /** How many keys have a state. */
    public int keys() {
        return cells.size();
    }

    /** How many keys were forgotten because there were too many. */
    public long forgotten() {
        return forgotten;
    }

    public void write(DataOutput to) throws IOException {
        to.writeLong(forgotten);
        to.writeInt(cells.size());
        for (Map.Entry<List<String>, Cell> entry : cells.entrySet()) {
            Cell cell = entry.getValue();
            S state = cell.state;
            if (state == null) {
                throw new IllegalStateException("a key without a state");
            }
            Encoding.writeTexts(entry.getKey(), to);
            to.writeLong(cell.wake);
            operator.write(state, to);
        }
    }

    /** Replaces everything by what was written. */
    public void read(DataInput from) throws IOException {
        cells.clear();
        timers.clear();
        remembered = 0;
        forgotten = from.readLong();
        int count = Encoding.readCount(from);
        for (int i = 0; i < count; i++) {
            List<String> key = Encoding.readTexts(from).stream()
                    .map(text -> text == null ? "" : text)
                    .toList();
            long wake = from.readLong();
            Cell cell = new Cell(key);
            cell.put(operator.read(from));
            cells.put(key, cell);
            if (wake != Long.MIN_VALUE) {
                cell.wakeAt(wake);
            }
        }
    }
}
