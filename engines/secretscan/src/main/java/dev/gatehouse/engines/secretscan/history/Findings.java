package dev.gatehouse.engines.secretscan.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
        List<Reachability.Reaching> reaching = reachability.of(groups.size(), i -> groups.get(i).commits);
        @Nullable HistoryFinding[] made = new @Nullable HistoryFinding[groups.size()];
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                Sightings own = sightings.get();
                for (int from = next.getAndAdd(AT_ONCE);
                        from < made.length
                                && failure.get() == null
                                && !Thread.currentThread().isInterrupted();
                        from = next.getAndAdd(AT_ONCE)) {
                    for (int i = from; i < Math.min(made.length, from + AT_ONCE); i++) {
                        Reachability.Reaching all = with(reaching.get(i), groups.get(i).direct);
                        made[i] = all.count() > 0 || unreachable ? own.finding(groups.get(i), all) : null;
                    }
                }
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            }
        };
        List<Thread> started = new ArrayList<>();
        for (int i = 1; i < Math.min(threads, (made.length + AT_ONCE - 1) / AT_ONCE); i++) {
            started.add(Thread.ofPlatform().name("findings-" + i).daemon().start(work));
        }
        work.run();
        for (Thread thread : started) {
            thread.join();
        }
        switch (failure.get()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
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
                names.stream().limit(HistoryFinding.MOST).toList(), count);
    }
}
