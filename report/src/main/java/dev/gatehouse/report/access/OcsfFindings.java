package dev.gatehouse.report.access;

import dev.gatehouse.model.access.EventPlace;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.json.EventObject;
import dev.gatehouse.report.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;

/**
 * Detection findings of OCSF, one a line.
 *
 * @see <a href="https://schema.ocsf.io/1.5.0/classes/detection_finding">OCSF, Detection Finding [2004]</a>
 */
final class OcsfFindings {

    private static final String VERSION = "1.5.0";
    private static final int CATEGORY = 2;
    private static final int CLASS = 2004;
    private static final int CREATE = 1;
    private static final int NEW = 1;

    private OcsfFindings() {}

    static void write(Judgement judgement, RunContext context, Writer out) throws IOException {
        JsonText.write(
                out,
                JsonText.Layout.LINES,
                json -> judgement
                        .findings()
                        .forEach(finding -> write(finding, judgement.snapshot().at(), context, json)));
        if (!judgement.findings().isEmpty()) {
            out.write('\n');
        }
    }

    private static void write(Finding finding, Instant at, RunContext context, JsonText json) {
        json.object();
        json.number("activity_id", CREATE);
        json.text("activity_name", "Create");
        json.number("category_uid", CATEGORY);
        json.text("category_name", "Findings");
        json.number("class_uid", CLASS);
        json.text("class_name", "Detection Finding");
        json.number("type_uid", 100L * CLASS + CREATE);
        json.number("time", time(finding, at).toEpochMilli());
        json.number("severity_id", severity(finding.severity()));
        json.text("severity", finding.severity().label());
        json.number("status_id", NEW);
        json.text("status", "New");
        json.text("message", finding.rule().title() + ": " + finding.subject());
        json.object("metadata");
        json.text("version", VERSION);
        json.object("product");
        json.text("name", "Gatehouse");
        json.text("vendor_name", "Gatehouse");
        json.text("version", context.version());
        json.endObject();
        json.endObject();
        json.object("finding_info");
        json.text("uid", finding.fingerprint());
        json.text("title", finding.rule().title());
        json.text("desc", finding.explanation());
        json.object("analytic");
        json.text("uid", finding.rule().id());
        json.text("name", finding.rule().title());
        json.number("type_id", CREATE);
        json.text("type", "Rule");
        json.endObject();
        json.endObject();
        json.object("remediation");
        json.text("desc", finding.rule().fix());
        json.endObject();
        json.array("evidences");
        for (EventPlace event : finding.events()) {
            json.object();
            json.object("data");
            EventObject.fields(json, event);
            json.endObject();
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    /** When the last of its events was; where no event tells, when it was judged. */
    private static Instant time(Finding finding, Instant at) {
        Instant last = null;
        for (EventPlace event : finding.events()) {
            last = event.time() == null ? last : event.time();
        }
        return last == null ? at : last;
    }

    /** The numbers of OCSF: 1 informational to 5 critical. */
    static int severity(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }
}
