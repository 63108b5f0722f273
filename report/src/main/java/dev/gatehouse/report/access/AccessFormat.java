package dev.gatehouse.report.access;

import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.report.ReportFormat;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.text.AccessReport;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of {@code logs detect}. */
public enum AccessFormat {
    TEXT,
    JSON,
    SARIF,
    JUNIT,
    HTML,
    MARKDOWN,
    CSV,
    OCSF;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(AccessFormat::label).toList();
    }

    public static Optional<AccessFormat> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
    }

    /**
     * Writes a report.
     *
     * @param events how many records were looked at
     * @param out stays open
     */
    public void write(Judgement judgement, long events, RunContext context, Writer out) throws IOException {
        switch (this) {
            case TEXT -> AccessReport.write(judgement, events, context, out);
            case JSON -> ReportFormat.JSON.write(judgement, context, out);
            case SARIF -> ReportFormat.SARIF.write(judgement, context, out);
            case JUNIT -> ReportFormat.JUNIT.write(judgement, context, out);
            case HTML -> ReportFormat.HTML.write(judgement, context, out);
            case MARKDOWN -> ReportFormat.MARKDOWN.write(judgement, context, out);
            case CSV -> ReportFormat.CSV.write(judgement, context, out);
            case OCSF -> OcsfFindings.write(judgement, context, out);
        }
        out.flush();
    }
}
