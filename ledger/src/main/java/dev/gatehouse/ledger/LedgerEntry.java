package dev.gatehouse.ledger;

import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One entry, as it stands in the log: canonical JSON that names people by ids that mean nothing outside of it.
 *
 * @param kind what it records
 * @param at when
 * @param actor id of whoever caused it; null where nobody did
 * @param body what is recorded, without personal data
 * @param sealed personal data by the id of whom it is about, encrypted, in Base64
 */
public record LedgerEntry(
        EntryKind kind, Instant at, @Nullable String actor, JsonObject body, Map<String, String> sealed) {

    /** The name of the format, in every entry. */
    public static final String SCHEMA = "gatehouse.dev/ledger/v1";

    public LedgerEntry {
        sealed = Map.copyOf(sealed);
    }

    /** The bytes that are hashed. */
    String text() {
        Map<String, Object> entry = new TreeMap<>();
        entry.put("schema", SCHEMA);
        entry.put("kind", kind.label());
        entry.put("at", at.toString());
        if (actor != null) {
            entry.put("actor", actor);
        }
        entry.put("body", body);
        if (!sealed.isEmpty()) {
            entry.put("sealed", sealed);
        }
        return CanonicalJson.write(entry);
    }

    /**
     * Reads an entry.
     *
     * @throws MalformedJson where it is none of this format
     */
    public static LedgerEntry parse(String text) throws MalformedJson {
        JsonObject entry = CanonicalJson.read(text);
        if (!entry.text("schema").equals(SCHEMA)) {
            throw new MalformedJson("an entry of another format: " + entry.text("schema"));
        }
        Optional<EntryKind> kind = EntryKind.ofLabel(entry.text("kind"));
        if (kind.isEmpty()) {
            throw new MalformedJson("an entry of an unknown kind: " + entry.text("kind"));
        }
        Map<String, String> sealed = new TreeMap<>();
        JsonObject personal = entry.object("sealed");
        for (String id : personal.entries().keySet()) {
            sealed.put(id, personal.text(id));
        }
        return new LedgerEntry(
                kind.get(), entry.instant("at"), entry.maybe("actor").orElse(null), entry.object("body"), sealed);
    }
}
