package dev.gatehouse.engines.windows;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time with its start and without its end.
 *
 * @param start the first instant of it
 * @param end the first instant after it; later than the start
 */
public record Interval(Instant start, Instant end) {

    public Interval {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("an interval ends after it starts: " + start + " to " + end);
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public boolean overlaps(Interval other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
