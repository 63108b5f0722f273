package dev.gatehouse.report.json;

import dev.gatehouse.model.access.EventPlace;

/** An event of a finding, in JSON. */
public final class EventObject {

    private EventObject() {}

    /** Writes it as the next item of a list. */
    public static void write(JsonText json, EventPlace event) {
        json.object();
        fields(json, event);
        json.endObject();
    }

    /** Writes its fields into an object that was begun. */
    public static void fields(JsonText json, EventPlace event) {
        json.text("file", event.file());
        json.number("line", event.line());
        json.number("index", event.index());
        json.text("time", event.time() == null ? null : event.time().toString());
        json.text("summary", event.summary());
    }
}
