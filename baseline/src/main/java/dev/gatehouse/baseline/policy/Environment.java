package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is deployed to.
 *
 * @param name unique
 * @param standing how much depends on it; where it is not declared, told from the name
 * @param ref the full or short name of the reference deployed from; null for the default branch
 * @param paths patterns of the files deployed there, as {@link PathPattern} reads them
 * @param windows when changes may be made; none declared is an empty list
 * @param freezes when none may be made, whatever the windows say
 * @param overrides when they may be made, whatever windows and freezes say
 * @param approvals who must agree; null where none is declared
 * @param requires what must hold before a deployment: {@code signed-commits}, {@code two-factor}, {@code training},
 *     {@code complete-coverage}
 * @param threshold a deployment may bring no failure of this severity or a worse one; empty where it may bring any
 * @param conditions of its own that have to hold
 * @param overridable what an emergency override is not asked
 */
public record Environment(
        String name,
        Standing standing,
        @Nullable String ref,
        List<PathPattern> paths,
        List<Window> windows,
        List<Freeze> freezes,
        List<WindowOverride> overrides,
        @Nullable Approvals approvals,
        List<String> requires,
        Optional<Severity> threshold,
        List<Condition> conditions,
        Set<Check> overridable,
        Location location) {

    /** What an emergency override is not asked where nothing is declared. */
    public static final Set<Check> OVERRIDABLE = Set.of(Check.WINDOWS, Check.APPROVALS);

    public Environment {
        paths = List.copyOf(paths);
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
        overrides = List.copyOf(overrides);
        requires = List.copyOf(requires);
        conditions = List.copyOf(conditions);
        overridable = Set.copyOf(overridable);
    }

    /** What the gate asks besides who somebody is, what they may do, and what exactly they signed. */
    public enum Check {
        WINDOWS,
        APPROVALS,
        SIGNED_COMMITS,
        TWO_FACTOR,
        TRAINING,
        SECRETS,
        FINDINGS,
        COMPLETE_COVERAGE,
        CONDITIONS;

        /** In small letters, with dashes. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one of a label. */
        public static Optional<Check> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(check -> check.label().equals(label))
                    .findFirst();
        }
    }

    /**
     * A maintenance window.
     *
     * @param deny a freeze: it closes instead of opening
     * @param schedule five cron fields, a recurrence rule of iCalendar, or one time
     * @param duration as {@code 2h} or {@code 90m}
     * @param timeZone an IANA name
     * @param applications it is for; {@code *} stands for any run of characters; empty for all
     * @param labels that an application it is for has; empty for all
     * @param exclusions when it does not count
     */
    public record Window(
            boolean deny,
            String schedule,
            String duration,
            String timeZone,
            List<String> applications,
            Map<String, String> labels,
            List<Span> exclusions,
            Location location) {
        public Window {
            applications = List.copyOf(applications);
            labels = Map.copyOf(labels);
            exclusions = List.copyOf(exclusions);
        }

        /** Whether it is for some applications only. */
        public boolean selective() {
            return !applications.isEmpty() || !labels.isEmpty();
        }
    }

    /**
     * A part of time.
     *
     * @param until the first instant after it, later than {@code from}
     */
    public record Span(Instant from, Instant until, Location location) {}

    /**
     * A time in which nothing is deployed.
     *
     * @param reason empty where none is given
     */
    public record Freeze(Span span, String reason) {}

    /**
     * A time in which is deployed though windows are closed.
     *
     * @param approvedBy at least two people
     */
    public record WindowOverride(Span span, String reason, List<String> approvedBy) {
        public WindowOverride {
            approvedBy = List.copyOf(approvedBy);
        }
    }

    /**
     * A condition on deployments, in the Common Expression Language.
     *
     * @param expression over {@link dev.gatehouse.baseline.conditions.ConditionVariables}
     * @param reason what it is for; empty where that is not said
     */
    public record Condition(String expression, String reason, Location location) {}

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
