package dev.gatehouse.cli.roles;

import dev.gatehouse.model.Location;
import dev.gatehouse.report.json.JsonText;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers in JSON. */
final class RoleJson {

    private RoleJson() {}

    /** The fields of an answer: {@code allowed}, {@code line} and {@code why}. */
    static void answer(JsonText json, Authority.Answer answer) {
        json.truth("allowed", answer.allowed());
        line(json, answer.place());
        json.text("why", answer.why());
    }

    /** The line's number, and null where there is none. */
    private static void line(JsonText json, Optional<Location> place) {
        if (place.isPresent()) {
            json.number("line", place.get().line());
        } else {
            json.absent("line");
        }
    }

    /** {@code file}, {@code line} and {@code column}; nulls where there is no place. */
    static void place(JsonText json, Optional<Location> place) {
        json.text("file", place.map(Location::file).orElse(null));
        line(json, place);
        if (place.isPresent()) {
            json.number("column", place.get().column());
        } else {
            json.absent("column");
        }
    }

    /** A document of several lines, with its end. */
    static String document(Consumer<JsonText> writing) {
        return JsonText.document(JsonText.Layout.INDENTED, writing) + "\n";
    }
}
