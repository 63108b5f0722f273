package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How access logs are reviewed.
 *
 * @param reviewDays how many days there may be between a review's end and now; null where none are declared
 * @param reviewers the groups that review; anyone in {@code people} where none is declared
 */
public record AccessLogPolicy(
        @Nullable Integer reviewDays,
        List<String> reviewers,
        @Nullable Location location) {

    /** Nothing declared. */
    public static final AccessLogPolicy NONE = new AccessLogPolicy(null, List.of(), null);

    public AccessLogPolicy {
        reviewers = List.copyOf(reviewers);
    }
}
