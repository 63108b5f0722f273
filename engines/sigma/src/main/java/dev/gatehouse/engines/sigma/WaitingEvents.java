package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.state.Encoding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for earlier ones, in the order of their times, those of the same time in the order of their arrival.
 * Most logs are in order already: what is not earlier than the one before it stands in a line, only the others have to
 * be sorted.
 */
final class WaitingEvents {

    private static final int MOST_SPILLED = 250;

    private final PackedEvents inOrder = new PackedEvents();
    private final PriorityQueue<Waiting> others = new PriorityQueue<>();
    private final PriorityQueue<SpilledEvents> spilled = new PriorityQueue<>();

    /**
     * One of them.
     *
     * @param time in milliseconds since 1970
     * @param sequence by which those of the same time are told apart
     * @param matched the rules it matches that some correlation refers to
     * @param captured the values of the fields that correlations read
     */
    record Waiting(long time, long sequence, List<Integer> matched, List<@Nullable String> captured, Origin origin)
            implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }

        void write(DataOutput to) throws IOException {
            to.writeLong(time);
            to.writeLong(sequence);
            to.writeInt(matched.size());
            for (int rule : matched) {
                to.writeInt(rule);
            }
            Encoding.writeTexts(captured, to);
            Encoding.writeOrigins(List.of(origin), to);
        }

        static Waiting read(DataInput from) throws IOException {
            long time = from.readLong();
            long sequence = from.readLong();
            List<Integer> matched = new ArrayList<>();
            int rules = Encoding.readCount(from);
            for (int rule = 0; rule < rules; rule++) {
                matched.add(from.readInt());
            }
            List<@Nullable String> captured = Encoding.readTexts(from);
            return new Waiting(
                    time,
                    sequence,
                    matched,
                    captured,
                    Encoding.readOrigins(from).getFirst());
        }
    }

    void add(Waiting event) {
        if (inOrder.takes(event)) {
            inOrder.add(event);
        } else {
            others.add(event);
        }
    }

    /**
     * Puts all of them into a file.
     *
     * @return whether that could be done
     */
    boolean spill(Path folder) {
        if (spilled.size() >= MOST_SPILLED) {
            return false;
        }
        try {
            spilled.add(new SpilledEvents(this, folder));
            inOrder.clear();
            others.clear();
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    boolean isSpilled() {
        return !spilled.isEmpty();
    }

    /** The first; null where there is none. */
    @Nullable
    Waiting first() {
        SpilledEvents away = earliestAway();
        return away == null ? firstInMemory() : away.first();
    }

    void removeFirst() {
        SpilledEvents away = earliestAway();
        if (away != null) {
            spilled.remove();
            away.removeFirst();
            if (away.first() != null) {
                spilled.add(away);
            }
        } else if (isAmongOthers()) {
            others.remove();
        } else {
            inOrder.removeFirst();
        }
    }

    /** The file that the first is in; null where it is in memory. */
    private @Nullable SpilledEvents earliestAway() {
        SpilledEvents away = spilled.peek();
        Waiting other = away == null ? null : away.first();
        Waiting kept = other == null ? null : firstInMemory();
        return other != null && (kept == null || other.compareTo(kept) < 0) ? away : null;
    }

    private @Nullable Waiting firstInMemory() {
        return isAmongOthers() ? others.peek() : inOrder.first();
    }

    private boolean isAmongOthers() {
        Waiting other = others.peek();
        Waiting one = other == null ? null : inOrder.first();
        return other != null && (one == null || other.compareTo(one) < 0);
    }

    /** How many of them are in memory. */
    int size() {
        return inOrder.size() + others.size();
    }

    void clear() {
        inOrder.clear();
        others.clear();
    }

    /** All of them that are in memory, in no order. */
    List<Waiting> all() {
        List<Waiting> all = inOrder.all();
        all.addAll(others);
        return all;
    }
}
