package dev.gatehouse.engines.windows.argocd;

import dev.gatehouse.engines.windows.Calendar;
import dev.gatehouse.engines.windows.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sync windows of an AppProject: who is let through is decided as Argo CD decides it, at times that are either Argo
 * CD's own or the right ones.
 */
public final class SyncWindows {

    /** When windows are active. */
    public enum Clock {
        /** As Argo CD has it, changes of the clocks, invalid zones and all. */
        ARGO_CD,
        /** From the start on and without the end, in civil time; an invalid window closes all. */
        CIVIL
    }

    /** After so many instants at which nothing came of a window's beginning or end, no change is in sight. */
    private static final int MOST_BOUNDARIES = 20_000;

    private final List<Entry> windows;
    private final BiPredicate<String, String> glob;
    private final Clock clock;

    /** A window with its time, or why it has none. */
    private record Entry(SyncWindow window, @Nullable Timing timing, String fault) {

        static Entry of(SyncWindow window, Clock clock) {
            try {
                return new Entry(
                        window,
                        switch (clock) {
                            case ARGO_CD -> FaithfulTiming.of(window);
                            case CIVIL -> CivilTiming.of(window);
                        },
                        "");
            } catch (Unreadable unreadable) {
                return new Entry(window, null, String.valueOf(unreadable.getMessage()));
            }
        }
    }

    /**
     * Takes the windows, at Argo CD's own times.
     *
     * @param glob whether a pattern of <a href="https://github.com/gobwas/glob">gobwas/glob</a> without separators
     *     matches a text
     */
    public SyncWindows(List<SyncWindow> windows, BiPredicate<String, String> glob) {
        this(windows, glob, Clock.ARGO_CD);
    }

    /** Takes the windows. */
    public SyncWindows(List<SyncWindow> windows, BiPredicate<String, String> glob, Clock clock) {
        this.windows = windows.stream().map(w -> Entry.of(w, clock)).toList();
        this.glob = glob;
        this.clock = clock;
    }

    /** Why a window can't be read; empty where it can. */
    public Optional<String> fault(int window) {
        return windows.get(window).timing() == null
                ? Optional.of(windows.get(window).fault())
                : Optional.empty();
    }

    /** Judges a sync at an instant; {@code manual} where somebody asked for it by hand. */
    public SyncJudgement judge(SyncTarget target, boolean manual, Instant at) {
        return judge(matching(target), manual, at);
    }

    private List<Integer> matching(SyncTarget target) {
        List<Integer> matching = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            if (matches(windows.get(i).window(), target)) {
                matching.add(i);
            }
        }
        return matching;
    }

    private SyncJudgement judge(List<Integer> matching, boolean manual, Instant at) {
        if (clock == Clock.CIVIL) {
            for (int i = 0; i < windows.size(); i++) {
                if (windows.get(i).timing() == null) {
                    return new SyncJudgement(
                            false,
                            matching,
                            List.of(),
                            "window " + i + " is invalid: " + windows.get(i).fault());
                }
            }
        }
        if (matching.isEmpty()) {
            return new SyncJudgement(true, matching, List.of(), "no window matches");
        }
        List<Integer> active = new ArrayList<>();
        for (int i : matching) {
            Timing timing = windows.get(i).timing();
            if (timing == null) {
                return new SyncJudgement(
                        false,
                        matching,
                        List.of(),
                        "window " + i + " matches and is invalid: "
                                + windows.get(i).fault());
            }
            if (timing.isActive(at)) {
                active.add(i);
            }
        }
        return judged(matching, active, manual);
    }

    private SyncJudgement judged(List<Integer> matching, List<Integer> active, boolean manual) {
        List<Integer> denying = active.stream().filter(i -> window(i).denies()).toList();
        if (!denying.isEmpty()) {
            boolean byHand = manual && allManual(denying);
            return new SyncJudgement(
                    byHand,
                    matching,
                    active,
                    named(denying)
                            + (denying.size() == 1 ? " denies" : " deny")
                            + (byHand ? ", but let manual syncs through" : manual ? ", manual syncs too" : ""));
        }
        List<Integer> allowing = active.stream().filter(i -> window(i).allows()).toList();
        if (!allowing.isEmpty()) {
            return new SyncJudgement(
                    true, matching, active, named(allowing) + " allow" + (allowing.size() == 1 ? "s" : ""));
        }
        List<Integer> closed = matching.stream()
                .filter(i -> window(i).allows() && !active.contains(i))
                .toList();
        if (closed.isEmpty()) {
            return new SyncJudgement(
                    true, matching, active, "no window that matches is active, and none allows only at its time");
        }
        boolean byHand = manual && allManual(closed);
        return new SyncJudgement(
                byHand,
                matching,
                active,
                named(closed) + (closed.size() == 1 ? " is" : " are") + " not active"
                        + (byHand ? ", but let manual syncs through" : ""));
    }

    private SyncWindow window(int place) {
        return windows.get(place).window();
    }

    private boolean allManual(List<Integer> some) {
        return some.stream().allMatch(i -> window(i).manualSync());
    }

    private static String named(List<Integer> some) {
        return (some.size() == 1 ? "window " : "windows ")
                + some.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /**
     * The first instant after this one at which, or just after which, what is said to the sync changes between yes and
     * no; empty where no change is in sight: none within about five years, nor within {@value #MOST_BOUNDARIES}
     * beginnings and ends.
     */
    public Optional<Instant> nextChange(SyncTarget target, boolean manual, Instant after) {
        List<Integer> matching = matching(target);
        if (matching.stream().anyMatch(i -> windows.get(i).timing() == null)) {
            return Optional.empty();
        }
        boolean before = judge(matching, manual, after).allowed();
        Instant horizon = after.plus(Calendar.HORIZON);
        Instant at = after;
        for (int seen = 0; seen < MOST_BOUNDARIES; seen++) {
            Instant next = relevant(matching, manual, at);
            if (next.isAfter(horizon)) {
                return Optional.empty();
            }
            if (judge(matching, manual, next).allowed() != before
                    || judge(matching, manual, next.plusNanos(1)).allowed() != before) {
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
    private Instant relevant(List<Integer> matching, boolean manual, Instant after) {
        Instant just = after.plusNanos(1);
        List<Timing> keepingOut = new ArrayList<>();
        List<Timing> allowing = new ArrayList<>();
        List<Timing> denying = new ArrayList<>();
        List<Timing> all = new ArrayList<>();
        for (int i : matching) {
            Timing timing = Objects.requireNonNull(windows.get(i).timing());
            boolean active = timing.isActive(just);
            all.add(timing);
            if (window(i).denies()) {
                denying.add(timing);
                if (active && !(manual && window(i).manualSync())) {
                    keepingOut.add(timing);
                }
            } else if (active && window(i).allows()) {
                allowing.add(timing);
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
    public List<Interval> open(SyncTarget target, boolean manual, Instant from, Instant to) {
        List<Interval> open = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(to)) {
            boolean allowed = judge(target, manual, at.plusNanos(1)).allowed();
            Instant end = nextChange(target, manual, at.plusNanos(1))
                    .filter(change -> change.isBefore(to))
                    .orElse(to);
            if (allowed && !open.isEmpty() && open.getLast().end().equals(at)) {
                open.add(new Interval(open.removeLast().start(), end));
            } else if (allowed) {
                open.add(new Interval(at, end));
            }
            at = end;
        }
        return List.copyOf(open);
    }

    private boolean matches(SyncWindow window, SyncTarget target) {
        boolean applications = any(window.applications(), target.application());
        boolean namespaces = any(window.namespaces(), target.namespace());
        boolean clusters = target.clusterName() != null && any(window.clusters(), target.clusterName())
                || target.clusterServer() != null && any(window.clusters(), target.clusterServer());
        if (!window.andOperator()) {
            return applications || namespaces || clusters;
        }
        boolean none = window.applications().isEmpty()
                && window.namespaces().isEmpty()
                && window.clusters().isEmpty();
        return !none
                && (window.applications().isEmpty() || applications)
                && (window.namespaces().isEmpty() || namespaces)
                && (window.clusters().isEmpty() || clusters);
    }

    private boolean any(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> glob.test(pattern, text));
    }
}
