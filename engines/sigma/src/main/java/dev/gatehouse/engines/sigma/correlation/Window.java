package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.event.Numbers;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.rule.CorrelationType;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The occurrences of one key within the timespan before the last of them, with the figures kept up that are asked for.
 */
final class Window {

    private static final int MOST_EVENTS = 1_000;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Integer> values = new HashMap<>();

    /** For each position of a rule its entries. */
    private final Map<Integer, Line> positions = new HashMap<>();

    private final CorrelationType type;
    private final boolean valued;
    private final boolean summed;
    private final boolean placed;
    private final boolean thinned;
    private long next;
    private BigDecimal sum = BigDecimal.ZERO;
    private int remembered;
    private boolean held;

    /** A window that keeps up what rules of a type ask for. */
    Window(CorrelationType type) {
        this.type = type;
        valued = type == CorrelationType.VALUE_COUNT || type == CorrelationType.VALUE_PERCENTILE;
        summed = type == CorrelationType.VALUE_SUM || type == CorrelationType.VALUE_AVG;
        placed = type == CorrelationType.TEMPORAL || type == CorrelationType.TEMPORAL_ORDERED;
        thinned = placed || type == CorrelationType.VALUE_COUNT;
    }

    void add(Entry entry) {
        entries.addLast(entry);
        remembered += entry.events().size();
        if (valued) {
            values.merge(entry.value(), 1, Integer::sum);
        }
        if (placed) {
            positions.computeIfAbsent(entry.position(), _ -> new Line()).add(next++, entry);
        }
        if (summed) {
            sum = sum.add(number(entry));
        }
    }

    private static BigDecimal number(Entry entry) {
        return Numbers.parse(entry.value()).orElse(BigDecimal.ZERO);
    }

    /** Forgets what happened before a time, and beyond a number what is needed least. */
    void keep(long since, int most) {
        while (!entries.isEmpty() && entries.getFirst().time() < since) {
            removeFirst();
        }
        if (entries.size() > most) {
            if (thinned) {
                List<Entry> needed = Needed.of(type, List.copyOf(entries));
                while (!entries.isEmpty()) {
                    removeFirst();
                }
                needed.stream().skip(Math.max(0, needed.size() - most * 3L / 4)).forEach(this::add);
            } else {
                removeFirst();
            }
        }
    }

    private void removeFirst() {
        Entry oldest = entries.removeFirst();
        remembered -= oldest.events().size();
        if (valued) {
            values.computeIfPresent(oldest.value(), (_, times) -> times == 1 ? null : times - 1);
        }
        if (placed) {
            positions.computeIfPresent(oldest.position(), (_, same) -> {
                same.removeFirst();
                return same.isEmpty() ? null : same;
            });
        }
        if (summed) {
            sum = sum.subtract(number(oldest));
        }
    }

    /** Whether an entry says no more than the last one: an event that several rules match is one event. */
    boolean repeats(Entry entry) {
        Entry last = last();
        return !placed
                && entry.sequence() == last.sequence()
                && entry.value().equals(last.value())
                && entry.events().equals(last.events());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    Entry first() {
        return entries.getFirst();
    }

    Entry last() {
        return entries.getLast();
    }

    Iterable<Entry> entries() {
        return entries;
    }

    int distinctValues() {
        return values.size();
    }

    /** How often a value occurs. */
    int times(String value) {
        return values.getOrDefault(value, 0);
    }

    Set<Integer> positions() {
        return positions.keySet();
    }

    /**
     * The latest entries of all positions from the last one down to zero, each before the one of the next position and
     * of another event; empty where there are none. The last entry has to be of the last position.
     */
    List<Entry> latestChain() {
        Deque<Entry> chain = new ArrayDeque<>();
        long before = Long.MAX_VALUE;
        for (int position = last().position(); position >= 0; position--) {
            Line same = positions.get(position);
            if (same == null) {
                return List.of();
            }
            int found = same.before(before);
            while (found >= 0
                    && !chain.isEmpty()
                    && same.entry(found).sequence() == chain.getFirst().sequence()) {
                found--;
            }
            if (found < 0) {
                return List.of();
            }
            before = same.number(found);
            chain.addFirst(same.entry(found));
        }
        return List.copyOf(chain);
    }

    BigDecimal sum() {
        return sum;
    }

    /** How many events are remembered, those of earlier hits counted each. */
    int remembered() {
        return remembered;
    }

    /** The events of the last entries, each once; of more than a thousand the latest thousand. */
    List<Origin> events() {
        Set<Origin> latest = new LinkedHashSet<>();
        Iterator<Entry> backwards = entries.descendingIterator();
        while (backwards.hasNext() && latest.size() < MOST_EVENTS) {
            List<Origin> events = backwards.next().events();
            for (int i = events.size() - 1; i >= 0 && latest.size() < MOST_EVENTS; i--) {
                latest.add(events.get(i));
            }
        }
        return new ArrayList<>(latest).reversed();
    }

    /** Whether the condition held when the last occurrence was taken. */
    boolean held() {
        return held;
    }

    void held(boolean now) {
        held = now;
    }
}
