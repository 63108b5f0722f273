package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.event.Origin;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for earlier ones, in the order of their times, those of the same time in the order of their arrival.
 * Most logs are in order already: what is not earlier than the one before it stands in a line, only the others have to
 * be sorted.
 */
final class WaitingEvents {

    private final PackedEvents inOrder = new PackedEvents();
    private final PriorityQueue<Waiting> others = new PriorityQueue<>();

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
    }

    void add(Waiting event) {
        if (inOrder.takes(event)) {
            inOrder.add(event);
        } else {
            others.add(event);
        }
    }

    /** The first; null where there is none. */
    @Nullable
    Waiting first() {
        return isAmongOthers() ? others.peek() : inOrder.first();
    }

    void removeFirst() {
        if (isAmongOthers()) {
            others.remove();
        } else {
            inOrder.removeFirst();
        }
    }

    private boolean isAmongOthers() {
        Waiting other = others.peek();
        Waiting one = other == null ? null : inOrder.first();
        return other != null && (one == null || other.compareTo(one) < 0);
    }

    int size() {
        return inOrder.size() + others.size();
    }

    void clear() {
        inOrder.clear();
        others.clear();
    }

    /** All of them, in no order. */
    List<Waiting> all() {
        List<Waiting> all = inOrder.all();
        all.addAll(others);
        return all;
    }
}
