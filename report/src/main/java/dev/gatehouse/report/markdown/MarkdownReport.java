package dev.gatehouse.report.markdown;

import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.FailingRule;
import dev.gatehouse.report.digest.FirstStep;
import dev.gatehouse.report.digest.FrameworkSummary;
import dev.gatehouse.report.digest.Gap;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.digest.Statement;
import dev.gatehouse.report.digest.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The first screen as a comment of fewer than {@value #LONGEST} characters, which is what GitHub takes. */
public final class MarkdownReport {

    /** GitHub's limit for a comment. */
    static final int LONGEST = 65_536;

    private static final int CLOSING = 8_000;
    private static final int OPEN = 3;
    private static final int RULES = 10;
    private static final int PLACES = 5;
    private static final int GAPS = 10;

    private final Judgement judgement;
    private final RunContext context;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(Judgement judgement, RunContext context) {
        this.judgement = judgement;
        this.context = context;
    }

    public static void write(Judgement judgement, RunContext context, Appendable out) throws IOException {
        out.append(new MarkdownReport(judgement, context).written());
    }

    private String written() {
        List<FailingRule> failing = FailingRule.worstFirst(judgement);
        List<Gap> gaps = Gap.of(judgement);
        heading(failing);
        practices();
        frameworks();
        steps(FirstStep.of(failing, gaps), failing.isEmpty());
        places(failing);
        notSeen(gaps);
        text.append("\n<sub>Gatehouse ")
                .append(Markdown.prose(context.version()))
                .append(", judged as of ");
        text.append(judgement.snapshot().at()).append("</sub>\n");
        return text.toString();
    }

    private void heading(List<FailingRule> failing) {
        int findings = failing.stream().mapToInt(f -> f.places().size()).sum();
        text.append("## Gatehouse: ");
        text.append(
                findings == 0
                        ? "nothing fails"
                        : Sentence.count(findings, "finding", "findings") + bySeverity(failing));
        text.append("\n\n").append(Markdown.code(Plain.line(judgement.snapshot().target(), 200)));
        text.append(" · ")
                .append(Sentence.count(judgement.snapshot().files().size(), "file", "files"))
                .append("\n\n");
    }

    private static String bySeverity(List<FailingRule> failing) {
        return failing.stream()
                .flatMap(f -> f.places().stream())
                .collect(Collectors.groupingBy(Finding::severity, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " " + e.getKey().label())
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private void practices() {
        text.append("| | Practice | Fail | Unknown | Pass | Waived |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        for (Practice practice : Practice.values()) {
            Tally tally = Tally.ofRules(judgement.rules(practice));
            text.append("| ").append(practice.number()).append(" | ").append(practice.title());
            for (Verdict verdict : List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS, Verdict.WAIVED)) {
                int count = tally.count(verdict);
                String number = verdict == Verdict.FAIL ? "**" + count + "**" : Integer.toString(count);
                text.append(" | ").append(count == 0 ? "" : number);
            }
            text.append(" |\n");
        }
        text.append("\nRules, each by its worst verdict.\n");
    }

    private void frameworks() {
        for (FrameworkSummary summary : FrameworkSummary.of(judgement)) {
            text.append("\n- ")
                    .append(Markdown.prose(summary.framework().title()))
                    .append(": ");
            text.append(summary.tally().count(Verdict.FAIL)).append(" fail, ");
            text.append(summary.tally().count(Verdict.UNKNOWN)).append(" unknown, ");
            text.append(summary.tally().count(Verdict.PASS)).append(" pass; assessed ");
            text.append(summary.framework().assessed()).append(" of ");
            text.append(summary.framework().assessable()).append(" assessable, ");
            text.append(summary.framework().total()).append(" in all");
        }
        text.append(judgement.frameworks().isEmpty() ? "" : "\n");
    }

    private void steps(List<FirstStep> steps, boolean clean) {
        if (steps.isEmpty()) {
            return;
        }
        text.append(clean ? "\n### To see more\n\n" : "\n### Start here\n\n");
        int number = 1;
        for (FirstStep step : steps) {
            Rule rule = step.rule();
            text.append(number++).append(". ").append(Markdown.prose(Plain.line(step.action(), 200)));
            text.append(
                    rule == null
                            ? " (answers " + Sentence.count(step.rules(), "more rule", "more rules") + ")\n"
                            : " (" + Sentence.count(step.places(), "place", "places") + "): `gatehouse explain "
                                    + rule.id() + "`\n");
        }
    }

    private void places(List<FailingRule> failing) {
        if (failing.isEmpty()) {
            return;
        }
        text.append("\n### Worst first\n\n");
        int budget = LONGEST - CLOSING;
        int shown = 0;
        int told = 0;
        for (FailingRule rule : failing) {
            String details = details(rule, shown < OPEN, budget - text.length());
            if (!context.all() && shown == RULES || text.length() + details.length() > budget) {
                break;
            }
            text.append(details);
            told += rule.places().size();
            shown++;
        }
        int left = failing.stream().mapToInt(f -> f.places().size()).sum() - told;
        if (left > 0) {
            text.append("\n… ")
                    .append(Sentence.count(left, "more finding", "more findings"))
                    .append(" in ");
            text.append(Sentence.count(failing.size() - shown, "more rule", "more rules"))
                    .append('\n');
        }
    }

    private String details(FailingRule failing, boolean open, int budget) {
        StringBuilder details = new StringBuilder();
        Severity severity = failing.severity();
        details.append(open ? "<details open>\n" : "<details>\n").append("<summary><b>");
        details.append(severity.label().toUpperCase(Locale.ROOT)).append("</b> <code>");
        details.append(failing.rule().id()).append("</code> · ");
        details.append(Sentence.count(failing.places().size(), "place", "places"))
                .append("</summary>\n\n");
        details.append(Markdown.prose(failing.rule().title())).append(". ");
        details.append(Markdown.prose(failing.rule().why())).append("\n\n");
        int shown = 0;
        for (Finding place : failing.places()) {
            String item = "- " + Markdown.code(Statement.place(place))
                    + (place.severity() == severity
                            ? ""
                            : " (" + place.severity().label() + ")") + " "
                    + Markdown.prose(Statement.of(place)) + "\n";
            if (!context.all() && shown == PLACES || details.length() + item.length() > budget - 2_000 && shown > 0) {
                break;
            }
            details.append(item);
            shown++;
        }
        int left = failing.places().size() - shown;
        if (left > 0) {
            details.append("- … ")
                    .append(Sentence.count(left, "more place", "more places"))
                    .append('\n');
        }
        details.append("\n**Do** ")
                .append(Markdown.prose(Sentence.first(failing.rule().fix())));
        return details.append(".\n\n</details>\n").toString();
    }

    private void notSeen(List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return;
        }
        text.append("\n<details>\n<summary>Not seen</summary>\n\n");
        for (Gap gap : gaps.subList(0, Math.min(GAPS, gaps.size()))) {
            text.append("- ")
                    .append(Markdown.prose(Plain.line(gap.what(), 100)))
                    .append(": ");
            text.append(Markdown.prose(Plain.line(gap.why(), 160)));
            if (gap.remedy() != null) {
                text.append(". ").append(Markdown.prose(Plain.line(gap.remedy(), 160)));
            }
            if (gap.rules() > 0) {
                text.append(" (")
                        .append(Sentence.count(gap.rules(), "rule", "rules"))
                        .append(" unanswered)");
            }
            text.append('\n');
        }
        if (gaps.size() > GAPS) {
            text.append("- … ").append(gaps.size() - GAPS).append(" more\n");
        }
        text.append("\n</details>\n");
    }
}
