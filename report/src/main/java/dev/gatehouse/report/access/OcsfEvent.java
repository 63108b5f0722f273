package dev.gatehouse.report.access;

import dev.gatehouse.model.access.AccessEvent;
import dev.gatehouse.model.access.Activity;
import dev.gatehouse.model.network.AddressRange;
import dev.gatehouse.report.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * An event as OCSF has it: Authentication for who signs in and out, User Management for rights given and taken, Entity
 * Management for settings, API Activity for the rest.
 *
 * @see <a href="https://schema.ocsf.io/1.5.0/classes">OCSF, Classes</a>
 */
final class OcsfEvent {

    private static final String VERSION = "1.5.0";
    private static final String UNKNOWN = "unknown";
    private static final int SHA_256 = 3;
    private static final int OTHER = 99;

    private OcsfEvent() {}

    /** A class of events, and what was done in its own numbers. */
    private record Kind(int category, int number, String name, int activity) {}

    private static Kind kind(Activity activity) {
        return switch (activity) {
            case SIGN_IN -> new Kind(3, 3002, "Authentication", 1);
            case SIGN_OUT -> new Kind(3, 3002, "Authentication", 2);
            case GRANT -> new Kind(3, 3007, "User Management", 14);
            case REVOKE -> new Kind(3, 3007, "User Management", 15);
            case CONFIGURE -> new Kind(3, 3004, "Entity Management", 3);
            case READ -> new Kind(6, 6003, "API Activity", 2);
            case WRITE -> new Kind(6, 6003, "API Activity", 3);
            case DELETE -> new Kind(6, 6003, "API Activity", 4);
            case DEPLOY, OTHER -> new Kind(6, 6003, "API Activity", OTHER);
        };
    }

    static void write(EventLine line, JsonText json) {
        AccessEvent event = line.event();
        Kind kind = kind(event.activity());
        json.object();
        json.number("category_uid", kind.category());
        json.number("class_uid", kind.number());
        json.text("class_name", kind.name());
        json.number("activity_id", kind.activity());
        json.text("activity_name", event.action());
        json.number("type_uid", 100L * kind.number() + kind.activity());
        json.number("time", event.time() == null ? 0 : event.time().toEpochMilli());
        json.number("severity_id", 1);
        json.text("severity", "Informational");
        outcome(event, json);
        metadata(event, line, json);
        actor(event, json);
        json.object("src_endpoint");
        String address = event.address();
        boolean number = address != null && AddressRange.read(address).isPresent();
        json.text(number ? "ip" : "hostname", address == null ? UNKNOWN : address);
        json.endObject();
        special(event, kind, json);
        if (!line.raw().isEmpty()) {
            json.text("raw_data", line.raw());
            json.object("raw_data_hash");
            json.number("algorithm_id", SHA_256);
            json.text("algorithm", "SHA-256");
            json.text("value", line.hash());
            json.endObject();
        }
        json.endObject();
    }

    private static void outcome(AccessEvent event, JsonText json) {
        switch (event.outcome()) {
            case SUCCESS -> status(1, "Success", json);
            case FAILURE -> status(2, "Failure", json);
            case UNTOLD -> status(0, "Unknown", json);
        }
    }

    private static void status(int number, String name, JsonText json) {
        json.number("status_id", number);
        json.text("status", name);
    }

    private static void metadata(AccessEvent event, EventLine line, JsonText json) {
        json.object("metadata");
        json.text("version", VERSION);
        json.text("log_name", event.log().label());
        json.object("product");
        json.text("name", event.log().title());
        json.endObject();
        json.text("original_time", event.time() == null ? null : event.time().toString());
        json.text("log_source", line.file() + ":" + line.line());
        json.endObject();
    }

    private static void actor(AccessEvent event, JsonText json) {
        json.object("actor");
        user("user", event.actor(), json);
        if (event.agent() != null) {
            json.text("app_name", event.agent());
        }
        json.endObject();
    }

    private static void user(String name, @Nullable String account, JsonText json) {
        json.object(name);
        json.text("name", account == null ? UNKNOWN : account);
        json.endObject();
    }

    /** What only this class of events asks for. */
    private static void special(AccessEvent event, Kind kind, JsonText json) {
        String target = event.target();
        switch (event.activity()) {
            case SIGN_IN, SIGN_OUT -> {
                user("user", event.actor(), json);
                json.object("service");
                json.text("name", event.object() == null ? event.log().title() : event.object());
                json.endObject();
            }
            case GRANT, REVOKE -> user("user", event.object() == null ? event.actor() : event.object(), json);
            case CONFIGURE -> {
                json.object("entity");
                json.text("name", target == null ? event.log().title() : target);
                json.endObject();
            }
            case READ, WRITE, DELETE, DEPLOY, OTHER -> {
                json.object("api");
                json.text("operation", event.action().isEmpty() ? kind.name() : event.action());
                json.object("service");
                json.text("name", event.log().title());
                json.endObject();
                json.endObject();
                if (target != null) {
                    json.array("resources");
                    json.object();
                    json.text("name", target);
                    json.endObject();
                    json.endArray();
                }
            }
        }
    }
}
