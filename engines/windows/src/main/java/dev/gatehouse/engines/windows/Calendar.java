package dev.gatehouse.engines.windows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Some windows together: open where one that allows is, or none that allows is declared; and none that denies is. An
 * override opens whatever they say.
 *
 * @param windows in the order in which they are declared
 * @param overrides spans in which it is open in any case
 */
public record Calendar(List<Window> windows, List<Interval> overrides) {

    /** How far the next change is looked for. */
    public static final Duration HORIZON = Duration.ofDays(5 * 366);

    /** How much of the time to come is looked at first; the rest in parts twice as long each. */
    private static final Duration FIRST_PART = Duration.ofDays(2);

    public Calendar {
        windows = List.copyOf(windows);
        overrides = List.copyOf(overrides);
    }

    /** Windows that nothing overrides. */
    public Calendar(List<Window> windows) {
        this(windows, List.of());
    }

    /** What holds at an instant, and which windows say so. */
    public State at(Instant instant) {
        for (int i = 0; i < overrides.size(); i++) {
            if (overrides.get(i).contains(instant)) {
                return new State.Overridden(i);
            }
        }
        List<Integer> allowing = new ArrayList<>();
        List<Integer> denying = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).isOpen(instant)) {
                (windows.get(i).kind() == Window.Kind.ALLOW ? allowing : denying).add(i);
            }
        }
        if (!denying.isEmpty()) {
            return new State.Denied(List.copyOf(denying));
        }
        if (!allowing.isEmpty()) {
            return new State.Allowed(List.copyOf(allowing));
        }
        return has(Window.Kind.ALLOW) ? new State.Outside() : new State.Unrestricted();
    }

    private boolean has(Window.Kind kind) {
        return windows.stream().anyMatch(window -> window.kind() == kind);
    }

    /**
     * The spans in which it is open, cut to a part of time; in order, none touching another.
     *
     * @param to exclusive
     */
    public List<Interval> open(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        List<Interval> allowed =
                has(Window.Kind.ALLOW) ? union(Window.Kind.ALLOW, from, to) : List.of(new Interval(from, to));
        List<Interval> denied = union(Window.Kind.DENY, from, to);
        List<Interval> open = new ArrayList<>();
        int next = 0;
        for (Interval span : allowed) {
            Instant at = span.start();
            while (next < denied.size() && !denied.get(next).end().isAfter(at)) {
                next++;
            }
            for (int i = next; i < denied.size() && denied.get(i).start().isBefore(span.end()); i++) {
                Interval denial = denied.get(i);
                if (at.isBefore(denial.start())) {
                    open.add(new Interval(at, denial.start()));
                }
                at = denial.end();
            }
            if (at.isBefore(span.end())) {
                open.add(new Interval(at, span.end()));
            }
        }
        for (Interval override : overrides) {
            cut(override, from, to).ifPresent(open::add);
        }
        return united(open);
    }

    private static Optional<Interval> cut(Interval span, Instant from, Instant to) {
        Instant start = span.start().isBefore(from) ? from : span.start();
        Instant end = span.end().isAfter(to) ? to : span.end();
        return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
    }

    private List<Interval> union(Window.Kind kind, Instant from, Instant to) {
        List<Interval> all = new ArrayList<>();
        for (Window window : windows) {
            if (window.kind() == kind) {
                for (Iterator<Interval> spans = window.open(from, to); spans.hasNext(); ) {
                    all.add(spans.next());
                }
            }
        }
        return united(all);
    }

    /** In order, and none touching another. */
    private static List<Interval> united(List<Interval> spans) {
        List<Interval> united = new ArrayList<>();
        for (Interval span :
                spans.stream().sorted(Comparator.comparing(Interval::start)).toList()) {
            if (!united.isEmpty() && !united.getLast().end().isBefore(span.start())) {
                Interval last = united.removeLast();
                united.add(new Interval(last.start(), last.end().isAfter(span.end()) ? last.end() : span.end()));
            } else {
                united.add(span);
            }
        }
        return List.copyOf(united);
    }

    /** The first instant after this one at which it opens or closes; empty where none comes in {@link #HORIZON}. */
    public Optional<Instant> nextChange(Instant after) {
        return nextChange(after, !at(after).isOpen());
    }

    /**
     * The first instant after this one at which it is open and was not just before; empty where none comes in
     * {@link #HORIZON}.
     */
    public Optional<Instant> nextOpening(Instant after) {
        return nextChange(after, true);
    }

    /**
     * The first instant after this one at which it is closed and was not just before; empty where none comes in
     * {@link #HORIZON}.
     */
    public Optional<Instant> nextClosing(Instant after) {
        return nextChange(after, false);
    }

    private Optional<Instant> nextChange(Instant after, boolean opening) {
        Instant end = after.plus(HORIZON);
        Instant from = after;
        Duration part = FIRST_PART;
        boolean open = at(after).isOpen();
        while (from.isBefore(end)) {
            Instant to = from.plus(part).isBefore(end) ? from.plus(part) : end;
            List<Interval> spans = open(from, to);
            Optional<Instant> change = opening ? firstOpening(spans, from, open) : firstClosing(spans, from, to, open);
            if (change.isPresent()) {
                return change;
            }
            open = !spans.isEmpty() && spans.getLast().end().equals(to);
            from = to;
            part = part.multipliedBy(2);
        }
        return Optional.empty();
    }

    /** The first start of a span that does not go on from before. */
    private static Optional<Instant> firstOpening(List<Interval> spans, Instant from, boolean openBefore) {
        for (Interval span : spans) {
            if (!(openBefore && span.start().equals(from))) {
                return Optional.of(span.start());
            }
        }
        return Optional.empty();
    }

    /**
     * The first end of a span that does not go on behind the part; the part's start, where what was open ends there.
     */
    private static Optional<Instant> firstClosing(List<Interval> spans, Instant from, Instant to, boolean openBefore) {
        if (openBefore && (spans.isEmpty() || spans.getFirst().start().isAfter(from))) {
            return Optional.of(from);
        }
        for (Interval span : spans) {
            if (span.end().isBefore(to)) {
                return Optional.of(span.end());
            }
        }
        return Optional.empty();
    }

    /**
     * Whether patches have enough time: how long it is open in a part of time, counting only what is open for long
     * enough at a stretch. Google's GKE asks for 48 hours in any 32 days, in stretches of four hours and more.
     *
     * @see <a
     *     href="https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions">GKE</a>
     */
    public Duration patchTime(Instant from, Instant to, Duration leastStretch) {
        return open(from, to).stream()
                .map(Interval::length)
                .filter(length -> length.compareTo(leastStretch) >= 0)
                .reduce(Duration.ZERO, Duration::plus);
    }
}
