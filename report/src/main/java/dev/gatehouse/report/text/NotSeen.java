package dev.gatehouse.report.text;

import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.Gap;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Sentence;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What was not seen, and the one line that would show it. */
final class NotSeen {

    private static final int GAPS = 10;
    private static final int LABEL = 34;

    private final Judgement judgement;
    private final Ink ink;
    private final Appendable out;

    NotSeen(Judgement judgement, Ink ink, Appendable out) {
        this.judgement = judgement;
        this.ink = ink;
        this.out = out;
    }

    void write(List<Gap> gaps, boolean all) throws IOException {
        List<Gap> shown = all ? gaps : gaps.stream().limit(GAPS).toList();
        long untold = untold();
        if (shown.isEmpty() && untold == 0) {
            return;
        }
        out.append('\n').append(ink.bold("Not seen")).append('\n');
        int widest = shown.stream()
                .mapToInt(g -> Columns.of(Plain.line(g.what(), 200)))
                .filter(w -> w <= LABEL)
                .max()
                .orElse(LABEL);
        for (Gap gap : shown) {
            write(gap, widest, all);
        }
        if (untold > 0) {
            row(
                    Sentence.count((int) untold, "value", "values"),
                    widest,
                    "could not be told: variables, templates, references outside" + (all ? "" : " (--all shows them)"));
        }
        if (shown.size() < gaps.size()) {
            out.append("  ").append(ink.ellipsis()).append(' ');
            out.append(String.valueOf(gaps.size() - shown.size())).append(" more (--all shows them)\n");
        }
    }

    private void write(Gap gap, int widest, boolean all) throws IOException {
        String text = Plain.line(gap.why(), 200);
        if (gap.remedy() != null) {
            text += ". " + Plain.line(gap.remedy(), 200);
            text += gap.rules() > 0 ? ": answers " + Sentence.count(gap.rules(), "more rule", "more rules") : "";
        } else if (gap.rules() > 0) {
            text += "; keeps " + Sentence.count(gap.rules(), "rule", "rules") + " from passing";
        }
        if (!gap.files().isEmpty()) {
            List<String> named =
                    all ? gap.files() : gap.files().stream().limit(Gap.FILES).toList();
            text += ": " + named.stream().map(f -> Plain.line(f, 120)).collect(Collectors.joining(" "))
                    + (gap.files().size() > named.size() ? " " + ink.ellipsis() : "");
        }
        row(Plain.line(gap.what(), 200), widest, text);
    }

    private void row(String label, int widest, String text) throws IOException {
        if (Columns.of(label) > widest) {
            new Hanging(ink.terminal()).write("  ", label, out);
            new Hanging(ink.terminal()).write(" ".repeat(widest + 5), text, out);
        } else {
            new Hanging(ink.terminal()).write("  " + Columns.padded(label, widest) + "   ", text, out);
        }
    }

    /** Subjects whose file was read, but whose value can't be told from it. */
    private long untold() {
        return judgement.rules().stream()
                .filter(r -> r.rule().practice() != Practice.COMPLIANCE)
                .flatMap(r -> r.findings().stream())
                .filter(f -> f.verdict() == Verdict.UNKNOWN && f.location() != null)
                .count();
    }
}
