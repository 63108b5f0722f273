package dev.gatehouse.cli.logs;

import dev.gatehouse.cli.sigma.Levels;
import dev.gatehouse.engines.sigma.rule.Metadata;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sigma rules as reports name them. */
final class DetectionRules {

    private static final String NO_RESPONSE =
            "Look at the events, ask who acted whether they did, and take back what nobody stands for";

    private final Map<Metadata, Rule> rules = new HashMap<>();

    Rule rule(Metadata metadata) {
        return rules.computeIfAbsent(metadata, DetectionRules::of);
    }

    static Severity severity(Metadata metadata) {
        return Levels.severity(metadata.level());
    }

    private static Rule of(Metadata metadata) {
        String name = metadata.name() == null ? metadata.identity() : metadata.name();
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String falsePositives = metadata.falsePositives().isEmpty()
                ? ""
                : " Harmless where it is: " + String.join("; ", metadata.falsePositives()) + ".";
        String why = metadata.description().isBlank() ? metadata.title() : metadata.description();
        String tags = metadata.tags().isEmpty() ? "" : " (" + String.join(", ", metadata.tags()) + ")";
        return Rule.of(Practice.ACCESS_LOG, slug.isEmpty() ? "rule" : slug)
                .severity(severity(metadata))
                .title(metadata.title().isBlank() ? name : metadata.title())
                .why(why + falsePositives + tags)
                .fix(metadata.others().getOrDefault("response", NO_RESPONSE))
                .needs(FactKind.ACCESS_EVENT)
                .evidences("pci-dss:10.4.1", "pci-dss:10.4.1.1", "hipaa:164.308(a)(1)(ii)(D)", "gdpr:32.1.b")
                .written();
    }
}
