package dev.gatehouse.report.sarif;

import dev.gatehouse.model.FileReading;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Finding;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.digest.Sentence;
import dev.gatehouse.report.digest.Statement;
import dev.gatehouse.report.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The invocation and what it could not tell: SARIF 2.1.0, sections 3.20 and 3.58. */
record SarifInvocation(JsonText json, Judgement judgement, Map<Rule, Integer> indexes) {

    private static final int NOTIFICATIONS = 1_000;
    private static final String NOT_READ = "not-read";
    private static final String UNKNOWN = "unknown";
    private static final String LEFT_OUT = "left-out";

    static void descriptors(JsonText json) {
        descriptor(json, NOT_READ, "A file was not, or not wholly, read.");
        descriptor(json, UNKNOWN, "A rule could not tell, since what it needs was not observed.");
        descriptor(json, LEFT_OUT, "More was found than this format takes.");
    }

    private static void descriptor(JsonText json, String id, String description) {
        json.object();
        json.text("id", id);
        json.object("shortDescription");
        json.text("text", description);
        json.endObject();
        json.endObject();
    }

    /** Writes the list of one invocation. */
    void write(int leftOut) {
        json.array("invocations");
        json.object();
        json.truth("executionSuccessful", true);
        json.array("toolExecutionNotifications");
        if (leftOut > 0) {
            notification(
                    LEFT_OUT,
                    "warning",
                    "The worst " + SarifReport.RESULTS + " results are here; " + leftOut
                            + " less grave ones are left out. Use the JSON format for all of them.",
                    null,
                    false,
                    null);
        }
        notRead();
        unknown();
        json.endArray();
        json.endObject();
        json.endArray();
    }

    private void notRead() {
        List<FileReading> files =
                judgement.snapshot().files().stream().filter(f -> !f.read()).toList();
        for (FileReading file : files.subList(0, Math.min(NOTIFICATIONS, files.size()))) {
            String reason = "Not wholly read: " + Plain.line(String.valueOf(file.reason()), 300);
            notification(NOT_READ, "note", reason, Location.startOf(file.file()), false, null);
        }
        more(NOT_READ, files.size(), "file was", "files were", "not read");
    }

    private void unknown() {
        List<Finding> findings = judgement.findings().stream()
                .filter(f -> f.verdict() == Verdict.UNKNOWN && f.rule().practice() != Practice.COMPLIANCE)
                .toList();
        for (Finding finding : findings.subList(0, Math.min(NOTIFICATIONS, findings.size()))) {
            notification(UNKNOWN, "note", Statement.of(finding), finding.location(), true, finding.rule());
        }
        more(UNKNOWN, findings.size(), "subject is", "subjects are", "unknown");
    }

    private void more(String id, int size, String one, String many, String what) {
        if (size > NOTIFICATIONS) {
            String text = Sentence.count(size - NOTIFICATIONS, "more " + one, "more " + many) + " " + what + ".";
            notification(id, "note", text, null, false, null);
        }
    }

    private void notification(
            String id, String level, String text, @Nullable Location location, boolean region, @Nullable Rule rule) {
        json.object();
        json.object("descriptor");
        json.text("id", id);
        json.endObject();
        if (rule != null) {
            json.object("associatedRule");
            json.text("id", rule.id());
            json.number("index", Objects.requireNonNull(indexes.get(rule)));
            json.endObject();
        }
        json.text("level", level);
        json.object("message");
        json.text("text", SarifResult.message(text));
        json.endObject();
        if (location != null) {
            json.array("locations");
            json.object();
            SarifResult.physical(json, location, region);
            json.endObject();
            json.endArray();
        }
        json.endObject();
    }
}
