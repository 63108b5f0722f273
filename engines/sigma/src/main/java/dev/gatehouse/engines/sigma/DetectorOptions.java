package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.correlation.Locator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a detector runs.
 *
 * @param timeFields the fields in which an event's time is looked for, in this order
 * @param lateness how much later than an event of a later time another may arrive and still be put in its place;
 *     correlations are found so much later
 * @param present event time does not pass it, since a clock that is ahead would make all others late: what is of a
 *     later time waits for it; an event more than a day later counts as one without a time
 * @param once whether a window gives a hit only when its condition begins to hold, not at each occurrence at which it
 *     does, and a rare hour only its first
 * @param locator tells where addresses are, for {@code velocity}
 * @param mostKeys how many keys each correlation remembers at most
 * @param mostRemembered how many occurrences each correlation remembers at most
 * @param mostWaiting how many events wait in memory at most for earlier ones
 * @param overflow a folder for files that hold the others, so that there are no snapshots; null where the earliest
 *     event is taken in place of it, so that what is earlier still counts as late
 */
public record DetectorOptions(
        List<String> timeFields,
        Duration lateness,
        InstantSource present,
        boolean once,
        Locator locator,
        int mostKeys,
        long mostRemembered,
        int mostWaiting,
        @Nullable Path overflow) {

    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    /** Five minutes of lateness, times in {@code @timestamp}, a hit at each occurrence. */
    public static final DetectorOptions STANDARD = new DetectorOptions(
            List.of("@timestamp"),
            Duration.ofMinutes(5),
            InstantSource.fixed(Instant.parse("9000-01-01T00:00:00Z")),
            false,
            Locator.NONE,
            200_000,
            1_000_000,
            500_000,
            null);

    public DetectorOptions {
        timeFields = List.copyOf(timeFields);
    }

    public DetectorOptions withTimeFields(List<String> fields) {
        return new DetectorOptions(
                fields, lateness, present, once, locator, mostKeys, mostRemembered, mostWaiting, overflow);
    }

    public DetectorOptions withLateness(Duration bound) {
        return new DetectorOptions(
                timeFields, bound, present, once, locator, mostKeys, mostRemembered, mostWaiting, overflow);
    }

    public DetectorOptions withPresent(InstantSource now) {
        return new DetectorOptions(
                timeFields, lateness, now, once, locator, mostKeys, mostRemembered, mostWaiting, overflow);
    }

    /** A later time is none. */
    public Instant latest() {
        return present.instant().plus(CLOCKS_DIFFER);
    }

    public DetectorOptions withOnce(boolean onlyOnce) {
        return new DetectorOptions(
                timeFields, lateness, present, onlyOnce, locator, mostKeys, mostRemembered, mostWaiting, overflow);
    }

    public DetectorOptions withLocator(Locator places) {
        return new DetectorOptions(
                timeFields, lateness, present, once, places, mostKeys, mostRemembered, mostWaiting, overflow);
    }

    /** The bounds of what is remembered. */
    public DetectorOptions withBounds(int keys, long remembered, int waiting) {
        return new DetectorOptions(timeFields, lateness, present, once, locator, keys, remembered, waiting, overflow);
    }

    public DetectorOptions withOverflow(@Nullable Path folder) {
        return new DetectorOptions(
                timeFields, lateness, present, once, locator, mostKeys, mostRemembered, mostWaiting, folder);
    }
}
