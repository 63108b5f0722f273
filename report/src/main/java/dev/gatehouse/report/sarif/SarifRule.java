package dev.gatehouse.report.sarif;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Requirement;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.json.JsonText;
import dev.gatehouse.report.rules.RuleText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A reporting descriptor: SARIF 2.1.0, section 3.49. */
record SarifRule(JsonText json) {

    private static final int TAGS = 20;

    void write(RuleResult result) {
        Rule rule = result.rule();
        Severity severity = severity(result);
        json.object();
        json.text("id", rule.id());
        json.text("name", name(rule));
        message("shortDescription", rule.title());
        message("fullDescription", rule.why());
        json.object("help");
        json.text("text", RuleText.plain(rule));
        json.text("markdown", RuleText.markdown(rule, "##"));
        json.endObject();
        json.object("defaultConfiguration");
        json.text("level", level(severity));
        json.endObject();
        json.object("properties");
        json.texts("tags", tags(rule));
        json.text("precision", "high");
        json.text("problem.severity", problem(severity));
        json.text("security-severity", score(severity));
        json.endObject();
        json.endObject();
    }

    /**
     * Code scanning knows one severity a rule, while ours is judged where each subject stands: the worst of this run's
     * failures, so that none is shown as less than it is.
     */
    private static Severity severity(RuleResult result) {
        return result.findings().stream()
                .filter(f -> f.verdict() == Verdict.FAIL)
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElse(result.rule().severity());
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    private static String problem(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "recommendation";
        };
    }

    /** GitHub reads over 9.0 as critical, from 7.0 as high, from 4.0 as medium, from 0.1 as low, 0.0 as none. */
    private static String score(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "9.5";
            case HIGH -> "8.0";
            case MEDIUM -> "5.5";
            case LOW -> "2.5";
            case INFO -> "0.0";
        };
    }

    private static List<String> tags(Rule rule) {
        Stream<String> own = Stream.of("security", "gitops", rule.practice().slug());
        return Stream.concat(own, rule.evidences().stream().map(Requirement::toString))
                .limit(TAGS)
                .toList();
    }

    private static String name(Rule rule) {
        StringBuilder name = new StringBuilder();
        boolean upper = true;
        for (char character : rule.id().toCharArray()) {
            if (character == '/' || character == '-') {
                upper = true;
            } else {
                name.append(upper ? Character.toUpperCase(character) : character);
                upper = false;
            }
        }
        return name.toString();
    }

    private void message(String name, String text) {
        json.object(name);
        json.text("text", text);
        json.endObject();
    }
}
