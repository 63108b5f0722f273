package dev.gatehouse.cli.sigma;

import dev.gatehouse.model.InvalidInput;
import java.time.Duration;

/** Reads durations as Sigma writes them: {@code 90s}, {@code 5m}, {@code 2h}, {@code 7d}. */
public final class Durations {

    private static final int MOST_DIGITS = 7;

    private Durations() {}

    /**
     * A duration.
     *
     * @throws InvalidInput where it is none
     */
    public static Duration of(String text) {
        int end = text.length() - 1;
        boolean digits =
                end >= 1 && end <= MOST_DIGITS && text.substring(0, end).chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits) {
            long number = Long.parseLong(text.substring(0, end));
            switch (text.charAt(end)) {
                case 's' -> {
                    return Duration.ofSeconds(number);
                }
                case 'm' -> {
                    return Duration.ofMinutes(number);
                }
                case 'h' -> {
                    return Duration.ofHours(number);
                }
                case 'd' -> {
                    return Duration.ofDays(number);
                }
                default -> {
                    // falls through to what no duration gets
                }
            }
        }
        throw new InvalidInput(text + " is no duration", null, null, "Write it as 90s, 5m, 2h or 7d.");
    }
}
