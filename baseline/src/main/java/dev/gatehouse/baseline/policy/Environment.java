package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is deployed to.
 *
 * @param name unique
 * @param standing how much depends on it; where it is not declared, told from the name
 * @param ref the full or short name of the reference deployed from; null for the default branch
 * @param paths patterns of the files deployed there, as {@link PathPattern} reads them
 * @param windows when changes may be made; none declared is an empty list
 * @param approvals who must agree; null where none is declared
 * @param requires what must hold before a deployment: {@code signed-commits}, {@code two-factor}, {@code training},
 *     {@code complete-coverage}
 */
public record Environment(
        String name,
        Standing standing,
        @Nullable String ref,
        List<PathPattern> paths,
        List<Window> windows,
        @Nullable Approvals approvals,
        List<String> requires,
        Location location) {

    public Environment {
        paths = List.copyOf(paths);
        windows = List.copyOf(windows);
        requires = List.copyOf(requires);
    }

    /**
     * A maintenance window.
     *
     * @param deny a freeze: it closes instead of opening
     * @param schedule five cron fields, a recurrence rule of iCalendar, or one time
     * @param duration as {@code 2h} or {@code 90m}
     * @param timeZone an IANA name
     */
    public record Window(boolean deny, String schedule, String duration, String timeZone, Location location) {}

    /**
     * Who must agree to a deployment.
     *
     * @param count how many, at least 1
     * @param groups of which groups; empty for anyone
     */
    public record Approvals(int count, List<String> groups, Location location) {
        public Approvals {
            groups = List.copyOf(groups);
        }
    }

    public boolean holds(String file) {
        return paths.stream().anyMatch(p -> p.matches(file));
    }
}
