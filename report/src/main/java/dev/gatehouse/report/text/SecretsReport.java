package dev.gatehouse.report.text;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.secret.FoundSecret;
import dev.gatehouse.model.secret.SecretRun;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.SecretWords;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.digest.Statement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A search for secrets on one screen: the worst first, by detector; what was not searched; what to do. */
public final class SecretsReport {

    private static final int DETECTORS = 20;
    private static final int PLACES = 5;
    private static final int NOT_READ = 5;
    private static final int HEADER = 80;
    private static final int LONGEST = 400;

    private final SecretRun run;
    private final RunContext context;
    private final Ink ink;
    private final Hanging hanging;
    private final Appendable out;

    private SecretsReport(SecretRun run, RunContext context, Appendable out) {
        this.run = run;
        this.context = context;
        this.ink = new Ink(context.terminal());
        this.hanging = new Hanging(context.terminal());
        this.out = out;
    }

    public static void write(SecretRun run, RunContext context, Appendable out) throws IOException {
        if (context.terminal().unicode()) {
            new SecretsReport(run, context, out).write();
        } else {
            StringBuilder text = new StringBuilder();
            new SecretsReport(run, context, text).write();
            out.append(TextReport.ascii(text));
        }
    }

    private void write() throws IOException {
        out.append('\n');
        String separator = " " + ink.dot() + " ";
        List<String> parts = new ArrayList<>(List.of(Plain.line(run.target(), 200)));
        if (!run.extent().isEmpty()) {
            parts.add(Plain.line(run.extent()));
        }
        parts.add(String.format(Locale.ROOT, "%.1f s", context.elapsed().toMillis() / 1000.0));
        hanging.write(ink.bold("Gatehouse") + "  ", 11, String.join(separator, parts), out);
        found();
        notSeen();
        outcome();
    }

    private void found() throws IOException {
        Map<String, List<FoundSecret>> byDetector = new LinkedHashMap<>();
        run.found().stream()
                .sorted(Comparator.comparing(FoundSecret::severity))
                .forEach(s -> byDetector
                        .computeIfAbsent(s.detector(), unseen -> new ArrayList<>())
                        .add(s));
        int shown = 0;
        int hidden = 0;
        for (List<FoundSecret> secrets : byDetector.values()) {
            if (shown == DETECTORS && !context.all()) {
                hidden += secrets.size();
                continue;
            }
            shown++;
            hidden += detector(secrets);
        }
        if (shown > 0) {
            out.append('\n');
            hanging.write("  " + ink.dim("Do") + "   ", 7, SecretWords.FIX, out);
        }
        if (hidden > 0) {
            out.append('\n').append(ink.ellipsis()).append(' ');
            out.append(Sentence.count(hidden, "more finding", "more findings")).append(" (--all shows them)\n");
        }
    }

    private int detector(List<FoundSecret> secrets) throws IOException {
        FoundSecret first = secrets.getFirst();
        Severity severity = first.severity();
        String id = Plain.line(first.detector(), 60);
        String count = Sentence.count(secrets.size(), "place", "places");
        int width = context.terminal().width() == 0
                ? HEADER
                : Math.min(HEADER, context.terminal().width());
        int gap = width - severity.name().length() - 2 - id.length() - count.length();
        out.append('\n').append(ink.of(severity, severity.name())).append("  ").append(ink.bold(id));
        out.append(" ".repeat(Math.max(2, gap))).append(ink.dim(count)).append('\n');
        List<FoundSecret> shown =
                context.all() ? secrets : secrets.stream().limit(PLACES).toList();
        int widest = shown.stream().mapToInt(s -> Columns.of(place(s))).max().orElse(0);
        int longest = shown.stream().mapToInt(s -> Columns.of(words(s))).max().orElse(0);
        boolean beside = context.terminal().width() == 0
                || widest + longest + 5 <= context.terminal().width();
        for (FoundSecret secret : shown) {
            String place = place(secret);
            Location location = secret.place();
            String linked = location == null ? Columns.padded(place, widest) : ink.linked(location, widest);
            if (beside) {
                hanging.write("  " + linked + "   ", Math.max(widest, Columns.of(place)) + 5, words(secret), out);
            } else {
                out.append("  ").append(linked.stripTrailing()).append('\n');
                hanging.write("      ", words(secret), out);
            }
        }
        return secrets.size() - shown.size();
    }

    private static String place(FoundSecret secret) {
        return secret.place() == null ? Plain.line(secret.path(), LONGEST) : Statement.place(secret.place());
    }

    private static String words(FoundSecret secret) {
        return Plain.line(SecretWords.explanation(secret), LONGEST);
    }

    private void notSeen() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Coverage coverage : run.coverage()) {
            if (coverage.state() != Coverage.State.COMPLETE) {
                lines.add(coverage.source() + ": " + coverage.reason());
            }
        }
        List<FileReading> unread = run.files().stream().filter(f -> !f.read()).toList();
        for (FileReading file : unread.subList(0, Math.min(NOT_READ, unread.size()))) {
            lines.add(file.file() + ": " + file.reason());
        }
        if (unread.size() > NOT_READ) {
            lines.add(Sentence.count(unread.size() - NOT_READ, "more file", "more files"));
        }
        if (!lines.isEmpty()) {
            out.append('\n').append(ink.bold("Not seen")).append('\n');
            for (String line : lines) {
                hanging.write("  ", Plain.line(line, LONGEST), out);
            }
        }
    }

    private void outcome() throws IOException {
        int findings = run.found().size();
        Severity threshold = context.failOn();
        out.append('\n');
        if (findings == 0) {
            out.append(ink.of(Verdict.PASS, "No secret found."));
        } else {
            out.append(Sentence.count(findings, "finding", "findings"));
            if (threshold != null) {
                long grave = run.found().stream()
                        .filter(s -> s.severity().atLeast(threshold))
                        .count();
                out.append(", ").append(grave == 0 ? "none" : ink.of(Verdict.FAIL, Long.toString(grave)));
                out.append(" at or above ").append(threshold.label()).append(" (--fail-on)");
            }
            out.append('.');
        }
        if (run.known() > 0) {
            out.append(' ')
                    .append(Sentence.count(run.known(), "known one", "known ones"))
                    .append(" left out.");
        }
        out.append('\n');
    }
}
