package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.correlation.Locator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

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
 * @param mostWaiting how many events wait at most for earlier ones; beyond that the earliest is taken
 */
public record DetectorOptions(
        List<String> timeFields,
        Duration lateness,
        InstantSource present,
        boolean once,
        Locator locator,
        int mostKeys,
        long mostRemembered,
        int mostWaiting) {

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
            500_000);

    public DetectorOptions {
        timeFields = List.copyOf(timeFields);
    }

    public DetectorOptions withTimeFields(List<String> fields) {
        return new DetectorOptions(fields, lateness, present, once, locator, mostKeys, mostRemembered, mostWaiting);
    }

    public DetectorOptions withLateness(Duration bound) {
        return new DetectorOptions(timeFields, bound, present, once, locator, mostKeys, mostRemembered, mostWaiting);
    }

    public DetectorOptions withPresent(InstantSource now) {
        return new DetectorOptions(timeFields, lateness, now, once, locator, mostKeys, mostRemembered, mostWaiting);
    }

    /** A later time is none. */
    public Instant latest() {
        return present.instant().plus(CLOCKS_DIFFER);
    }

    public DetectorOptions withOnce(boolean onlyOnce) {
        return new DetectorOptions(
                timeFields, lateness, present, onlyOnce, locator, mostKeys, mostRemembered, mostWaiting);
    }

    public DetectorOptions withLocator(Locator places) {
        return new DetectorOptions(timeFields, lateness, present, once, places, mostKeys, mostRemembered, mostWaiting);
    }

    /** The bounds of what is remembered. */
    public DetectorOptions withBounds(int keys, long remembered, int waiting) {
        return new DetectorOptions(timeFields, lateness, present, once, locator, keys, remembered, waiting);
    }
}
