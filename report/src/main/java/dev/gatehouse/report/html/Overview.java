package dev.gatehouse.report.html;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.FailingRule;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.digest.Tally;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What it all comes to, in a sentence and two charts. */
record Overview(Judgement judgement, Writer out) {

    void write(List<FailingRule> failing, String about) throws IOException {
        Tally rules = Tally.ofRules(judgement.rules());
        Map<Severity, Long> severities = new EnumMap<>(Severity.class);
        failing.stream()
                .flatMap(f -> f.places().stream())
                .map(Finding::severity)
                .forEach(s -> severities.merge(s, 1L, Long::sum));
        out.write("<section class=\"hero within\" aria-labelledby=\"title\">\n<div>\n<p class=\"target\">" + about);
        out.write("</p>\n<h1 id=\"title\">" + headline(severities) + "</h1>\n<p class=\"lead\">" + lead(rules));
        out.write("</p>\n</div>\n<div class=\"charts\">\n");
        out.write(Chart.donut(rules, Integer.toString(rules.count(Verdict.FAIL)), "of " + rules.judged() + " fail"));
        out.write("\n<dl class=\"severities\" aria-label=\"Findings by severity\">\n");
        long most =
                severities.values().stream().mapToLong(Long::longValue).max().orElse(1);
        for (Severity severity : Severity.values()) {
            long count = severities.getOrDefault(severity, 0L);
            out.write("<dt>" + capitalised(severity) + "</dt><dd>" + Chart.measure(severity.label(), count, most)
                    + "<b>" + count + "</b></dd>\n");
        }
        out.write("</dl>\n</div>\n</section>\n");
    }

    private static String headline(Map<Severity, Long> severities) {
        long total = severities.values().stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            return "Nothing fails";
        }
        for (Severity severity : List.of(Severity.CRITICAL, Severity.HIGH)) {
            long count = severities.getOrDefault(severity, 0L);
            if (count > 0) {
                return Sentence.count((int) total, "finding", "findings") + ", "
                        + (count == total ? total == 1 ? "and it is " : "all of them " : count + " of them ")
                        + severity.label();
            }
        }
        return Sentence.count((int) total, "finding", "findings") + ", none of them grave";
    }

    private static String lead(Tally rules) {
        StringBuilder lead = new StringBuilder("Of ");
        lead.append(Sentence.count(rules.judged(), "rule", "rules")).append(" that apply here, ");
        lead.append(Chart.words(rules, ", ")).append('.');
        if (rules.count(Verdict.UNKNOWN) > 0) {
            lead.append(" Unknown means that what the rule needs was not seen; below is what would show it.");
        }
        return lead.toString();
    }

    static String capitalised(Severity severity) {
        String label = severity.label();
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }
}
