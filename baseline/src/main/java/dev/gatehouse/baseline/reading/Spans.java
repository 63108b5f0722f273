package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.shape.Fault;
import dev.gatehouse.baseline.shape.Moment;
import dev.gatehouse.baseline.shape.Value;
import dev.gatehouse.engines.windows.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What parts of time of an environment ask for: an end after the start, bounds, and who agreed to an override. */
final class Spans {

    private static final Duration LONGEST_FREEZE = Duration.ofDays(366);
    private static final Duration LONGEST_OVERRIDE = Duration.ofDays(7);
    private static final int APPROVERS = 2;

    private final List<Fault> faults;

    Spans(List<Fault> faults) {
        this.faults = faults;
    }

    void check(Value.Entries environment) {
        for (Value.Entries window : environment.each("windows")) {
            String zone = window.text("timeZone");
            window.each("exclusions").forEach(e -> span(e, zone, LONGEST_FREEZE, "an exclusion", "a year"));
        }
        environment.each("freezes").forEach(f -> span(f, null, LONGEST_FREEZE, "a freeze", "a year"));
        for (Value.Entries override : environment.each("overrides")) {
            span(override, null, LONGEST_OVERRIDE, "an override of windows", "a week");
            approvers(override);
        }
    }

    private void span(
            Value.Entries span, @Nullable String usual, Duration longest, String noun, String longestInWords) {
        ZoneId zone = Schedules.zone(
                Objects.requireNonNullElse(span.text("timeZone"), Objects.requireNonNullElse(usual, "UTC")));
        if (!(span.get("from") instanceof Value.Scalar start) || !(span.get("until") instanceof Value.Scalar end)) {
            return;
        }
        Instant from = Moment.first(start.text(), zone);
        Instant until = Moment.end(end.text(), zone);
        if (!from.isBefore(until)) {
            faults.add(new Fault(
                    end.location(), "`until` is before `from`", end.text(), "It begins at " + start.text() + "."));
        } else if (Duration.between(from, until).compareTo(longest) > 0) {
            faults.add(new Fault(
                    end.location(),
                    noun + " for more than " + longestInWords,
                    end.text(),
                    "Write an earlier end; it can be declared anew then."));
        }
    }

    private void approvers(Value.Entries override) {
        Value at = override.get("approvedBy");
        if (at != null && new HashSet<>(override.texts("approvedBy")).size() < APPROVERS) {
            faults.add(new Fault(
                    at.location(),
                    "an override of windows that fewer than two people agreed to",
                    "",
                    "Name two different people."));
        }
    }
}
