package dev.gatehouse.engines.windows.argocd;

import dev.gatehouse.engines.windows.Calendar;
import dev.gatehouse.engines.windows.Interval;
import dev.gatehouse.engines.windows.InvalidSchedule;
import dev.gatehouse.engines.windows.Schedules;
import dev.gatehouse.engines.windows.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A window's time as it is meant: from its start on, without its end, right across changes of the clocks. */
record CivilTiming(Window window) implements Timing {

    private static final List<Duration> PARTS = List.of(Duration.ofDays(2), Duration.ofDays(62), Duration.ofDays(400));

    /**
     * Reads a window.
     *
     * @throws Unreadable where it is wrong
     */
    static CivilTiming of(SyncWindow window) throws Unreadable {
        if (!window.allows() && !window.denies()) {
            throw new Unreadable("its kind is neither allow nor deny");
        }
        Duration duration = GoDuration.parse(window.duration())
                .orElseThrow(() -> new Unreadable("its duration is none such as 2h or 1h30m"));
        try {
            ZoneId zone = Schedules.zone(window.timeZone());
            return new CivilTiming(new Window(
                    window.allows() ? Window.Kind.ALLOW : Window.Kind.DENY,
                    Schedules.parse(window.schedule(), zone),
                    duration,
                    zone,
                    List.of()));
        } catch (InvalidSchedule invalid) {
            throw new Unreadable(String.valueOf(invalid.getMessage()));
        }
    }

    @Override
    public boolean isActive(Instant at) {
        return window.isOpen(at);
    }

    /** What is open without a break for 400 days is taken for open for good. */
    @Override
    public Optional<Instant> nextBoundary(Instant after) {
        for (Duration part : PARTS) {
            Instant end = after.plus(part);
            Iterator<Interval> spans = window.open(after, end);
            if (spans.hasNext()) {
                Interval first = spans.next();
                if (first.start().isAfter(after)) {
                    return Optional.of(first.start());
                }
                if (first.end().isBefore(end)) {
                    return Optional.of(first.end());
                }
            }
        }
        if (window.isOpen(after)) {
            return Optional.empty();
        }
        Iterator<Interval> spans = window.open(after, after.plus(Calendar.HORIZON));
        return spans.hasNext() ? Optional.of(spans.next().start()) : Optional.empty();
    }
}
