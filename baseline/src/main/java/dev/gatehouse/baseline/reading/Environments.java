package dev.gatehouse.baseline.reading;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.baseline.shape.Moment;
import dev.gatehouse.baseline.shape.Value;
import dev.gatehouse.engines.windows.Schedules;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Environments made from values that fit the format. */
final class Environments {

    /** What a deployment may not bring where no environment says otherwise. */
    private static final Severity THRESHOLD = Severity.HIGH;

    /** The threshold of an environment to which any failure may be brought. */
    static final String NEVER = "never";

    private Environments() {}

    static List<Environment> of(Value.Entries baseline) {
        List<Environment> environments = new ArrayList<>();
        baseline.named("environments").forEach((name, entry) -> {
            if (entry.value() instanceof Value.Entries from) {
                environments.add(environment(name, from, entry));
            }
        });
        return environments;
    }

    private static Environment environment(String name, Value.Entries from, Value.Entries.Entry entry) {
        return new Environment(
                name,
                Optional.ofNullable(from.text("standing"))
                        .map(s -> Standing.valueOf(s.toUpperCase(Locale.ROOT)))
                        .orElseGet(() -> Standing.ofWords(name)),
                from.text("ref"),
                from.texts("paths").stream().map(PathPattern::new).toList(),
                from.each("windows").stream().map(Environments::window).toList(),
                from.each("freezes").stream().map(Environments::freeze).toList(),
                from.each("overrides").stream().map(Environments::override).toList(),
                from.get("approvals") instanceof Value.Entries approvals ? approvals(approvals) : null,
                from.texts("requires"),
                threshold(from.text("threshold")),
                from.each("conditions").stream().map(Environments::condition).toList(),
                from.get("overridable") == null ? Environment.OVERRIDABLE : checks(from.texts("overridable")),
                entry.key());
    }

    private static Optional<Severity> threshold(@Nullable String label) {
        if (label == null) {
            return Optional.of(THRESHOLD);
        }
        return label.equals(NEVER) ? Optional.empty() : Severity.ofLabel(label);
    }

    private static Set<Environment.Check> checks(List<String> labels) {
        return labels.stream()
                .flatMap(label -> Environment.Check.ofLabel(label).stream())
                .collect(Collectors.toSet());
    }

    private static Environment.Condition condition(Value.Entries from) {
        return new Environment.Condition(text(from, "expression").strip(), reason(from), from.location());
    }

    private static Environment.Window window(Value.Entries from) {
        String zone = zone(from, "UTC");
        return new Environment.Window(
                "deny".equals(from.text("kind")),
                text(from, "schedule").strip(),
                text(from, "duration"),
                zone,
                from.texts("applications"),
                labels(from),
                from.each("exclusions").stream().map(e -> span(e, zone)).toList(),
                from.location());
    }

    private static Map<String, String> labels(Value.Entries from) {
        SequencedMap<String, String> labels = new LinkedHashMap<>();
        from.named("labels").forEach((name, entry) -> {
            if (entry.value() instanceof Value.Scalar value) {
                labels.put(name, value.text());
            }
        });
        return labels;
    }

    private static Environment.Freeze freeze(Value.Entries from) {
        return new Environment.Freeze(span(from, "UTC"), reason(from));
    }

    private static Environment.WindowOverride override(Value.Entries from) {
        return new Environment.WindowOverride(span(from, "UTC"), reason(from), from.texts("approvedBy"));
    }

    private static String reason(Value.Entries from) {
        return Objects.requireNonNullElse(from.text("reason"), "").strip();
    }

    /** A part of time whose ends are known to be in order. */
    private static Environment.Span span(Value.Entries from, String usual) {
        ZoneId zone = Schedules.zone(zone(from, usual));
        return new Environment.Span(
                Moment.first(text(from, "from"), zone), Moment.end(text(from, "until"), zone), from.location());
    }

    private static String zone(Value.Entries from, String usual) {
        return Objects.requireNonNullElse(from.text("timeZone"), usual);
    }

    private static Environment.Approvals approvals(Value.Entries from) {
        return new Environment.Approvals(Integer.parseInt(text(from, "count")), from.texts("groups"), from.location());
    }

    private static String text(Value.Entries from, String key) {
        return Objects.requireNonNull(from.text(key), key);
    }
}
