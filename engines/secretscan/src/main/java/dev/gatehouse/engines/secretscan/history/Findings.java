package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.history.graph.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the findings of groups, in several threads: each secret is looked at again in its place. */
final class Findings {

    /** Groups that follow each other often stand in one file, which then is read once. */
    private static final int AT_ONCE = 8;

    private final Reachability reachability;
    private final Supplier<Sightings> sightings;
    private final boolean unreachable;

    /**
     * Prepares it.
     *
     * @param sightings gives each thread its own
     * @param unreachable whether those count that nothing reaches
     */
    Findings(Reachability reachability, Supplier<Sightings> sightings, boolean unreachable) {
        this.reachability = reachability;
        this.sightings = sightings;
        this.unreachable = unreachable;
    }

    /** The findings, in the order of their paths, then commits. */
    List<HistoryFinding> of(List<Group> groups, int threads) throws InterruptedException {
        List<Reachability.Reaching> reaching = reachability.of(
                groups.size(), i -> groups.get(i).brought.stream().mapToInt(Group.Place::commit));
        @Nullable HistoryFinding[] made = new @Nullable HistoryFinding[groups.size()];
        Workers.run(threads, made.length, AT_ONCE, () -> {
            Sightings own = sightings.get();
            return (from, to) -> {
                for (int i = from; i < to; i++) {
                    Reachability.Reaching all = with(reaching.get(i), groups.get(i).direct);
                    made[i] = all.count() > 0 || unreachable ? own.finding(groups.get(i), all) : null;
                }
            };
        });
        return Arrays.stream(made).filter(Objects::nonNull).sorted(order()).toList();
    }

    private static Comparator<HistoryFinding> order() {
        return Comparator.comparing(
                        (HistoryFinding finding) -> finding.sighting().path())
                .thenComparing(finding -> commit(finding.first()))
                .thenComparingInt(finding -> finding.sighting().line())
                .thenComparingInt(finding -> finding.sighting().column())
                .thenComparing(finding -> finding.sighting().rule())
                .thenComparing(HistoryFinding::object);
    }

    private static String commit(@Nullable Introduction introduction) {
        return introduction == null ? "" : introduction.commit().toString();
    }

    private static Reachability.Reaching with(Reachability.Reaching reaching, Set<String> direct) {
        if (direct.isEmpty()) {
            return reaching;
        }
        Set<String> names = new LinkedHashSet<>(reaching.names());
        int count = reaching.count() + (int) direct.stream().filter(names::add).count();
        return new Reachability.Reaching(
                names.stream().limit(HistoryFinding.MOST).toList(), count, reaching.firsts());
    }
}
