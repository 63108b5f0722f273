package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.baseline.IncludeSource;
import dev.gatehouse.baseline.shape.Fault;
import dev.gatehouse.baseline.shape.Value;
import dev.gatehouse.model.InvalidInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From bytes to a baseline: read and held against the format, made one, checked against itself, bound to records. */
public final class Assembly {

    private static final int SHOWN = 10;

    private Assembly() {}

    /**
     * Reads a baseline.
     *
     * @param today the day by which waivers expire
     * @throws InvalidInput for the first fault, the next ones suppressed
     */
    public static Baseline of(String name, byte[] bytes, IncludeSource includes, Set<String> ruleIds, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        Excerpts excerpts = new Excerpts();
        List<Value.Entries> parts = new IncludedFiles(name, includes, faults, excerpts).read(name, bytes);
        if (!parts.isEmpty()) {
            Value.Entries whole = new Merge(faults).of(parts);
            if (faults.isEmpty()) {
                new Consistency(ruleIds, today, faults).check(whole);
            }
            if (faults.isEmpty()) {
                return Binding.of(name, whole);
            }
        }
        throw refused(name, faults, excerpts);
    }

    private static InvalidInput refused(String name, List<Fault> faults, Excerpts excerpts) {
        List<Fault> ordered = faults.stream()
                .sorted((a, b) -> {
                    boolean first = a.location().file().equals(name);
                    boolean second = b.location().file().equals(name);
                    return first == second ? a.location().compareTo(b.location()) : first ? -1 : 1;
                })
                .toList();
        int more = ordered.size() - 1;
        Fault first = ordered.getFirst();
        if (more > 0) {
            String count = more == 1 ? "And 1 more error." : "And " + more + " more errors.";
            String advice = first.advice() == null ? count : first.advice() + "\n" + count;
            first = new Fault(first.location(), first.message(), first.token(), advice);
        }
        InvalidInput refused = excerpts.shown(first);
        ordered.stream().skip(1).limit(SHOWN - 1L).map(excerpts::shown).forEach(refused::addSuppressed);
        return refused;
    }
}
