package dev.gatehouse.engines.windows.argocd;

import dev.gatehouse.engines.windows.InvalidSchedule;
import dev.gatehouse.engines.windows.Schedules;
import dev.gatehouse.engines.windows.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A window's time as it is meant: from its start on, without its end, right across changes of the clocks. */
record CivilTiming(Window window) implements Timing {

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

    @Override
    public Optional<Instant> nextBoundary(Instant after) {
        return window.nextChange(after);
    }
}
