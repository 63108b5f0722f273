package dev.gatehouse.report.html;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Requirement;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.report.digest.FailingRule;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.digest.Statement;
import dev.gatehouse.report.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All findings, for the page's script: rules the worst first, findings as positions in lists. */
final class FindingsData {

    static final List<Verdict> VERDICTS =
            List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED, Verdict.PASS, Verdict.NOT_APPLICABLE);
    static final List<Severity> SEVERITIES = List.of(Severity.values());
    static final List<Practice> PRACTICES = List.of(Practice.values());

    private FindingsData() {}

    static void write(Judgement judgement, List<FailingRule> failing, Writer out) throws IOException {
        List<RuleResult> results = worstFirst(judgement, failing);
        JsonText.write(out, JsonText.Layout.IN_MARKUP, json -> {
            json.object();
            json.number("follows", PRACTICES.indexOf(Practice.COMPLIANCE));
            json.array("verdicts");
            for (Verdict verdict : VERDICTS) {
                json.object();
                json.text("name", verdict.name());
                json.text("label", verdict.label());
                json.endObject();
            }
            json.endArray();
            json.texts("severities", SEVERITIES.stream().map(Severity::label).toList());
            json.array("rules");
            results.forEach(result -> rule(json, result.rule()));
            json.endArray();
            json.array("findings");
            for (int i = 0; i < results.size(); i++) {
                findings(json, i, results.get(i));
            }
            json.endArray();
            json.endObject();
        });
    }

    private static List<RuleResult> worstFirst(Judgement judgement, List<FailingRule> failing) {
        Set<Rule> order = new LinkedHashSet<>();
        failing.forEach(f -> order.add(f.rule()));
        judgement.rules().forEach(r -> order.add(r.rule()));
        List<Rule> ordered = new ArrayList<>(order);
        return judgement.rules().stream()
                .sorted(Comparator.comparingInt(r -> ordered.indexOf(r.rule())))
                .toList();
    }

    private static void rule(JsonText json, Rule rule) {
        json.object();
        json.text("id", rule.id());
        json.number("practice", PRACTICES.indexOf(rule.practice()));
        json.text("title", rule.title());
        json.text("why", Sentence.flowing(rule.why()));
        json.text("fix", Sentence.flowing(rule.fix()));
        json.text("example", rule.example());
        json.text(
                "evidences",
                rule.evidences().stream().map(Requirement::toString).collect(Collectors.joining(", ")));
        json.endObject();
    }

    private static void findings(JsonText json, int rule, RuleResult result) {
        result.findings().stream()
                .sorted(Comparator.comparingInt((Finding f) -> VERDICTS.indexOf(f.verdict()))
                        .thenComparing(Finding::severity)
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(finding -> {
                    json.array();
                    json.item(rule);
                    json.item(VERDICTS.indexOf(finding.verdict()));
                    json.item(SEVERITIES.indexOf(finding.severity()));
                    json.item(finding.subject().equals("-") ? "" : Statement.place(finding));
                    json.item(Statement.of(finding));
                    Waiver waiver = finding.waiver();
                    if (waiver != null) {
                        json.item("Waived until " + waiver.until() + " by " + Plain.line(waiver.approvedBy(), 80) + ": "
                                + Plain.line(waiver.reason(), 200));
                    }
                    json.endArray();
                });
    }
}
