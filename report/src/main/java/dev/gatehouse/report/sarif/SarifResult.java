package dev.gatehouse.report.sarif;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Statement;
import dev.gatehouse.report.json.JsonText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A result: SARIF 2.1.0, section 3.27. */
record SarifResult(JsonText json, Map<Rule, Integer> indexes) {

    /** The base of all paths. */
    static final String ROOT = "%SRCROOT%";

    /** Where code scanning shows what is in no file, since it takes no result without one. */
    private static final Location BASELINE = Location.startOf("gatehouse.yaml");

    void write(Finding finding) {
        json.object();
        json.text("ruleId", finding.rule().id());
        json.number("ruleIndex", Objects.requireNonNull(indexes.get(finding.rule())));
        json.text("kind", "fail");
        json.text("level", SarifRule.level(finding.severity()));
        String address = finding.location() == null ? finding.address() : null;
        json.object("message");
        json.text("text", message(Statement.of(finding) + (address == null ? "" : " (" + Plain.line(address) + ")")));
        json.endObject();
        json.array("locations");
        json.object();
        physical(json, finding.location() == null ? BASELINE : finding.location(), true);
        json.array("logicalLocations");
        json.object();
        json.text("fullyQualifiedName", Plain.line(finding.subject()));
        json.endObject();
        json.endArray();
        json.endObject();
        json.endArray();
        json.object("partialFingerprints");
        json.text("gatehouse/v1", finding.fingerprint());
        json.text("primaryLocationLineHash", finding.fingerprint() + ":1");
        json.endObject();
        suppressions(finding.waiver());
        json.object("properties");
        json.text("severity", finding.severity().label());
        json.endObject();
        json.endObject();
    }

    private void suppressions(@Nullable Waiver waiver) {
        json.array("suppressions");
        if (waiver != null) {
            json.object();
            json.text("kind", "external");
            json.text("status", "accepted");
            json.text(
                    "justification",
                    Plain.line(waiver.reason() + " (" + waiver.approvedBy() + ", until " + waiver.until() + ")"));
            json.endObject();
        }
        json.endArray();
    }

    /**
     * Writes a {@code physicalLocation}.
     *
     * @param region whether it is known where in the file
     */
    static void physical(JsonText json, Location location, boolean region) {
        json.object("physicalLocation");
        json.object("artifactLocation");
        json.text("uri", PathReference.of(location.file()));
        json.text("uriBaseId", ROOT);
        json.endObject();
        if (region) {
            json.object("region");
            json.number("startLine", location.line());
            json.number("startColumn", location.column());
            json.number("endLine", location.endLine());
            json.endObject();
        }
        json.endObject();
    }

    /** A plain-text message, in which brackets before a parenthesis would make a link (section 3.11.6). */
    static String message(String text) {
        return text.contains("](")
                ? text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
                : text;
    }
}
