package dev.gatehouse.engines.windows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span of time that comes again and again, or once.
 *
 * @param kind whether deployments are let through in it, or kept out
 * @param starts when it opens
 * @param length how long it is open, in elapsed time: from a minute to 366 days
 * @param zone whose civil time the starts are written in
 * @param exclusions spans in which it is not open; a window that an exclusion cuts goes on after it
 */
public record Window(Kind kind, Recurrence starts, Duration length, ZoneId zone, List<Interval> exclusions) {

    public enum Kind {
        ALLOW,
        DENY
    }

    private static final int LONGEST_OPEN_DAYS = 400;
    private static final Duration NEAR_A_CHANGE = Duration.ofDays(3);
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(366);

    public Window {
        if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
            throw new InvalidSchedule("a window is open for one minute to 366 days", 1);
        }
        exclusions = List.copyOf(exclusions);
    }

    public static Window allow(Recurrence starts, Duration length, ZoneId zone) {
        return new Window(Kind.ALLOW, starts, length, zone, List.of());
    }

    public static Window deny(Recurrence starts, Duration length, ZoneId zone) {
        return new Window(Kind.DENY, starts, length, zone, List.of());
    }

    public Window except(List<Interval> more) {
        List<Interval> all = new ArrayList<>(exclusions);
        all.addAll(more);
        return new Window(kind, starts, length, zone, all);
    }

    /** Whether it is open at an instant. */
    public boolean isOpen(Instant instant) {
        return open(instant, instant.plusNanos(1)).hasNext();
    }

    /**
     * The spans in which it is open, cut to a part of time; in order, none touching another.
     *
     * @param to exclusive
     */
    public Iterator<Interval> open(Instant from, Instant to) {
        return new Spans(from, to);
    }

    /**
     * The first instant after this one at which it opens or closes; empty where none is in sight: none within five
     * years, or, where it is open, within {@value #LONGEST_OPEN_DAYS} days.
     */
    public Optional<Instant> nextChange(Instant after) {
        return isOpen(after) ? nextClosing(after) : nextOpening(after);
    }

    private Optional<Instant> nextOpening(Instant after) {
        Iterator<Interval> spans = open(after, after.plus(Calendar.HORIZON));
        return spans.hasNext() ? Optional.of(spans.next().start()) : Optional.empty();
    }

    private Optional<Instant> nextClosing(Instant after) {
        Instant end = after.plus(Duration.ofDays(LONGEST_OPEN_DAYS));
        Duration gap = starts instanceof Cron cron && exclusions.isEmpty() ? cron.longestGap() : null;
        if (gap == null || gap.compareTo(length) > 0) {
            return closing(after, end);
        }
        if (starts instanceof Cron cron && cron.isEverySoOften()) {
            return Optional.empty();
        }
        // Open without a break, but perhaps where the clocks are changed.
        ZoneRules rules = zone.getRules();
        Instant from = after;
        for (ZoneOffsetTransition change = rules.nextTransition(after.minus(NEAR_A_CHANGE));
                change != null && change.getInstant().minus(NEAR_A_CHANGE).isBefore(end);
                change = rules.nextTransition(change.getInstant())) {
            Instant near = change.getInstant().minus(NEAR_A_CHANGE);
            Optional<Instant> closing = closing(
                    near.isAfter(from) ? near : from, change.getInstant().plus(NEAR_A_CHANGE));
            if (closing.isPresent()) {
                return closing;
            }
        }
        return Optional.empty();
    }

    /** The first end within a part of time, at whose beginning it is open. */
    private Optional<Instant> closing(Instant from, Instant to) {
        return Optional.of(open(from, to).next().end()).filter(end -> end.isBefore(to));
    }

    private final class Spans implements Iterator<Interval> {

        private final Instant from;
        private final Instant to;
        private final Iterator<Instant> begins;
        private @Nullable Instant upcoming;
        private final List<Interval> ready = new ArrayList<>();

        Spans(Instant from, Instant to) {
            this.from = from;
            this.to = to;
            begins = starts.starts(from.minus(length).plusNanos(1), zone);
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty()) {
                Interval whole = nextWhole();
                if (whole == null) {
                    return false;
                }
                cut(whole);
            }
            return true;
        }

        @Override
        public Interval next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.removeFirst();
        }

        /** The next span of starts that overlap or touch, before exclusions. */
        private @Nullable Interval nextWhole() {
            Instant begin = upcoming == null ? nextBegin() : upcoming;
            upcoming = null;
            if (begin == null || !begin.isBefore(to)) {
                return null;
            }
            Instant end = begin.plus(length);
            while (end.isBefore(to)) {
                Instant following = nextBegin();
                if (following == null) {
                    break;
                }
                if (following.isAfter(end)) {
                    upcoming = following;
                    break;
                }
                end = following.plus(length);
            }
            return new Interval(begin.isBefore(from) ? from : begin, end.isAfter(to) ? to : end);
        }

        private @Nullable Instant nextBegin() {
            return begins.hasNext() ? begins.next() : null;
        }

        private void cut(Interval whole) {
            List<Interval> parts = List.of(whole);
            for (Interval exclusion : exclusions) {
                List<Interval> left = new ArrayList<>();
                for (Interval part : parts) {
                    without(part, exclusion, left);
                }
                parts = left;
            }
            ready.addAll(parts);
        }
    }

    private static void without(Interval part, Interval exclusion, List<Interval> into) {
        if (!part.overlaps(exclusion)) {
            into.add(part);
            return;
        }
        if (part.start().isBefore(exclusion.start())) {
            into.add(new Interval(part.start(), exclusion.start()));
        }
        if (exclusion.end().isBefore(part.end())) {
            into.add(new Interval(exclusion.end(), part.end()));
        }
    }
}
