package dev.gatehouse.cli.sigma;

import dev.gatehouse.engines.sigma.Hit;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.rule.Level;
import dev.gatehouse.report.json.JsonText;

/** Writes hits, each as one JSON document. */
final class HitLines {

    private final JsonText json;

    HitLines(JsonText json) {
        this.json = json;
    }

    void write(Hit hit) {
        Level level = hit.rule().level();
        json.object();
        json.text("rule", hit.rule().identity());
        json.text("title", hit.rule().title());
        json.text("level", level == null ? null : level.word());
        place(hit.events().getLast());
        if (hit.correlation()) {
            json.texts("group", hit.group());
            json.array("events");
            for (Origin event : hit.events()) {
                json.object();
                place(event);
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    private void place(Origin event) {
        json.text("file", event.source());
        json.number("line", event.line());
        json.number("index", event.index());
    }
}
