package dev.gatehouse.report.rules;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Requirement;
import dev.gatehouse.model.judgement.Rule;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** All rules, a line each. */
public final class RuleList {

    private static final int SEVERITY = 9;

    private RuleList() {}

    /** For people: under each practice its rules with severity, id and title. */
    public static String text(List<Rule> rules) {
        StringBuilder text = new StringBuilder();
        int widest = rules.stream().mapToInt(r -> r.id().length()).max().orElse(0);
        for (Practice practice : Practice.values()) {
            List<Rule> own =
                    rules.stream().filter(r -> r.practice() == practice).toList();
            if (own.isEmpty()) {
                continue;
            }
            text.append(text.isEmpty() ? "" : "\n");
            text.append(practice.number()).append("  ").append(practice.title()).append('\n');
            for (Rule rule : own) {
                String severity = rule.severity().label();
                text.append("   ").append(severity).append(" ".repeat(SEVERITY - severity.length()));
                text.append(rule.id()).append(" ".repeat(widest + 2 - rule.id().length()));
                text.append(rule.title()).append('\n');
            }
        }
        return text.toString();
    }

    /** For programs: an array of {@code {"id","practice","severity","title","why","fix","needs","requirements"}}. */
    public static String json(List<Rule> rules) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            for (Rule rule : rules) {
                json.writeStartObject();
                json.writeStringProperty("id", rule.id());
                json.writeStringProperty("practice", rule.practice().slug());
                json.writeStringProperty("severity", rule.severity().label());
                json.writeStringProperty("title", rule.title());
                json.writeStringProperty("why", rule.why());
                json.writeStringProperty("fix", rule.fix());
                json.writeArrayPropertyStart("needs");
                rule.needs().stream().sorted().map(FactKind::label).forEach(json::writeString);
                json.writeEndArray();
                json.writeArrayPropertyStart("requirements");
                rule.evidences().stream().map(Requirement::toString).forEach(json::writeString);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.append('\n').toString();
    }
}
