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

    private static final long NEVER = Long.MIN_VALUE;

    private final Operator<S> operator;
    private final int mostKeys;
    private final long mostRemembered;
    private final LinkedHashMap<Group, Cell> cells = new LinkedHashMap<>(16, 0.75f, true);
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private long remembered;
    private long forgotten;

    /** Those of the same time ring in the order of their keys, also after a restart. */
    private final class Timer implements Comparable<Timer> {

        private final long time;
        private final Cell cell;

        Timer(long time, Cell cell) {
            this.time = time;
            this.cell = cell;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : cell.group.compareTo(other.cell.group);
        }
    }

    private final class Cell implements KeyedState<S> {

        private final Group group;
        private @Nullable S state;
        private int size;
        private long wake = NEVER;

        /** Its timer; one that rings too early is set again then, so that each cell has no more than one or two. */
        private @Nullable Timer timer;

        Cell(Group group) {
            this.group = group;
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
            wake = NEVER;
        }

        @Override
        public void wakeAt(long time) {
            wake = time;
            if (timer == null || timer.time > time) {
                set();
            }
        }

        private void set() {
            Timer next = new Timer(wake, this);
            timer = next;
            timers.add(next);
        }
    }

    public InMemoryStates(Operator<S> operator, int mostKeys, long mostRemembered) {
        this.operator = operator;
        this.mostKeys = mostKeys;
        this.mostRemembered = mostRemembered;
    }

    /** Gives the occurrences of one event to the operator. */
    public void on(Group group, List<Occurrence> occurrences, Output output) {
        Cell cell = cells.get(group);
        if (cell == null) {
            cell = new Cell(group);
            cells.put(group, cell);
        }
        operator.on(occurrences, cell, output);
        if (cell.state == null) {
            cells.remove(group);
        }
        if (isTooMuch()) {
            bound();
        }
    }

    private boolean isTooMuch() {
        return (cells.size() > mostKeys || remembered > mostRemembered) && cells.size() > 1;
    }

    private void bound() {
        Iterator<Cell> quiet = cells.values().iterator();
        while (isTooMuch()) {
            Cell cell = quiet.next();
            cell.clear();
            quiet.remove();
            forgotten++;
        }
    }

    /** When the first timer is due; {@link Long#MAX_VALUE} where there is none. */
    public long due() {
        while (true) {
            Timer first = timers.peek();
            if (first == null) {
                return Long.MAX_VALUE;
            }
            Cell cell = first.cell;
            boolean current = first == cell.timer;
            if (current && cell.wake == first.time) {
                return first.time;
            }
            timers.remove();
            if (current) {
                cell.timer = null;
                if (cell.wake != NEVER) {
                    cell.set();
                }
            }
        }
    }

    /** Wakes the operator for the first timer, which has to be due; for its group there is an output. */
    public void wake(Function<Group, Output> outputs) {
        Timer timer = timers.remove();
        Cell cell = timer.cell;
        cell.timer = null;
        cell.wake = NEVER;
        operator.wake(timer.time, cell, outputs.apply(cell.group));
        if (cell.state == null) {
            cells.remove(cell.group);
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
        for (Map.Entry<Group, Cell> entry : cells.entrySet()) {
            Cell cell = entry.getValue();
            S state = cell.state;
            if (state == null) {
                throw new IllegalStateException("a key without a state");
            }
            Encoding.writeTexts(entry.getKey().values(), to);
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
            Group group = new Group(Encoding.readTexts(from).stream()
                    .map(text -> text == null ? "" : text)
                    .toList());
            long wake = from.readLong();
            Cell cell = new Cell(group);
            cell.put(operator.read(from));
            cells.put(group, cell);
            if (wake != NEVER) {
                cell.wakeAt(wake);
            }
        }
    }
}
