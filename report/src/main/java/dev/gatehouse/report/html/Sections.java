package dev.gatehouse.report.html;

import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.report.digest.FirstStep;
import dev.gatehouse.report.digest.FrameworkSummary;
import dev.gatehouse.report.digest.Gap;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.markup.Markup;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** What to do first, compliance, and what was not seen. */
record Sections(Judgement judgement, Writer out) {

    private static final int FILES = 8;

    void steps(List<FirstStep> steps, boolean clean) throws IOException {
        if (steps.isEmpty()) {
            return;
        }
        out.write("<section class=\"section within\" aria-labelledby=\"steps-title\">\n<h2 id=\"steps-title\">");
        out.write((clean ? "To see more" : "Start here") + "</h2>\n<p class=\"note\">");
        out.write(clean ? "What would answer most rules." : "The gravest first, counting what each puts right.");
        out.write("</p>\n<ol class=\"card steps\">\n");
        for (FirstStep step : steps) {
            Rule rule = step.rule();
            out.write("<li><div><p>" + Markup.prose(Plain.line(step.action(), 240)) + "</p><small>");
            out.write(
                    rule == null
                            ? "Answers " + Sentence.count(step.rules(), "more rule", "more rules")
                            : Sentence.count(step.places(), "place", "places")
                                    + (step.rules() > 1 ? " of " + step.rules() + " rules" : "")
                                    + " · <code>gatehouse explain " + rule.id() + "</code>");
            out.write("</small></div></li>\n");
        }
        out.write("</ol>\n</section>\n");
    }

    void frameworks() throws IOException {
        List<FrameworkSummary> frameworks = FrameworkSummary.of(judgement);
        if (frameworks.isEmpty()) {
            return;
        }
        out.write("""
                <section class="section within" id="compliance" aria-labelledby="compliance-title">
                <h2 id="compliance-title">Compliance</h2>
                <p class="note">What the findings say of each framework's requirements. A full bar is the whole framework: \
                what stays empty, no rule can tell.</p>
                <div class="frameworks">
                """);
        for (FrameworkSummary summary : frameworks) {
            var framework = summary.framework();
            out.write("<div class=\"card framework\"><h3>" + Markup.line(framework.title()) + "</h3>");
            out.write(Chart.bar(
                    summary.tally(),
                    Math.max(framework.total(), summary.tally().judged()),
                    Chart.words(summary.tally(), ", ")));
            out.write("<p><strong>" + Chart.words(summary.tally(), " · ") + "</strong></p><p>Assessed "
                    + framework.assessed() + " of " + framework.assessable() + " assessable, " + framework.total()
                    + " in all</p></div>\n");
        }
        out.write("</div>\n</section>\n");
    }

    void notSeen(List<Gap> gaps) throws IOException {
        if (gaps.isEmpty()) {
            return;
        }
        out.write("""
                <section class="section within" id="not-seen" aria-labelledby="not-seen-title">
                <h2 id="not-seen-title">Not seen</h2>
                <p class="note">What was not, or not wholly, observed, and the one thing that would show it.</p>
                <ul class="card gaps">
                """);
        for (Gap gap : gaps) {
            gap(gap);
        }
        out.write("</ul>\n</section>\n");
    }

    private void gap(Gap gap) throws IOException {
        out.write("<li><b>" + Markup.line(Plain.line(gap.what(), 120)) + "</b><div><p>");
        out.write(Markup.prose(Plain.line(gap.why(), 300)) + "</p>");
        if (gap.remedy() != null) {
            out.write("<p class=\"remedy\">" + Markup.prose(Plain.line(gap.remedy(), 300)) + "</p>");
        }
        if (gap.rules() > 0) {
            out.write("<p class=\"rules\">Keeps " + Sentence.count(gap.rules(), "rule", "rules") + " from passing</p>");
        }
        if (!gap.files().isEmpty()) {
            String named = gap.files().stream()
                    .limit(FILES)
                    .map(f -> Markup.line(Plain.line(f, 200)))
                    .collect(Collectors.joining("<br>"));
            int left = gap.files().size() - FILES;
            out.write("<p class=\"files\">" + named + (left > 0 ? "<br>and " + left + " more" : "") + "</p>");
        }
        out.write("</div></li>\n");
    }
}
