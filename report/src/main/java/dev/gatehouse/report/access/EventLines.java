package dev.gatehouse.report.access;

import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.report.csv.CsvReport;
import dev.gatehouse.report.digest.Plain;
import dev.gatehouse.report.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes events as they come, each on a line of its own. */
public final class EventLines implements AutoCloseable {

    private static final int LONGEST = 1_000;
    private static final List<String> COLUMNS = List.of(
            "time",
            "source",
            "activity",
            "action",
            "actor",
            "address",
            "repository",
            "object",
            "outcome",
            "agent",
            "file",
            "line",
            "index");

    private final EventFormat format;
    private final Writer out;
    private final @Nullable JsonText json;
    private boolean any;

    private EventLines(EventFormat format, Writer out) {
        this.format = format;
        this.out = out;
        this.json = format == EventFormat.JSON || format == EventFormat.OCSF
                ? JsonText.open(out, JsonText.Layout.LINES)
                : null;
    }

    /**
     * Begins.
     *
     * @param out stays open
     */
    public static EventLines of(EventFormat format, Writer out) throws IOException {
        if (format == EventFormat.CSV) {
            CsvReport.row(COLUMNS, out);
        }
        return new EventLines(format, out);
    }

    /** Whether it shows the records themselves and their hashes. */
    public boolean showsRecords() {
        return format == EventFormat.OCSF;
    }

    /** Writes one. */
    public void write(EventLine line) throws IOException {
        any = true;
        JsonText document = json;
        if (format == EventFormat.CSV) {
            CsvReport.row(values(line), out);
        } else if (document == null) {
            out.write(text(line) + "\n");
        } else if (format == EventFormat.OCSF) {
            OcsfEvent.write(line, document);
        } else {
            object(line, document);
        }
    }

    private static String text(EventLine line) {
        AccessEvent event = line.event();
        StringBuilder text = new StringBuilder();
        text.append(event.time() == null ? "-" : event.time()).append(' ');
        text.append(event.log().label()).append(' ');
        text.append(event.actor() == null ? "-" : event.actor()).append(' ');
        text.append(event.action());
        if (event.target() != null) {
            text.append(" on ").append(event.target());
        }
        if (event.repository() != null && event.object() != null) {
            text.append(", ").append(event.object());
        }
        if (event.address() != null) {
            text.append(", from ").append(event.address());
        }
        text.append(' ').append(event.outcome().label()).append(' ');
        text.append(line.file()).append(':').append(line.line());
        return Plain.line(text.toString(), LONGEST);
    }

    private static List<String> values(EventLine line) {
        AccessEvent event = line.event();
        return List.of(
                event.time() == null ? "" : event.time().toString(),
                event.log().label(),
                event.activity().label(),
                event.action(),
                or(event.actor()),
                or(event.address()),
                or(event.repository()),
                or(event.object()),
                event.outcome().label(),
                or(event.agent()),
                line.file(),
                Long.toString(line.line()),
                Long.toString(line.index()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void object(EventLine line, JsonText json) {
        AccessEvent event = line.event();
        json.object();
        json.text("time", event.time() == null ? null : event.time().toString());
        json.text("source", event.log().label());
        json.text("activity", event.activity().label());
        json.text("action", event.action());
        json.text("actor", event.actor());
        json.text("address", event.address());
        json.text("repository", event.repository());
        json.text("object", event.object());
        json.text("outcome", event.outcome().label());
        json.text("agent", event.agent());
        json.text("file", line.file());
        json.number("line", line.line());
        json.number("index", line.index());
        json.endObject();
    }

    @Override
    public void close() throws IOException {
        if (json != null) {
            json.close();
            if (any) {
                out.write('\n');
            }
        }
    }
}
