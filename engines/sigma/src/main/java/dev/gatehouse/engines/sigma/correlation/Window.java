package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.event.Numbers;
import dev.gatehouse.engines.sigma.event.Origin;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The occurrences of one key within the timespan before the last of them, with the figures about them kept up. */
final class Window {

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<Integer, Integer> positions = new HashMap<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private boolean held;

    void add(Entry entry) {
        entries.addLast(entry);
        values.merge(entry.value(), 1, Integer::sum);
        positions.merge(entry.position(), 1, Integer::sum);
        sum = sum.add(Numbers.parse(entry.value()).orElse(BigDecimal.ZERO));
    }

    /** Forgets what happened before a time, and the oldest beyond a number. */
    void keep(long since, int most) {
        while (!entries.isEmpty() && (entries.getFirst().time() < since || entries.size() > most)) {
            Entry oldest = entries.removeFirst();
            values.computeIfPresent(oldest.value(), (_, times) -> times == 1 ? null : times - 1);
            positions.computeIfPresent(oldest.position(), (_, times) -> times == 1 ? null : times - 1);
            sum = sum.subtract(Numbers.parse(oldest.value()).orElse(BigDecimal.ZERO));
        }
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

    BigDecimal sum() {
        return sum;
    }

    /** The events of all entries, each once. */
    List<Origin> events() {
        Set<Origin> events = new LinkedHashSet<>();
        entries.forEach(entry -> events.addAll(entry.events()));
        return List.copyOf(events);
    }

    /** Whether the condition held when the last occurrence was taken. */
    boolean held() {
        return held;
    }

    void held(boolean now) {
        held = now;
    }
}
