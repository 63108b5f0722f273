package dev.gatehouse.report.secrets;

import dev.gatehouse.model.secret.SecretRun;
import dev.gatehouse.report.csv.CsvReport;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.json.JsonReport;
import dev.gatehouse.report.sarif.SarifReport;
import dev.gatehouse.report.text.SecretsReport;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of {@code secrets scan}. */
public enum SecretFormat {
    TEXT,
    JSON,
    SARIF,
    CSV,
    GITLEAKS;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(SecretFormat::label).toList();
    }

    public static Optional<SecretFormat> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
    }

    /**
     * Writes a report.
     *
     * @param out stays open
     */
    public void write(SecretRun run, RunContext context, Writer out) throws IOException {
        switch (this) {
            case TEXT -> SecretsReport.write(run, context, out);
            case JSON -> JsonReport.write(SecretsJudgement.of(run), context, out);
            case SARIF -> SarifReport.write(SecretsJudgement.of(run), context, out);
            case CSV -> CsvReport.write(SecretsJudgement.of(run), out);
            case GITLEAKS -> GitleaksReport.write(run, out);
        }
        out.flush();
    }
}
