package dev.gatehouse.report.text;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.Asked;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The nine practices, always all of them, in 80 columns or less. */
final class PracticeTable {

    private static final int WIDTH = 80;
    private static final int CELLS = 6;
    private static final int TITLE = 25;
    private static final List<Verdict> COUNTED = List.of(Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS, Verdict.WAIVED);

    private final Judgement judgement;
    private final Ink ink;
    private final int width;
    private final Map<Verdict, Integer> digits = new EnumMap<>(Verdict.class);
    private final boolean inColumns;

    PracticeTable(Judgement judgement, Ink ink) {
        this.judgement = judgement;
        this.ink = ink;
        int columns = ink.terminal().width();
        this.width = columns == 0 ? WIDTH : Math.min(WIDTH, columns);
        for (Practice practice : Practice.values()) {
            Tally tally = Tally.ofRules(Asked.of(judgement, practice).results());
            for (Verdict verdict : COUNTED) {
                int count = tally.count(verdict);
                if (count > 0) {
                    digits.merge(verdict, String.valueOf(count).length(), Math::max);
                }
            }
        }
        this.inColumns = Arrays.stream(Practice.values())
                .map(practice -> Asked.of(judgement, practice))
                .allMatch(this::fits);
    }

    void write(Appendable out) throws IOException {
        for (Practice practice : Practice.values()) {
            write(practice, out);
        }
    }

    private void write(Practice practice, Appendable out) throws IOException {
        Asked asked = Asked.of(judgement, practice);
        List<RuleResult> results = asked.results();
        Tally tally = Tally.ofRules(results);
        String title = "  " + practice.number() + "  " + Columns.padded(practice.title(), TITLE) + "  ";
        int room = room();
        boolean unseen = tally.judged() > 0 && tally.count(Verdict.UNKNOWN) == tally.judged();
        Counts counts = counts(tally, !unseen && inColumns);
        String note = asked.unasked() > 0 ? asked.note() : note(results, tally, room - counts.columns() - 2);
        int gap = tally.judged() == 0 ? 0 : room - counts.columns() - Columns.of(note);
        out.append(title).append(bar(tally)).append("   ").append(counts.text());
        out.append(note.isEmpty() ? "" : " ".repeat(Math.max(0, gap)) + ink.dim(note))
                .append('\n');
    }

    private String bar(Tally tally) {
        Map<Verdict, Integer> shares = tally.shares(CELLS);
        StringBuilder bar = new StringBuilder();
        int used = 0;
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WAIVED, Verdict.PASS, Verdict.UNKNOWN)) {
            int cells = shares.getOrDefault(verdict, 0);
            bar.append(ink.of(verdict, ink.cell(verdict).repeat(cells)));
            used += cells;
        }
        return bar.append(" ".repeat(CELLS - used)).toString();
    }

    /** A text with colours, and the columns it takes. */
    private record Counts(String text, int columns) {}

    /** The columns right of the title and the bar. */
    private int room() {
        return width - "  1  ".length() - TITLE - "  ".length() - CELLS - "   ".length();
    }

    /** Whether each verdict can have a column of its own in every line. */
    private boolean fits(Asked asked) {
        int noted = asked.unasked() > 0 ? asked.note().length() + 2 : 0;
        return counts(Tally.ofRules(asked.results()), true).columns() + noted <= room();
    }

    private Counts counts(Tally tally, boolean aligned) {
        if (tally.judged() == 0) {
            return new Counts("", 0);
        }
        StringBuilder text = new StringBuilder();
        int columns = 0;
        int pending = 0;
        for (Verdict verdict : COUNTED) {
            Integer places = digits.get(verdict);
            int count = tally.count(verdict);
            if (places == null || count == 0 && !aligned) {
                continue;
            }
            int separator = columns + pending == 0 ? 0 : 3;
            boolean padded = aligned || columns == 0;
            int wide = (padded ? places : String.valueOf(count).length())
                    + 1
                    + verdict.label().length();
            if (count == 0) {
                pending += separator + wide;
                continue;
            }
            String number = Integer.toString(count);
            String between = separator == 0 ? "" : columns == 0 ? "   " : " " + ink.dim(ink.dot()) + " ";
            String cell = " "
                            .repeat(Math.max(
                                    0,
                                    wide - number.length() - 1 - verdict.label().length())) + number + " "
                    + verdict.label();
            text.append(" ".repeat(pending)).append(between).append(ink.of(verdict, cell));
            columns += pending + separator + wide;
            pending = 0;
        }
        return new Counts(text.toString(), columns);
    }

    /** Why nothing could be told of a practice, where nothing could. */
    private String note(List<RuleResult> results, Tally tally, int room) {
        if (results.isEmpty()) {
            return "not judged";
        }
        if (tally.judged() == 0) {
            return "nothing here to judge";
        }
        if (tally.count(Verdict.UNKNOWN) < tally.judged()) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        results.stream()
                .flatMap(r -> r.rule().needs().stream())
                .sorted()
                .distinct()
                .forEach(kind -> reasons.addAll(reasons(kind)));
        return reasons.stream()
                .filter(r -> Columns.of(r) <= room)
                .findFirst()
                .orElse(room < 12 || reasons.isEmpty() ? "" : Columns.cut(reasons.getFirst(), room, ink.ellipsis()));
    }

    private List<String> reasons(FactKind kind) {
        List<String> reasons = new ArrayList<>();
        for (Coverage gap : judgement.snapshot().gaps(kind)) {
            if (gap.state() == Coverage.State.MISSING) {
                reasons.add(gap.source().equals("-") ? "no " + kind.plural() + " given" : firstClause(gap.reason()));
                reasons.add("no " + kind.plural());
            }
        }
        return reasons;
    }

    private static String firstClause(String reason) {
        int end = reason.indexOf(';');
        return Plain.line(end < 0 ? reason : reason.substring(0, end));
    }
}
