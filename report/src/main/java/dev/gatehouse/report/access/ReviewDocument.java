package dev.gatehouse.report.access;

import dev.gatehouse.model.access.AccessReviewDocument;
import dev.gatehouse.report.json.JsonText;
import java.util.Map;
import java.util.TreeMap;

/** A signed review as JSON. The same review gives the same bytes. */
public final class ReviewDocument {

    private ReviewDocument() {}

    /** The text that is signed. */
    public static String of(AccessReviewDocument review) {
        return JsonText.document(JsonText.Layout.INDENTED, json -> {
                    json.object();
                    json.text("schema", AccessReviewDocument.SCHEMA);
                    json.text("reviewer", review.reviewer());
                    json.text("from", review.from().toString());
                    json.text("before", review.before().toString());
                    json.text("signedAt", review.signedAt().toString());
                    json.number("events", review.events());
                    counts("sources", review.sources(), json);
                    json.text("sha256", review.sha256());
                    counts("findings", review.findings(), json);
                    json.text("note", review.note());
                    json.endObject();
                })
                + "\n";
    }

    private static void counts(String name, Map<String, Long> counts, JsonText json) {
        json.object(name);
        new TreeMap<>(counts).forEach(json::number);
        json.endObject();
    }
}
