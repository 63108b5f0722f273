package dev.gatehouse.report.json;

import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Requirement;
import dev.gatehouse.model.judgement.RuleResult;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.judgement.Waiver;
import dev.gatehouse.model.secret.SecretDetail;
import dev.gatehouse.report.digest.RunContext;
import dev.gatehouse.report.digest.Tally;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@value #SCHEMA}, as {@code docs/schema/report-v1.schema.json} describes it. */
public final class JsonReport {

    public static final String SCHEMA = "gatehouse.dev/report/v1";

    private final JsonText json;

    private JsonReport(JsonText json) {
        this.json = json;
    }

    public static void write(Judgement judgement, RunContext context, Writer out) throws IOException {
        JsonText.write(out, JsonText.Layout.INDENTED, json -> new JsonReport(json).write(judgement, context));
        out.write('\n');
    }

    private void write(Judgement judgement, RunContext context) {
        Snapshot snapshot = judgement.snapshot();
        json.object();
        json.text("schema", SCHEMA);
        json.object("tool");
        json.text("name", "gatehouse");
        json.text("version", context.version());
        json.endObject();
        json.text("target", snapshot.target());
        json.text("at", snapshot.at().toString());
        coverage(snapshot);
        inputs(snapshot);
        summary(judgement);
        json.array("findings");
        judgement.findings().forEach(this::finding);
        json.endArray();
        json.endObject();
    }

    private void coverage(Snapshot snapshot) {
        json.array("coverage");
        for (Coverage coverage : snapshot.coverage()) {
            json.object();
            json.text("source", coverage.source());
            json.text("kind", coverage.kind().label());
            json.text("state", coverage.state().label());
            json.text("reason", coverage.reason());
            json.text("remedy", coverage.remedy());
            json.endObject();
        }
        json.endArray();
    }

    private void inputs(Snapshot snapshot) {
        List<FileReading> files = snapshot.files();
        json.object("inputs");
        json.number("files", files.size());
        json.number("read", files.stream().filter(FileReading::read).count());
        json.array("notRead");
        for (FileReading file : files) {
            if (!file.read()) {
                json.object();
                json.text("file", file.file());
                json.text("reason", file.reason());
                json.endObject();
            }
        }
        json.endArray();
        json.endObject();
    }

    private void summary(Judgement judgement) {
        List<Finding> findings = judgement.findings();
        json.object("summary");
        counts(Tally.ofFindings(findings));
        json.object("bySeverity");
        for (Severity severity : Severity.values()) {
            json.number(
                    severity.label(),
                    findings.stream()
                            .filter(f -> f.verdict() == Verdict.FAIL && f.severity() == severity)
                            .count());
        }
        json.endObject();
        json.object("byPractice");
        for (Practice practice : Practice.values()) {
            List<RuleResult> results = judgement.rules(practice);
            json.object(practice.slug());
            counts(Tally.ofFindings(
                    results.stream().flatMap(r -> r.findings().stream()).toList()));
            json.object("rules");
            counts(Tally.ofRules(results));
            json.endObject();
            json.endObject();
        }
        json.endObject();
        json.array("compliance");
        judgement.frameworks().forEach(framework -> {
            json.object();
            json.text("framework", framework.framework());
            json.text("title", framework.title());
            json.number("assessed", framework.assessed());
            json.number("assessable", framework.assessable());
            json.number("total", framework.total());
            json.endObject();
        });
        json.endArray();
        json.endObject();
    }

    private void counts(Tally tally) {
        json.number("pass", tally.count(Verdict.PASS));
        json.number("fail", tally.count(Verdict.FAIL));
        json.number("unknown", tally.count(Verdict.UNKNOWN));
        json.number("waived", tally.count(Verdict.WAIVED));
        json.number("notApplicable", tally.count(Verdict.NOT_APPLICABLE));
    }

    private void finding(Finding finding) {
        json.object();
        json.text("rule", finding.rule().id());
        json.text("practice", finding.rule().practice().slug());
        json.text("verdict", finding.verdict().name());
        json.text("severity", finding.severity().label());
        json.text("subject", finding.subject());
        json.text("title", finding.rule().title());
        json.text("explanation", finding.explanation());
        json.text("why", finding.rule().why());
        json.text("fix", finding.rule().fix());
        json.text("fingerprint", finding.fingerprint());
        Location location = finding.location();
        if (location == null) {
            json.absent("location");
        } else {
            json.object("location");
            json.text("file", location.file());
            json.number("line", location.line());
            json.number("column", location.column());
            json.number("endLine", location.endLine());
            json.endObject();
        }
        json.text("address", finding.address());
        json.texts(
                "requirements",
                finding.rule().evidences().stream().map(Requirement::toString).toList());
        waiver(finding);
        SecretDetail secret = finding.secret();
        if (secret != null) {
            SecretObject.write(json, secret, location);
        }
        if (!finding.events().isEmpty()) {
            json.array("events");
            finding.events().forEach(event -> EventObject.write(json, event));
            json.endArray();
        }
        json.endObject();
    }

    private void waiver(Finding finding) {
        Waiver waiver = finding.waiver();
        if (waiver == null) {
            json.absent("waiver");
            return;
        }
        json.object("waiver");
        json.text("reason", waiver.reason());
        json.text("approvedBy", waiver.approvedBy());
        json.text("until", waiver.until().toString());
        json.endObject();
    }
}
