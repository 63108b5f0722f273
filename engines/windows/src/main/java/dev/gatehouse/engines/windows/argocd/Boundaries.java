package dev.gatehouse.engines.windows.argocd;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** The beginnings and ends of several windows, in order. */
final class Boundaries {

    private record Upcoming(Instant at, Timing timing) {}

    private final PriorityQueue<Upcoming> upcoming = new PriorityQueue<>((a, b) -> a.at().compareTo(b.at()));

    Boundaries(List<Timing> timings, Instant after) {
        timings.forEach(timing -> add(timing, after));
    }

    private void add(Timing timing, Instant after) {
        timing.nextBoundary(after).ifPresent(at -> upcoming.add(new Upcoming(at, timing)));
    }

    /** The next of them; those that fall together count once. */
    Optional<Instant> next() {
        if (upcoming.isEmpty()) {
            return Optional.empty();
        }
        Instant at = upcoming.element().at();
        while (!upcoming.isEmpty() && upcoming.element().at().equals(at)) {
            add(upcoming.remove().timing(), at);
        }
        return Optional.of(at);
    }
}
