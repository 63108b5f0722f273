package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contacts and training.
 *
 * @param contact where an anomaly is reported; null where none is declared
 * @param validMonths how long a completed course counts, 12 unless declared
 * @param training who completed what
 */
public record AwarenessPolicy(
        @Nullable String contact,
        int validMonths,
        List<Completion> training,
        @Nullable Location location) {

    /** Nothing declared. */
    public static final AwarenessPolicy NONE = new AwarenessPolicy(null, 12, List.of(), null);

    public AwarenessPolicy {
        training = List.copyOf(training);
    }

    /**
     * A course that someone completed.
     *
     * @param person a name among {@code people}
     */
    public record Completion(String person, String course, LocalDate completed, Location location) {}
}
