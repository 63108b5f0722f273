package dev.gatehouse.baseline.writing;

import dev.gatehouse.baseline.policy.Environment;
import dev.gatehouse.baseline.writing.Sections.Entries;
import dev.gatehouse.model.judgement.Severity;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/** An environment's values by key. */
final class EnvironmentSection {

    private EnvironmentSection() {}

    static SequencedMap<String, Object> of(Environment environment) {
        Environment.Approvals approvals = environment.approvals();
        return new Entries()
                .put("ref", environment.ref())
                .put("paths", Sections.patterns(environment.paths()))
                .put(
                        "windows",
                        environment.windows().stream()
                                .map(EnvironmentSection::window)
                                .toList())
                .put(
                        "freezes",
                        environment.freezes().stream()
                                .map(f ->
                                        span(f.span()).put("reason", f.reason()).map())
                                .toList())
                .put(
                        "overrides",
                        environment.overrides().stream()
                                .map(o -> span(o.span())
                                        .put("reason", o.reason())
                                        .put("approvedBy", o.approvedBy())
                                        .map())
                                .toList())
                .put(
                        "approvals",
                        approvals == null
                                ? null
                                : new Entries()
                                        .put("count", approvals.count())
                                        .put("groups", approvals.groups())
                                        .map())
                .put("requires", environment.requires())
                .put("threshold", environment.threshold().map(Severity::label).orElse("never"))
                .put(
                        "conditions",
                        environment.conditions().stream()
                                .map(c -> new Entries()
                                        .put("expression", c.expression())
                                        .put("reason", c.reason())
                                        .map())
                                .toList())
                .put("standing", environment.standing().name().toLowerCase(Locale.ROOT))
                .map();
    }

    private static SequencedMap<String, Object> window(Environment.Window window) {
        return new Entries()
                .put("kind", window.deny() ? "deny" : "allow")
                .put("schedule", window.schedule())
                .put("duration", window.duration())
                .put("timeZone", window.timeZone())
                .put("applications", window.applications())
                .put("labels", new TreeMap<>(window.labels()))
                .put(
                        "exclusions",
                        window.exclusions().stream().map(e -> span(e).map()).toList())
                .map();
    }

    private static Entries span(Environment.Span span) {
        return new Entries()
                .put("from", span.from().toString())
                .put("until", span.until().toString());
    }
}
