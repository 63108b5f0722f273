package dev.gatehouse.cli.windows;

import dev.gatehouse.engines.windows.argocd.SyncJudgement;
import dev.gatehouse.report.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers in JSON. */
final class AnswerText {

    private AnswerText() {}

    /** The fields of one answer. */
    static void write(JsonText json, SyncJudgement judgement, Optional<Instant> next) {
        json.truth("allowed", judgement.allowed());
        numbers(json, "active", judgement.active());
        numbers(json, "matching", judgement.matching());
        json.text("next", next.map(Instant::toString).orElse(null));
        json.text("why", judgement.why());
    }

    private static void numbers(JsonText json, String name, List<Integer> numbers) {
        json.array(name);
        numbers.forEach(json::item);
        json.endArray();
    }

    static String json(String name, Instant at, SyncJudgement judgement, Optional<Instant> next) {
        return document(json -> {
            json.object();
            json.text("name", name);
            json.text("at", at.toString());
            write(json, judgement, next);
            json.endObject();
        });
    }

    /** A document of several lines, with its end. */
    static String document(Consumer<JsonText> writing) {
        return JsonText.document(JsonText.Layout.INDENTED, writing) + "\n";
    }
}
