package dev.gatehouse.report.json;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.secret.SecretDetail;
import dev.gatehouse.model.secret.SecretTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a finding's object has besides, where it speaks of a secret. */
final class SecretObject {

    private SecretObject() {}

    /**
     * Writes {@code "secret"}.
     *
     * @param location the finding's
     */
    static void write(JsonText json, SecretDetail secret, @Nullable Location location) {
        SecretTrace trace = secret.trace();
        List<String> here = location == null ? List.of() : List.of(location.file());
        json.object("secret");
        json.text("detector", secret.detector());
        json.text("confidence", secret.confidence());
        json.text("redacted", secret.redacted());
        json.number("endColumn", secret.endColumn());
        json.text("blob", trace == null ? null : told(trace.blob()));
        json.text("commit", trace == null ? null : told(trace.commit()));
        json.texts("paths", trace == null ? here : trace.paths());
        json.text("author", trace == null ? null : told(trace.author()));
        json.text("email", trace == null ? null : told(trace.email()));
        json.text("date", trace == null ? null : told(trace.date()));
        if (trace == null) {
            json.absent("inHead");
        } else {
            json.truth("inHead", trace.inHead());
        }
        json.texts("refs", trace == null ? List.of() : trace.refs());
        json.number("refCount", trace == null ? 0 : trace.refCount());
        json.array("introductions");
        if (trace != null) {
            trace.introductions().forEach(introduction -> write(json, introduction));
        }
        json.endArray();
        json.text("where", trace == null ? "file" : trace.where());
        json.text("verification", secret.verification());
        json.endObject();
    }

    private static void write(JsonText json, SecretTrace.Introduction introduction) {
        json.object();
        json.text("commit", introduction.commit());
        json.text("path", told(introduction.path()));
        json.text("author", told(introduction.author()));
        json.text("email", told(introduction.email()));
        json.text("date", told(introduction.date()));
        json.texts("refs", introduction.refs());
        json.endObject();
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text;
    }
}
