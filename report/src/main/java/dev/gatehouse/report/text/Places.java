package dev.gatehouse.report.text;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.report.digest.FailingRule;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.digest.Statement;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The findings, by rule, the worst first; after them, where all were asked for, the unknown and the waived. */
final class Places {

    private static final int RULES = 10;
    private static final int PLACES = 5;
    private static final int HEADER = 80;

    private final Judgement judgement;
    private final RunContext context;
    private final Ink ink;
    private final Appendable out;

    Places(Judgement judgement, RunContext context, Ink ink, Appendable out) {
        this.judgement = judgement;
        this.context = context;
        this.ink = ink;
        this.out = out;
    }

    void write(List<FailingRule> failing) throws IOException {
        List<FailingRule> shown =
                context.all() ? failing : failing.stream().limit(RULES).toList();
        int hidden = 0;
        int cut = 0;
        for (FailingRule rule : shown) {
            int more = rule(rule);
            hidden += more;
            cut += more > 0 ? 1 : 0;
        }
        for (FailingRule rule : failing.subList(shown.size(), failing.size())) {
            hidden += rule.places().size();
            cut++;
        }
        if (hidden > 0) {
            out.append('\n').append(ink.ellipsis()).append(' ');
            out.append(Sentence.count(hidden, "more finding", "more findings")).append(" in ");
            out.append(Sentence.count(cut, "rule", "rules")).append(" (--all shows them)\n");
        }
        if (context.all()) {
            section("Not met", Verdict.FAIL, Statement::of, true);
            section("Unknown", Verdict.UNKNOWN, Statement::of, false);
        }
        waived();
    }

    private int rule(FailingRule failing) throws IOException {
        Severity severity = failing.severity();
        List<Finding> places = failing.places();
        header(severity.name(), ink.of(severity, severity.name()), failing.rule(), places.size());
        List<Finding> shown =
                context.all() ? places : places.stream().limit(PLACES).toList();
        places(shown, f -> (f.severity() == severity ? "" : "(" + f.severity().label() + ") ") + Statement.of(f));
        String fix = Plain.line(Sentence.first(failing.rule().fix()), 240);
        String explain = Hanging.together("gatehouse explain " + failing.rule().id());
        new Hanging(ink.terminal()).write("  " + ink.dim("Do") + "   ", 7, fix + ":  " + explain, out);
        return places.size() - shown.size();
    }

    private void header(String word, String painted, Rule rule, int places) throws IOException {
        String count = Sentence.count(places, "place", "places");
        int width = context.terminal().width() == 0
                ? HEADER
                : Math.min(HEADER, context.terminal().width());
        int gap = width - word.length() - 2 - rule.id().length() - count.length();
        out.append('\n').append(painted).append("  ").append(ink.bold(rule.id()));
        out.append(" ".repeat(Math.max(2, gap))).append(ink.dim(count)).append('\n');
    }

    /** Side by side where every line has room for both place and words, else each place above its words. */
    private void places(List<Finding> findings, Function<Finding, String> words) throws IOException {
        int widest = findings.stream()
                .mapToInt(f -> Columns.of(Statement.place(f)))
                .max()
                .orElse(0);
        int longest = findings.stream()
                .mapToInt(f -> Columns.of(words.apply(f)))
                .max()
                .orElse(0);
        int width = context.terminal().width();
        boolean beside = width == 0 || widest + longest + 5 <= width;
        for (Finding finding : findings) {
            place(finding, beside ? widest : 0, words.apply(finding), beside);
        }
    }

    private void place(Finding finding, int widest, String words, boolean beside) throws IOException {
        Location location = finding.location();
        String place = Statement.place(finding);
        int columns = Math.max(widest, Columns.of(place));
        String shown = location == null ? Columns.padded(place, columns) : ink.linked(location, columns);
        if (beside) {
            new Hanging(ink.terminal()).write("  " + shown + "   ", columns + 5, words, out);
        } else {
            out.append("  ").append(shown.stripTrailing()).append('\n');
            new Hanging(ink.terminal()).write("      ", words, out);
        }
    }

    private void section(String title, Verdict verdict, Function<Finding, String> words, boolean compliance)
            throws IOException {
        for (var result : judgement.rules()) {
            List<Finding> findings = result.findings().stream()
                    .filter(f -> f.verdict() == verdict)
                    .toList();
            if (!findings.isEmpty() && (result.rule().practice() == Practice.COMPLIANCE) == compliance) {
                String word = title.toUpperCase(Locale.ROOT);
                header(word, ink.of(verdict, word), result.rule(), findings.size());
                places(findings, words);
            }
        }
    }

    private void waived() throws IOException {
        if (context.all()) {
            section("Waived", Verdict.WAIVED, f -> Statement.of(f) + answeredFor(f.waiver()), false);
            return;
        }
        List<Waiver> waivers = judgement.rules().stream()
                .filter(r -> r.rule().practice() != Practice.COMPLIANCE)
                .flatMap(r -> r.findings().stream())
                .flatMap(f -> Stream.ofNullable(f.waiver()))
                .toList();
        Optional<LocalDate> first = waivers.stream().map(Waiver::until).min(Comparator.naturalOrder());
        if (first.isPresent()) {
            out.append('\n').append(Sentence.count(waivers.size(), "finding is", "findings are"));
            out.append(" waived, the first until ").append(first.get().toString());
            out.append(" (--all shows who answers for ")
                    .append(waivers.size() == 1 ? "it)" : "them)")
                    .append('\n');
        }
    }

    private static String answeredFor(@Nullable Waiver waiver) {
        return waiver == null
                ? ""
                : ". Until " + waiver.until() + " by " + Plain.line(waiver.approvedBy(), 80) + ": "
                        + Plain.line(waiver.reason(), 200);
    }
}
