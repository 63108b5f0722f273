package dev.gatehouse.report.csv;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Requirement;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.report.digest.Plain;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row for each finding, of every verdict.
 *
 * <p>A cell that a spreadsheet would take for a formula begins with an apostrophe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
public final class CsvReport {

    private static final List<String> COLUMNS = List.of(
            "rule",
            "practice",
            "verdict",
            "severity",
            "subject",
            "title",
            "explanation",
            "file",
            "line",
            "column",
            "address",
            "requirements",
            "waivedUntil",
            "approvedBy",
            "waiverReason",
            "fingerprint");

    private CsvReport() {}

    public static void write(Judgement judgement, Appendable out) throws IOException {
        row(COLUMNS, out);
        for (Finding finding : judgement.findings()) {
            row(cells(finding), out);
        }
    }

    private static List<String> cells(Finding finding) {
        Location location = finding.location();
        Waiver waiver = finding.waiver();
        return List.of(
                finding.rule().id(),
                finding.rule().practice().slug(),
                finding.verdict().name(),
                finding.severity().label(),
                finding.subject().equals("-") ? "" : finding.subject(),
                finding.rule().title(),
                finding.explanation(),
                location == null ? "" : location.file(),
                location == null ? "" : Integer.toString(location.line()),
                location == null ? "" : Integer.toString(location.column()),
                orEmpty(finding.address()),
                finding.rule().evidences().stream().map(Requirement::toString).collect(Collectors.joining(" ")),
                waiver == null ? "" : waiver.until().toString(),
                waiver == null ? "" : waiver.approvedBy(),
                waiver == null ? "" : waiver.reason(),
                finding.fingerprint());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Writes one row. */
    public static void row(List<String> cells, Appendable out) throws IOException {
        String separator = "";
        for (String cell : cells) {
            out.append(separator).append(quoted(guarded(cell)));
            separator = ",";
        }
        out.append("\r\n");
    }

    private static String guarded(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r\n|%\uFF1D\uFF0B\uFF0D\uFF20".indexOf(cell.charAt(0)) >= 0;
        String line = Plain.line(cell);
        boolean formulaOnceStripped = !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0;
        return formula || formulaOnceStripped ? "'" + line : line;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == ' ' || c == '\'' || c == ';');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
