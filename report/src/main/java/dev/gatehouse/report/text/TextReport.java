package dev.gatehouse.report.text;

import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.FailingRule;
import dev.gatehouse.report.digest.FirstStep;
import dev.gatehouse.report.digest.FrameworkSummary;
import dev.gatehouse.report.digest.Gap;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One screen: the nine practices, the worst, what was not seen, what to do first. */
public final class TextReport {

    private final Judgement judgement;
    private final RunContext context;
    private final Ink ink;
    private final Appendable out;

    private TextReport(Judgement judgement, RunContext context, Appendable out) {
        this.judgement = judgement;
        this.context = context;
        this.ink = new Ink(context.terminal());
        this.out = out;
    }

    public static void write(Judgement judgement, RunContext context, Appendable out) throws IOException {
        if (context.terminal().unicode()) {
            new TextReport(judgement, context, out).write();
        } else {
            StringBuilder text = new StringBuilder();
            new TextReport(judgement, context, text).write();
            out.append(ascii(text));
        }
    }

    static String ascii(CharSequence text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.append(c < 0x80 ? (char) c : c == '…' ? '.' : '?'));
        return ascii.toString();
    }

    private void write() throws IOException {
        List<FailingRule> failing = FailingRule.worstFirst(judgement);
        List<Gap> gaps = Gap.of(judgement);
        out.append('\n');
        header();
        new PracticeTable(judgement, ink).write(out);
        new Places(judgement, context, ink, out).write(failing);
        frameworks();
        new NotSeen(judgement, ink, out).write(gaps, context.all());
        startHere(FirstStep.of(failing, gaps), failing.isEmpty());
        outcome(failing);
    }

    private void header() throws IOException {
        Snapshot snapshot = judgement.snapshot();
        List<String> parts = new ArrayList<>();
        parts.add(Plain.line(snapshot.target(), 200));
        String seen = Sentence.count(snapshot.files().size(), "file", "files");
        for (GitRepository repository :
                snapshot.facts(GitRepository.class).stream().limit(1).toList()) {
            String branch = repository.branch() == null ? "detached" : Plain.line(repository.branch(), 60);
            String head = repository.head();
            parts.add(head == null ? branch : branch + " " + head.substring(0, Math.min(7, head.length())));
            seen += ", " + Sentence.count(repository.commits(), "commit", "commits");
        }
        parts.add(seen);
        parts.add(String.format(Locale.ROOT, "%.1f s", context.elapsed().toMillis() / 1000.0));
        String separator = " " + ink.dot() + " ";
        new Hanging(ink.terminal()).write(ink.bold("Gatehouse") + "  ", 11, String.join(separator, parts), out);
        out.append('\n');
    }

    private void frameworks() throws IOException {
        List<FrameworkSummary> frameworks = FrameworkSummary.of(judgement);
        if (frameworks.isEmpty()) {
            return;
        }
        int wide = frameworks.stream()
                .mapToInt(f -> Columns.of(shortTitle(f)))
                .max()
                .orElse(0);
        out.append('\n').append(ink.bold("Compliance")).append('\n');
        for (FrameworkSummary summary : frameworks) {
            framework(summary, wide);
        }
    }

    private void framework(FrameworkSummary summary, int wide) throws IOException {
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS, Verdict.WAIVED)) {
            int count = summary.tally().count(verdict);
            if (count > 0) {
                counts.add(count + " " + verdict.label());
            }
        }
        counts.add(summary.framework().assessed() + " assessed / "
                + summary.framework().assessable() + " assessable / "
                + summary.framework().total() + " in all");
        String title = "  " + Columns.padded(shortTitle(summary), wide) + "  ";
        new Hanging(ink.terminal()).write(title, wide + 4, String.join(" " + ink.dot() + " ", counts), out);
    }

    /** What people call it: without the law's number and the like. */
    private static String shortTitle(FrameworkSummary summary) {
        String title = Plain.line(summary.framework().title(), 100);
        int comma = title.indexOf(',');
        return comma < 0 ? title : title.substring(0, comma);
    }

    private void startHere(List<FirstStep> steps, boolean clean) throws IOException {
        if (steps.isEmpty()) {
            return;
        }
        out.append('\n').append(ink.bold(clean ? "To see more" : "Start here")).append('\n');
        int number = 1;
        for (FirstStep step : steps) {
            String extent = step.rule() == null
                    ? " (answers " + Sentence.count(step.rules(), "more rule", "more rules") + ")"
                    : " (" + Sentence.count(step.places(), "place", "places")
                            + (step.rules() > 1 ? ", " + step.rules() + " rules" : "") + ")";
            String line = Plain.line(step.action(), 160)
                    + extent
                    + (step.rule() == null
                            ? ""
                            : ": "
                                    + Hanging.together(
                                            "gatehouse explain " + step.rule().id()));
            new Hanging(ink.terminal()).write("  " + number++ + ". ", line, out);
        }
    }

    private void outcome(List<FailingRule> failing) throws IOException {
        Severity threshold = context.failOn();
        long findings = failing.stream().mapToLong(f -> f.places().size()).sum();
        out.append('\n');
        if (findings == 0) {
            long unknown = count(Verdict.UNKNOWN);
            out.append(ink.of(Verdict.PASS, "Nothing fails."));
            out.append(
                    unknown == 0 ? "" : " " + Sentence.count((int) unknown, "answer is", "answers are") + " unknown.");
        } else if (threshold == null) {
            out.append(Sentence.count((int) findings, "finding", "findings")).append('.');
        } else {
            long grave = failing.stream()
                    .flatMap(f -> f.places().stream())
                    .map(Finding::severity)
                    .filter(s -> s.atLeast(threshold))
                    .count();
            out.append(Sentence.count((int) findings, "finding", "findings")).append(", ");
            out.append(grave == 0 ? "none" : ink.of(Verdict.FAIL, Long.toString(grave)));
            out.append(" at or above ").append(threshold.label()).append(" (--fail-on).");
        }
        out.append('\n');
    }

    private long count(Verdict verdict) {
        return judgement.rules().stream().filter(r -> r.verdict() == verdict).count();
    }
}
