package dev.gatehouse.report.junit;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.digest.Statement;
import dev.gatehouse.report.digest.Tally;
import dev.gatehouse.report.markup.Markup;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A test suite for each practice, a test case for each rule.
 *
 * <p>What fails is a failure. What is unknown, waived or not applicable is skipped, and the message says which.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">The format as CI servers read it</a>
 */
public final class JunitReport {

    private static final int PLACES = 100;

    private JunitReport() {}

    public static void write(Judgement judgement, RunContext context, Appendable out) throws IOException {
        Tally all = Tally.ofRules(judgement.rules());
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Gatehouse\"");
        counts(all, out);
        out.append(String.format(
                Locale.ROOT, " time=\"%.3f\">\n", context.elapsed().toMillis() / 1000.0));
        for (Practice practice : Practice.values()) {
            suite(judgement, practice, out);
        }
        out.append("</testsuites>\n");
    }

    private static void suite(Judgement judgement, Practice practice, Appendable out) throws IOException {
        List<RuleResult> results = judgement.rules(practice);
        out.append("  <testsuite name=\"").append(Markup.line(practice.number() + " " + practice.title()));
        out.append("\" id=\"").append(practice.slug()).append('"');
        counts(Tally.ofRules(results), out);
        out.append(" timestamp=\"").append(judgement.snapshot().at().toString()).append("\" time=\"0\">\n");
        for (RuleResult result : results) {
            testCase(result, out);
        }
        out.append("  </testsuite>\n");
    }

    private static void counts(Tally tally, Appendable out) throws IOException {
        int skipped = tally.count(Verdict.UNKNOWN) + tally.count(Verdict.WAIVED) + tally.count(Verdict.NOT_APPLICABLE);
        out.append(" tests=\"").append(String.valueOf(tally.judged() + tally.count(Verdict.NOT_APPLICABLE)));
        out.append("\" failures=\"").append(String.valueOf(tally.count(Verdict.FAIL)));
        out.append("\" errors=\"0\" skipped=\"").append(String.valueOf(skipped)).append('"');
    }

    private static void testCase(RuleResult result, Appendable out) throws IOException {
        String slug = result.rule().id().substring(result.rule().id().indexOf('/') + 1);
        out.append("    <testcase classname=\"gatehouse.")
                .append(result.rule().practice().slug());
        out.append("\" name=\"").append(Markup.line(slug)).append("\" time=\"0\"");
        List<Finding> findings = result.findings().stream()
                .filter(f -> f.verdict() == result.verdict())
                .sorted(Comparator.comparing(Finding::severity).thenComparing(Comparator.naturalOrder()))
                .toList();
        switch (result.verdict()) {
            case PASS -> out.append("/>\n");
            case FAIL -> {
                out.append(">\n");
                failure(result, findings, out);
                out.append("    </testcase>\n");
            }
            case UNKNOWN, WAIVED, NOT_APPLICABLE -> {
                out.append(">\n      <skipped message=\"");
                out.append(Markup.line(result.verdict().label() + ": " + reason(findings)));
                out.append("\"/>\n    </testcase>\n");
            }
        }
    }

    private static void failure(RuleResult result, List<Finding> places, Appendable out) throws IOException {
        Severity worst = places.getFirst().severity();
        out.append("      <failure type=\"").append(worst.label()).append("\" message=\"");
        out.append(Markup.line(result.rule().title() + " (" + Sentence.count(places.size(), "place", "places") + ")"));
        out.append("\">");
        for (Finding place : places.subList(0, Math.min(PLACES, places.size()))) {
            out.append(place.severity().label()).append("  ").append(Markup.line(Statement.place(place)));
            out.append("  ").append(Markup.line(Statement.of(place))).append('\n');
        }
        if (places.size() > PLACES) {
            out.append(Sentence.count(places.size() - PLACES, "more place", "more places"))
                    .append('\n');
        }
        out.append("\nWhy: ").append(Markup.line(result.rule().why()));
        out.append("\nFix: ").append(Markup.lines(result.rule().fix()));
        out.append("\n</failure>\n");
    }

    private static String reason(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        Finding first = findings.getFirst();
        Waiver waiver = first.waiver();
        String more = findings.size() > 1 ? " (and " + (findings.size() - 1) + " more)" : "";
        return waiver == null
                ? first.explanation() + more
                : "until " + waiver.until() + " by " + waiver.approvedBy() + ", " + waiver.reason() + more;
    }
}
