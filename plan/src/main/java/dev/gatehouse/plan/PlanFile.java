package dev.gatehouse.plan;

import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is written down: canonical JSON of {@code docs/schema/plan-v1.schema.json}, with its own digest. It
 * holds no token, no address of a webhook and no key.
 *
 * @param at when it was made
 * @param baseline the digest of what was declared then
 * @param sources the forges, each with the address of its API
 * @param digest of all the rest, {@code sha256:} and 64 digits
 */
public record PlanFile(Instant at, String baseline, List<Source> sources, Plan plan, String digest) {

    /** The name of the format. */
    public static final String SCHEMA = "gatehouse.dev/plan/v1";

    /** The most characters that are read. */
    public static final int LARGEST = 1 << 26;

    /**
     * A forge that is planned for.
     *
     * @param source the forge and the organisation: {@code github:acme}
     * @param api the address of its API
     */
    public record Source(String source, String api) {}

    public PlanFile {
        sources = List.copyOf(sources);
    }

    /** A plan to write down. */
    public static PlanFile of(Instant at, String baseline, List<Source> sources, Plan plan) {
        return new PlanFile(at, baseline, sources, plan, digest(body(at, baseline, sources, plan)));
    }

    /** The file's text, one line. */
    public String text() {
        Map<String, Object> body = body(at, baseline, sources, plan);
        body.put("digest", digest);
        return CanonicalJson.write(body) + "\n";
    }

    /**
     * Reads a plan.
     *
     * @throws MalformedJson where it is none, or was changed since it was written
     */
    public static PlanFile read(String text) throws MalformedJson {
        JsonObject file =
                CanonicalJson.read(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text, LARGEST);
        if (!file.maybe("schema").equals(Optional.of(SCHEMA))) {
            throw new MalformedJson("no plan of " + SCHEMA);
        }
        Map<String, Object> body = new TreeMap<>(file.entries());
        body.remove("digest");
        if (!digest(body).equals(file.text("digest"))) {
            throw new MalformedJson("a plan that was changed after it was written");
        }
        List<Source> sources = new ArrayList<>();
        for (JsonObject each : file.objects("sources")) {
            sources.add(new Source(each.text("source"), each.text("api")));
        }
        return new PlanFile(file.instant("at"), file.text("baseline"), sources, plan(file), file.text("digest"));
    }

    private static Plan plan(JsonObject file) throws MalformedJson {
        List<Change> changes = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (JsonObject each : file.objects("changes")) {
            Change change = change(each);
            if (!targets.add(change.target().key())) {
                throw new MalformedJson("two changes of " + change.target().key());
            }
            changes.add(change);
        }
        List<ManualStep> manual = new ArrayList<>();
        for (JsonObject each : file.objects("manual")) {
            manual.add(new ManualStep(
                    each.text("source"),
                    each.text("subject"),
                    each.text("page"),
                    each.text("click"),
                    each.text("reason")));
        }
        List<Kept> kept = new ArrayList<>();
        for (JsonObject each : file.objects("kept")) {
            kept.add(new Kept(each.text("source"), each.text("subject"), each.text("why")));
        }
        List<Unseen> unseen = new ArrayList<>();
        for (JsonObject each : file.objects("unseen")) {
            unseen.add(new Unseen(
                    each.text("source"),
                    each.text("what"),
                    each.text("reason"),
                    each.maybe("remedy").orElse(null)));
        }
        return new Plan(changes, manual, kept, unseen);
    }

    /** Reads one change, as {@link #entry} writes it. */
    public static Change change(JsonObject json) throws MalformedJson {
        String label = json.text("kind");
        Optional<ChangeKind> kind = ChangeKind.ofLabel(label);
        if (kind.isEmpty()) {
            throw new MalformedJson("a change of an unknown kind: " + label);
        }
        SortedMap<String, String> before = state(json, "before");
        SortedMap<String, String> after = state(json, "after");
        if (before == null && after == null) {
            throw new MalformedJson("a change that changes nothing");
        }
        return new Change(
                new Target(json.text("source"), kind.get(), json.text("holder"), json.text("subject")),
                before,
                after,
                json.text("reason"),
                json.texts("effects"));
    }

    private static @Nullable SortedMap<String, String> state(JsonObject json, String name) throws MalformedJson {
        if (!json.has(name)) {
            return null;
        }
        JsonObject object = json.object(name);
        SortedMap<String, String> state = new TreeMap<>();
        for (String attribute : object.entries().keySet()) {
            state.put(attribute, object.text(attribute));
        }
        return state;
    }

    private static Map<String, Object> body(Instant at, String baseline, List<Source> sources, Plan plan) {
        Map<String, Object> body = new TreeMap<>();
        body.put("schema", SCHEMA);
        body.put("at", at.toString());
        body.put("baseline", baseline);
        body.put(
                "sources",
                sources.stream()
                        .map(each -> Map.of("source", each.source(), "api", each.api()))
                        .toList());
        body.put("changes", plan.changes().stream().map(PlanFile::entry).toList());
        body.put(
                "manual",
                plan.manual().stream()
                        .map(each -> Map.of(
                                "source", each.source(),
                                "subject", each.subject(),
                                "page", each.page(),
                                "click", each.click(),
                                "reason", each.reason()))
                        .toList());
        body.put(
                "kept",
                plan.kept().stream()
                        .map(each -> Map.of("source", each.source(), "subject", each.subject(), "why", each.why()))
                        .toList());
        body.put("unseen", plan.unseen().stream().map(PlanFile::entry).toList());
        return body;
    }

    private static Map<String, Object> entry(Unseen unseen) {
        Map<String, Object> entry = new TreeMap<>();
        entry.put("source", unseen.source());
        entry.put("what", unseen.what());
        entry.put("reason", unseen.reason());
        if (unseen.remedy() != null) {
            entry.put("remedy", unseen.remedy());
        }
        return entry;
    }

    /** One change as values of JSON. */
    public static Map<String, Object> entry(Change change) {
        Map<String, Object> entry = new TreeMap<>();
        entry.put("action", change.action().name().toLowerCase(java.util.Locale.ROOT));
        entry.put("source", change.target().source());
        entry.put("kind", change.kind().label());
        entry.put("holder", change.target().holder());
        entry.put("subject", change.target().subject());
        if (change.before() != null) {
            entry.put("before", change.before());
        }
        if (change.after() != null) {
            entry.put("after", change.after());
        }
        entry.put("reason", change.reason());
        entry.put("effects", change.effects());
        return entry;
    }

    /** The digest of a value of JSON, {@code sha256:} and 64 digits. */
    public static String digest(Object value) {
        return digest(CanonicalJson.write(value));
    }

    /** The digest of a text's UTF-8. */
    public static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
