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
 */
record FaithfulTiming(RobfigCron schedule, Duration duration, ZoneId zone) implements Timing {

    /**
     * Reads a window.
     *
     * @throws Unreadable where Argo CD can't
     */
    static FaithfulTiming of(SyncWindow window) throws Unreadable {
        return new FaithfulTiming(
                RobfigCron.parse(window.schedule()).orElseThrow(() -> new Unreadable("its schedule can't be read")),
                GoDuration.parse(window.duration()).orElseThrow(() -> new Unreadable("its duration can't be read")),
                GoZones.find(window.timeZone()).orElse(ZoneOffset.UTC));
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
        if (schedule.isWithin(duration)) {
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
