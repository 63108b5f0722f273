package dev.gatehouse.report;

import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.report.csv.CsvReport;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.html.HtmlReport;
import dev.gatehouse.report.json.JsonReport;
import dev.gatehouse.report.junit.JunitReport;
import dev.gatehouse.report.markdown.MarkdownReport;
import dev.gatehouse.report.sarif.SarifReport;
import dev.gatehouse.report.text.TextReport;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of {@code check}. The same judgement gives the same bytes, but for its instant and the time it took. */
public enum ReportFormat {
    TEXT,
    JSON,
    SARIF,
    JUNIT,
    HTML,
    MARKDOWN,
    CSV;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReportFormat> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
    }

    /**
     * Writes a report.
     *
     * @param out stays open; all formats but text are to be encoded in UTF-8
     */
    public void write(Judgement judgement, RunContext context, Writer out) throws IOException {
        switch (this) {
            case TEXT -> TextReport.write(judgement, context, out);
            case JSON -> JsonReport.write(judgement, context, out);
            case SARIF -> SarifReport.write(judgement, context, out);
            case JUNIT -> JunitReport.write(judgement, context, out);
            case HTML -> HtmlReport.write(judgement, context, out);
            case MARKDOWN -> MarkdownReport.write(judgement, context, out);
            case CSV -> CsvReport.write(judgement, out);
        }
        out.flush();
    }
}
