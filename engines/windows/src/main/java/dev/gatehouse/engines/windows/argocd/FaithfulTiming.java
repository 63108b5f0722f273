package dev.gatehouse.engines.windows.argocd;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A window's time as Argo CD has it: strictly after the start and strictly before the end, in civil time that is made
 * by adding the offset the zone has at the instant judged.
 *
 * @param always whether each start comes before the end of the one before it
 */
record FaithfulTiming(RobfigCron schedule, Duration duration, ZoneId zone, boolean always) implements Timing {

    /**
     * Reads a window.
     *
     * @throws Unreadable where Argo CD can't
     */
    static FaithfulTiming of(SyncWindow window) throws Unreadable {
        RobfigCron schedule =
                RobfigCron.parse(window.schedule()).orElseThrow(() -> new Unreadable("its schedule can't be read"));
        Duration duration =
                GoDuration.parse(window.duration()).orElseThrow(() -> new Unreadable("its duration can't be read"));
        return new FaithfulTiming(
                schedule,
                duration,
                GoZones.find(window.timeZone()).orElse(ZoneOffset.UTC),
                schedule.isWithin(duration));
    }

    private Instant shifted(Instant at, ZoneOffset offset) {
        return at.plusSeconds(offset.getTotalSeconds());
    }

    @Override
    public boolean isActive(Instant at) {
        Instant now = shifted(at, zone.getRules().getOffset(at));
        return schedule.next(now.minus(duration))
                .map(next -> next.isBefore(now))
                .orElse(true);
    }

    @Override
    public Optional<Instant> nextBoundary(Instant after) {
        if (always) {
            return Optional.empty();
        }
        ZoneOffset offset = zone.getRules().getOffset(after);
        Instant now = shifted(after, offset);
        Optional<Instant> start = schedule.next(now);
        Optional<Instant> end = schedule.next(now.minus(duration)).map(s -> s.plus(duration));
        ZoneOffsetTransition transition = zone.getRules().nextTransition(after);
        return Stream.concat(
                        Stream.of(start, end)
                                .flatMap(Optional::stream)
                                .map(local -> local.minusSeconds(offset.getTotalSeconds())),
                        Stream.ofNullable(transition).map(ZoneOffsetTransition::getInstant))
                .filter(instant -> instant.isAfter(after))
                .min(Instant::compareTo);
    }
}
