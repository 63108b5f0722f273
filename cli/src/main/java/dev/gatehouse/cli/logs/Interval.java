package dev.gatehouse.cli.logs;

import dev.gatehouse.model.InvalidInput;
import java.time.Instant;
import java.util.Objects;

/**
 * What is reviewed.
 *
 * @param from its first instant
 * @param before the first instant after it
 */
record Interval(Instant from, Instant before) {

    /**
     * Of {@code --from} and {@code --to}.
     *
     * @throws InvalidInput where one is no instant, or the one is not before the other
     */
    static Interval of(String from, String to) {
        Interval interval = new Interval(
                Objects.requireNonNull(LogInputs.instant(from, "--from")),
                Objects.requireNonNull(LogInputs.instant(to, "--to")));
        if (!interval.from.isBefore(interval.before)) {
            throw new InvalidInput("--from " + from + " is not before --to " + to);
        }
        return interval;
    }
}
