package dev.gatehouse.engines.sigma.correlation;

import dev.gatehouse.engines.sigma.rule.CorrelationType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What of a full window has to be remembered. Of the earlier half what the later half says too is let go, so that
 * nobody can have a rare event forgotten by sending many of another kind: different values, and events of different
 * rules, are counted by their latest; in an order each rule's latest event matters, and before it the latest of the
 * rule before.
 */
final class Needed {

    private Needed() {}

    /** The later half of some entries, and of the earlier what is needed. */
    static List<Entry> of(CorrelationType type, List<Entry> entries) {
        int half = entries.size() / 2;
        while (half > 0 && entries.get(half - 1).sequence() == entries.get(half).sequence()) {
            half--;
        }
        List<Entry> earlier = entries.subList(0, half);
        List<Entry> later = entries.subList(half, entries.size());
        Predicate<Entry> needed = type == CorrelationType.TEMPORAL_ORDERED
                ? chained(earlier)
                : type == CorrelationType.TEMPORAL
                        ? latest(earlier, later, Entry::position)
                        : latest(earlier, later, Entry::value);
        List<Entry> kept = new ArrayList<>(earlier.stream().filter(needed).toList());
        kept.addAll(later);
        return kept;
    }

    private static Predicate<Entry> latest(List<Entry> earlier, List<Entry> later, Function<Entry, Object> kind) {
        Set<Object> kinds = new HashSet<>();
        later.forEach(entry -> kinds.add(kind.apply(entry)));
        Set<Entry> latest = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Entry entry : earlier.reversed()) {
            if (kinds.add(kind.apply(entry))) {
                latest.add(entry);
            }
        }
        return latest::contains;
    }

    /** Those of the chains that end with the latest entry of each rule. */
    private static Predicate<Entry> chained(List<Entry> earlier) {
        Map<Integer, Entry> firstOfChain = new HashMap<>();
        Set<Entry> chained = Collections.newSetFromMap(new IdentityHashMap<>());
        int last = earlier.stream().mapToInt(Entry::position).max().orElse(-1);
        for (Entry entry : earlier.reversed()) {
            for (int end = entry.position(); end <= last; end++) {
                Entry next = firstOfChain.get(end);
                boolean continues = next == null
                        ? entry.position() == end
                        : entry.position() == next.position() - 1 && entry.sequence() != next.sequence();
                if (continues) {
                    firstOfChain.put(end, entry);
                    chained.add(entry);
                }
            }
        }
        return chained::contains;
    }
}
