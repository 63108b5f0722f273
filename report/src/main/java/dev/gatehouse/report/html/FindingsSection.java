package dev.gatehouse.report.html;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.FailingRule;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.digest.Statement;
import dev.gatehouse.report.markup.Markup;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Filters, and the worst findings for a browser without scripts; with scripts, all of them take their place. */
record FindingsSection(Writer out) {

    private static final int RULES = 10;
    private static final int PLACES = 5;

    void write(List<FailingRule> failing) throws IOException {
        out.write("""
                <section class="section within" id="findings" aria-labelledby="findings-title">
                <h2 id="findings-title">Findings, worst first</h2>
                <p class="note">By rule. Those of compliance follow from the others, and show when it is chosen above.</p>
                <form class="card filters" id="filters" role="search" aria-label="Filters" hidden>
                <div><label for="search">Search in places, subjects and rules</label>\
                <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="Press / to search"></div>
                <fieldset><legend>Severity</legend><div class="choices">
                """);
        for (Severity severity : FindingsData.SEVERITIES) {
            choice("severity", FindingsData.SEVERITIES.indexOf(severity), Overview.capitalised(severity), false);
        }
        out.write("</div></fieldset>\n<fieldset><legend>Verdict</legend><div class=\"choices\">\n");
        for (Verdict verdict : FindingsData.VERDICTS) {
            String label = Character.toUpperCase(verdict.label().charAt(0))
                    + verdict.label().substring(1);
            choice("verdict", FindingsData.VERDICTS.indexOf(verdict), label, verdict == Verdict.FAIL);
        }
        out.write("""
                </div></fieldset>
                </form>
                <p class="shown"><span id="shown" role="status">%s</span>\
                <button type="button" class="plain" id="clear" hidden>Clear filters</button></p>
                <div id="rules">
                """.formatted(failing.isEmpty() ? "Nothing fails." : "The worst, with a few places each."));
        for (FailingRule rule : failing.subList(0, Math.min(RULES, failing.size()))) {
            rule(rule);
        }
        out.write("</div>\n</section>\n");
    }

    private void choice(String filter, int value, String label, boolean pressed) throws IOException {
        out.write("<button type=\"button\" class=\"choice\" data-filter=\"" + filter + "\" data-value=\"" + value
                + "\" aria-pressed=\"" + pressed + "\">" + label + "</button>\n");
    }

    private void rule(FailingRule failing) throws IOException {
        String severity = failing.severity().label();
        out.write("<details class=\"rule card\" open><summary><span class=\"severity " + severity + "\">" + severity);
        out.write("</span><div><h3>" + Markup.line(failing.rule().title()) + "</h3><code>"
                + failing.rule().id());
        out.write("</code></div><span class=\"places\">"
                + Sentence.count(failing.places().size(), "place", "places"));
        out.write("</span></summary><div class=\"body\"><p>"
                + Markup.prose(failing.rule().why()) + "</p><ul>");
        for (Finding place :
                failing.places().subList(0, Math.min(PLACES, failing.places().size()))) {
            out.write("<li class=\"place\"><div class=\"where\">" + Markup.line(Statement.place(place)) + "</div><div>"
                    + Markup.prose(Statement.of(place)) + "</div></li>");
        }
        out.write("</ul><p>" + Markup.prose(Plain.line(failing.rule().fix(), 400)) + "</p></div></details>\n");
    }
}
