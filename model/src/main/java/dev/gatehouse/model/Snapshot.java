package dev.gatehouse.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All facts and all coverage of one run at one instant.
 *
 * @param target what was observed, as the caller named it
 * @param at when it was observed
 * @param facts in the order of the files they came from
 * @param coverage sorted
 * @param files what became of each file, sorted by path
 */
public record Snapshot(String target, Instant at, List<Fact> facts, List<Coverage> coverage, List<FileReading> files) {

    public Snapshot {
        facts = List.copyOf(facts);
        coverage = coverage.stream().sorted().distinct().toList();
        files = files.stream().sorted().toList();
    }

    /** The facts of one type, in order. */
    public <F extends Fact> List<F> facts(Class<F> type) {
        List<F> found = new ArrayList<>();
        for (Fact fact : facts) {
            if (type.isInstance(fact)) {
                found.add(type.cast(fact));
            }
        }
        return found;
    }

    /** What was not completely seen of a kind of fact; a kind that no source speaks of was not seen at all. */
    public List<Coverage> gaps(FactKind kind) {
        List<Coverage> spoken = coverage.stream().filter(c -> c.kind() == kind).toList();
        if (spoken.isEmpty()) {
            return List.of(Coverage.missing("-", kind, "no source of " + kind.plural() + " was given", null));
        }
        return spoken.stream().filter(c -> c.state() != Coverage.State.COMPLETE).toList();
    }

    /** How many facts there are of each kind. */
    public Map<FactKind, Long> population() {
        Map<FactKind, Long> counts = new EnumMap<>(FactKind.class);
        for (Fact fact : facts) {
            counts.merge(fact.kind(), 1L, Long::sum);
        }
        return counts;
    }
}
