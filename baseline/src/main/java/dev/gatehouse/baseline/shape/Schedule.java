package dev.gatehouse.baseline.shape;

import dev.gatehouse.engines.windows.InvalidSchedule;
import dev.gatehouse.engines.windows.Schedules;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a window begins, in any of the forms that {@link Schedules} reads. */
final class Schedule {

    private Schedule() {}

    /** Why a text is no schedule; empty where it is one. */
    static Optional<String> fault(String text) {
        if (text.isBlank()) {
            return Optional.of("a schedule has five fields, this has 0");
        }
        try {
            Schedules.parse(text, ZoneOffset.UTC);
            return Optional.empty();
        } catch (InvalidSchedule invalid) {
            return Optional.of(String.valueOf(invalid.getMessage()));
        }
    }
}
