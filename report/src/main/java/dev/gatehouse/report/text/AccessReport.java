package dev.gatehouse.report.text;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What was found in access logs: the worst first, each with what to do and its events in the order of their times. */
public final class AccessReport {

    private static final int RULES = 30;
    private static final int SUBJECTS = 5;
    private static final int EVENTS = 5;
    private static final int LONGEST = 400;

    private final Judgement judgement;
    private final long events;
    private final RunContext context;
    private final Ink ink;
    private final Hanging hanging;
    private final Appendable out;

    private AccessReport(Judgement judgement, long events, RunContext context, Appendable out) {
        this.judgement = judgement;
        this.events = events;
        this.context = context;
        this.ink = new Ink(context.terminal());
        this.hanging = new Hanging(context.terminal());
        this.out = out;
    }

    /**
     * Writes it.
     *
     * @param events how many records were looked at
     */
    public static void write(Judgement judgement, long events, RunContext context, Appendable out) throws IOException {
        if (context.terminal().unicode()) {
            new AccessReport(judgement, events, context, out).write();
        } else {
            StringBuilder text = new StringBuilder();
            new AccessReport(judgement, events, context, text).write();
            out.append(TextReport.ascii(text));
        }
    }

    private void write() throws IOException {
        out.append('\n');
        String separator = " " + ink.dot() + " ";
        List<String> parts =
                new ArrayList<>(List.of(Plain.line(judgement.snapshot().target(), 200)));
        parts.add(String.format(Locale.ROOT, "%,d %s", events, events == 1 ? "event" : "events"));
        parts.add(String.format(Locale.ROOT, "%.1f s", context.elapsed().toMillis() / 1000.0));
        hanging.write(ink.bold("Gatehouse") + "  ", 11, String.join(separator, parts), out);
        List<RuleResult> results = judgement.rules().stream()
                .sorted(Comparator.comparing((RuleResult r) -> r.rule().severity())
                        .thenComparing(RuleResult::rule))
                .toList();
        int shown = 0;
        for (RuleResult result : results) {
            if (shown++ < RULES || context.all()) {
                rule(result);
            }
        }
        if (shown > RULES && !context.all()) {
            out.append('\n').append(ink.ellipsis()).append(' ');
            out.append(Sentence.count(shown - RULES, "more rule", "more rules")).append(" (--all shows them)\n");
        }
        notSeen();
        outcome();
    }

    private void rule(RuleResult result) throws IOException {
        Severity severity = result.rule().severity();
        out.append('\n').append(ink.of(severity, severity.name())).append("  ");
        out.append(ink.bold(Plain.line(result.rule().id(), 90))).append('\n');
        hanging.write("  ", Plain.line(result.rule().title(), LONGEST), out);
        List<Finding> findings = result.findings();
        int most = context.all() ? findings.size() : Math.min(SUBJECTS, findings.size());
        for (Finding finding : findings.subList(0, most)) {
            finding(finding);
        }
        if (findings.size() > most) {
            out.append("  ").append(ink.ellipsis()).append(' ');
            out.append(Sentence.count(findings.size() - most, "more", "more")).append(" (--all shows them)\n");
        }
        hanging.write("  " + ink.dim("Do") + "   ", 7, Plain.line(result.rule().fix(), LONGEST), out);
    }

    private void finding(Finding finding) throws IOException {
        hanging.write(
                "  " + ink.bold(Plain.line(finding.subject(), LONGEST)) + "  ",
                4,
                Plain.line(finding.explanation(), LONGEST),
                out);
        List<EventPlace> rests = finding.events();
        int most = context.all() ? rests.size() : Math.min(EVENTS, rests.size());
        for (EventPlace event : rests.subList(0, most)) {
            String time = event.time() == null ? "" : event.time() + "  ";
            String place = event.file() + ":" + event.line();
            hanging.write(
                    "    " + ink.dim(time),
                    8,
                    Plain.line(event.summary() + "  " + place, LONGEST).strip(),
                    out);
        }
        if (rests.size() > most) {
            out.append("    ").append(ink.ellipsis()).append(' ');
            out.append(Sentence.count(rests.size() - most, "more event", "more events"))
                    .append('\n');
        }
    }

    private void notSeen() throws IOException {
        List<Coverage> gaps = judgement.snapshot().coverage().stream()
                .filter(c -> c.state() != Coverage.State.COMPLETE)
                .toList();
        if (!gaps.isEmpty()) {
            out.append('\n').append(ink.bold("Not seen")).append('\n');
            for (Coverage gap : gaps) {
                hanging.write("  ", Plain.line(gap.source() + ": " + gap.reason(), LONGEST), out);
            }
        }
    }

    private void outcome() throws IOException {
        int findings = judgement.findings().size();
        Severity threshold = context.failOn();
        out.append('\n');
        if (findings == 0) {
            out.append(ink.of(Verdict.PASS, "Nothing found that does not belong."));
        } else {
            out.append(Sentence.count(findings, "finding", "findings"));
            if (threshold != null) {
                long grave = judgement.findings().stream()
                        .filter(f -> f.severity().atLeast(threshold))
                        .count();
                out.append(", ").append(grave == 0 ? "none" : ink.of(Verdict.FAIL, Long.toString(grave)));
                out.append(" at or above ").append(threshold.label()).append(" (--fail-on)");
            }
            out.append('.');
        }
        out.append('\n');
    }
}
