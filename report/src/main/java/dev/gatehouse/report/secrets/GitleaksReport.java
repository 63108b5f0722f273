package dev.gatehouse.report.secrets;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.secret.FoundSecret;
import dev.gatehouse.model.secret.SecretRun;
import dev.gatehouse.model.secret.SecretTrace;
import dev.gatehouse.report.json.JsonText;
import java.io.IOException;
import java.io.Writer;

/**
 * gitleaks' JSON, with {@code Match} and {@code Secret} redacted.
 *
 * @see <a href="https://github.com/gitleaks/gitleaks#reporting">gitleaks, Reporting</a>
 */
final class GitleaksReport {

    private static final String REDACTED = "REDACTED";

    private GitleaksReport() {}

    static void write(SecretRun run, Writer out) throws IOException {
        JsonText.write(out, JsonText.Layout.INDENTED, json -> {
            json.array();
            run.found().forEach(secret -> write(secret, json));
            json.endArray();
        });
        out.write('\n');
    }

    /** A column as gitleaks counts it: after the first line, the end of the line before is the first character. */
    private static int column(int line, int column) {
        return line > 1 ? column + 1 : column;
    }

    private static void write(FoundSecret secret, JsonText json) {
        Location place = secret.place();
        SecretTrace trace = secret.trace();
        json.object();
        json.text("RuleID", secret.detector());
        json.text("Description", secret.description());
        json.number("StartLine", secret.line());
        json.number("EndLine", place == null ? 0 : place.endLine());
        json.number("StartColumn", place == null ? 0 : column(place.line(), place.column()));
        json.number("EndColumn", place == null ? 0 : column(place.endLine(), secret.endColumn()));
        json.text("Match", secret.match());
        json.text("Secret", place == null ? "" : REDACTED);
        json.text("File", secret.path());
        json.text("SymlinkFile", "");
        json.text("Commit", trace == null ? "" : trace.commit());
        json.real("Entropy", (float) secret.entropy());
        json.text("Author", trace == null ? "" : trace.author());
        json.text("Email", trace == null ? "" : trace.email());
        json.text("Date", trace == null ? "" : trace.date());
        json.text("Message", trace == null ? "" : trace.message());
        json.texts("Tags", secret.tags());
        json.text("Fingerprint", secret.gitleaksFingerprint());
        json.endObject();
    }
}
