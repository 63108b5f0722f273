package dev.gatehouse.cli.deploy;

import dev.gatehouse.gate.Decision;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.report.digest.Plain;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A decision, as people, pull requests and programs read it. */
final class DecisionText {

    private DecisionText() {}

    static String text(String environment, String to, Decision decision) {
        StringBuilder out = new StringBuilder(decision.outcome().label() + "  " + environment + "  " + to + "\n");
        for (Decision.Reason reason : decision.reasons()) {
            out.append("  ").append(String.format("%-4s", mark(reason)));
            out.append(' ')
                    .append(Plain.line(reason.code() + ": " + reason.text(), 500))
                    .append('\n');
        }
        return out.toString();
    }

    private static String mark(Decision.Reason reason) {
        return switch (reason.effect()) {
            case ALLOW -> "ok";
            case DENY -> "DENY";
            case HOLD -> "HOLD";
        };
    }

    static String markdown(String environment, String to, Decision decision) {
        StringBuilder out = new StringBuilder("### Gatehouse: "
                + decision.outcome().label() + " `" + Plain.line(environment).replace("`", "") + "` at `" + to
                + "`\n\n| | Asked | Answer |\n|---|---|---|\n");
        for (Decision.Reason reason : decision.reasons()) {
            out.append("| ")
                    .append(mark(reason))
                    .append(" | ")
                    .append(reason.code())
                    .append(" | ");
            out.append(Plain.line(reason.text(), 500).replace("|", "\\|").replace("<", "&lt;"))
                    .append(" |\n");
        }
        return out.toString();
    }

    static Map<String, Object> json(String environment, String to, Decision decision) {
        Map<String, Object> document = new TreeMap<>();
        document.put("environment", environment);
        document.put("commit", to);
        document.put("outcome", decision.outcome().label());
        document.put("reasons", reasons(decision));
        return document;
    }

    private static List<Map<String, Object>> reasons(Decision decision) {
        return decision.reasons().stream()
                .map(reason -> {
                    Map<String, Object> each = new TreeMap<>();
                    each.put("code", reason.code());
                    each.put("effect", reason.effect().label());
                    each.put("text", reason.text());
                    return each;
                })
                .toList();
    }

    static String format(String format, String environment, String to, Decision decision) {
        return switch (format) {
            case "json" -> CanonicalJson.write(json(environment, to, decision)) + "\n";
            case "markdown" -> markdown(environment, to, decision);
            default -> text(environment, to, decision);
        };
    }
}
