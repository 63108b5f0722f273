package dev.gatehouse.engines.windows.argocd;

import dev.gatehouse.engines.windows.Calendar;
import dev.gatehouse.engines.windows.Interval;
import dev.gatehouse.engines.windows.argocd.SyncWindows.Placed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sync windows that match an application, and what they say to syncs of one kind: by hand, or not. */
public final class MatchedWindows {

    /** After so many instants at which nothing came of a window's beginning or end, no change is in sight. */
    private static final int MOST_BOUNDARIES = 5_000;

    private final List<Placed> matching;
    private final @Nullable String invalid;
    private final boolean manual;

    /**
     * Takes them.
     *
     * @param invalid why all is closed; null where all that count can be read
     */
    MatchedWindows(List<Placed> matching, @Nullable String invalid, boolean manual) {
        this.matching = matching;
        this.invalid = invalid;
        this.manual = manual;
    }

    /** Judges a sync at an instant. */
    public SyncJudgement at(Instant at) {
        if (invalid != null) {
            return judgement(false, List.of(), invalid);
        }
        return judged(
                matching.stream().filter(placed -> placed.time().isActive(at)).toList());
    }

    private SyncJudgement judged(List<Placed> active) {
        if (matching.isEmpty()) {
            return judgement(true, active, "no window matches");
        }
        List<Placed> denying = active.stream().filter(p -> p.window().denies()).toList();
        if (!denying.isEmpty()) {
            boolean byHand = letsThrough(denying);
            return judgement(
                    byHand,
                    active,
                    named(denying)
                            + (denying.size() == 1 ? " denies" : " deny")
                            + (byHand ? ", but let manual syncs through" : manual ? ", manual syncs too" : ""));
        }
        List<Placed> allowing = active.stream().filter(p -> p.window().allows()).toList();
        if (!allowing.isEmpty()) {
            return judgement(true, active, named(allowing) + " allow" + (allowing.size() == 1 ? "s" : ""));
        }
        List<Placed> closed = matching.stream()
                .filter(p -> p.window().allows() && !active.contains(p))
                .toList();
        if (closed.isEmpty()) {
            return judgement(true, active, "no window that matches is active, and none allows only at its time");
        }
        boolean byHand = letsThrough(closed);
        return judgement(
                byHand,
                active,
                named(closed) + (closed.size() == 1 ? " is" : " are") + " not active"
                        + (byHand ? ", but let manual syncs through" : ""));
    }

    private SyncJudgement judgement(boolean allowed, List<Placed> active, String why) {
        return new SyncJudgement(allowed, places(matching), places(active), why);
    }

    private boolean letsThrough(List<Placed> some) {
        return manual && some.stream().allMatch(placed -> placed.window().manualSync());
    }

    private static List<Integer> places(List<Placed> some) {
        return some.stream().map(Placed::place).toList();
    }

    private static String named(List<Placed> some) {
        return (some.size() == 1 ? "window " : "windows ")
                + places(some).stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /**
     * The first instant after this one at which, or just after which, what is said changes between yes and no; empty
     * where no change is in sight: none within about five years, nor within {@value #MOST_BOUNDARIES} beginnings and
     * ends.
     */
    public Optional<Instant> nextChange(Instant after) {
        if (invalid != null || letsThrough(matching)) {
            return Optional.empty();
        }
        boolean before = at(after).allowed();
        Instant horizon = after.plus(Calendar.HORIZON);
        Instant at = after;
        for (int seen = 0; seen < MOST_BOUNDARIES; seen++) {
            Instant next = relevant(at);
            if (next.isAfter(horizon)) {
                return Optional.empty();
            }
            if (at(next).allowed() != before || at(next.plusNanos(1)).allowed() != before) {
                return Optional.of(next);
            }
            at = next;
        }
        return Optional.empty();
    }

    /**
     * The next instant at which what is said may change: while a deny that keeps out is active, its end; while one that
     * allows is, the last of their ends or the first boundary of a deny; else any boundary.
     */
    private Instant relevant(Instant after) {
        Instant just = after.plusNanos(1);
        List<Timing> keepingOut = new ArrayList<>();
        List<Timing> allowing = new ArrayList<>();
        List<Timing> denying = new ArrayList<>();
        List<Timing> all = new ArrayList<>();
        for (Placed placed : matching) {
            SyncWindow window = placed.window();
            Timing timing = placed.time();
            if (window.denies()) {
                all.add(timing);
                denying.add(timing);
                if (!(manual && window.manualSync()) && timing.isActive(just)) {
                    keepingOut.add(timing);
                }
            } else if (window.allows()) {
                all.add(timing);
                if (timing.isActive(just)) {
                    allowing.add(timing);
                }
            }
        }
        if (!keepingOut.isEmpty()) {
            return boundaries(keepingOut, after).min(Instant::compareTo).orElse(Instant.MAX);
        }
        if (!allowing.isEmpty()) {
            Instant end = boundaries(allowing, after).max(Instant::compareTo).orElse(Instant.MAX);
            Instant denial = boundaries(denying, after).min(Instant::compareTo).orElse(Instant.MAX);
            return end.isBefore(denial) ? end : denial;
        }
        return boundaries(all, after).min(Instant::compareTo).orElse(Instant.MAX);
    }

    private static Stream<Instant> boundaries(List<Timing> timings, Instant after) {
        return timings.stream().map(timing -> timing.nextBoundary(after).orElse(Instant.MAX));
    }

    /**
     * The spans in which a sync is let through, cut to a part of time; in order, none touching another.
     *
     * @param to exclusive
     */
    public List<Interval> open(Instant from, Instant to) {
        List<Interval> open = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(to)) {
            Instant just = at.plusNanos(1);
            boolean allowed = at(just).allowed();
            Instant end = nextChange(just).filter(change -> change.isBefore(to)).orElse(to);
            if (allowed && !open.isEmpty() && open.getLast().end().equals(at)) {
                open.add(new Interval(open.removeLast().start(), end));
            } else if (allowed) {
                open.add(new Interval(at, end));
            }
            at = end;
        }
        return List.copyOf(open);
    }
}
