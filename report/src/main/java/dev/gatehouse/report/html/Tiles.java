package dev.gatehouse.report.html;

import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.Asked;
import dev.gatehouse.report.digest.Tally;
import dev.gatehouse.report.markup.Markup;
import java.io.IOException;
import java.io.Writer;

/** The nine practices; each tile narrows the findings to its own. */
record Tiles(Judgement judgement, Writer out) {

    void write() throws IOException {
        out.write("""
                <section class="section within" id="practices" aria-labelledby="practices-title">
                <h2 id="practices-title">The nine practices</h2>
                <p class="note">Rules, each counted once by its worst verdict. Choose a practice to see its findings only.</p>
                <ul class="tiles">
                """);
        for (Practice practice : Practice.values()) {
            tile(practice);
        }
        out.write("</ul>\n<ul class=\"key\">");
        for (Verdict verdict : Chart.ORDER) {
            out.write("<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"fill-" + verdict.label()
                    + "\" width=\"10\" height=\"10\" rx=\"2\"/></svg>" + verdict.label() + "</li>");
        }
        out.write("</ul>\n</section>\n");
    }

    private void tile(Practice practice) throws IOException {
        Asked asked = Asked.of(judgement, practice);
        Tally tally = Tally.ofRules(asked.results());
        out.write("<li><button type=\"button\" class=\"tile\" disabled data-filter=\"practice\" data-value=\""
                + FindingsData.PRACTICES.indexOf(practice) + "\" aria-pressed=\"false\">");
        out.write("<span class=\"name\"><i>" + practice.number() + "</i>" + Markup.line(practice.title()) + "</span>");
        out.write(outcome(practice, tally));
        out.write(Chart.bar(tally, tally.judged(), Chart.words(tally, ", ")));
        out.write("<span class=\"counts\" aria-hidden=\"true\">" + Chart.words(tally, " · ")
                + (asked.unasked() > 0 ? " · " + asked.note() : "") + "</span></button></li>\n");
    }

    private String outcome(Practice practice, Tally tally) {
        int fail = tally.count(Verdict.FAIL);
        int unknown = tally.count(Verdict.UNKNOWN);
        if (judgement.rules(practice).isEmpty()) {
            return outcome("none", "<small>not judged</small>");
        }
        if (tally.judged() == 0) {
            return outcome("none", "<small>nothing here to judge</small>");
        }
        if (fail > 0) {
            return outcome("fail", fail + " <small>of " + tally.judged() + " fail</small>");
        }
        if (unknown == tally.judged()) {
            return outcome("none", "<small>not seen</small>");
        }
        if (unknown > 0) {
            return outcome("none", "<small>none fails, " + unknown + " not seen</small>");
        }
        return outcome("pass", tally.count(Verdict.WAIVED) > 0 ? "Kept <small>with waivers</small>" : "Kept");
    }

    private static String outcome(String style, String markup) {
        return "<span class=\"outcome " + style + "\">" + markup + "</span>";
    }
}
