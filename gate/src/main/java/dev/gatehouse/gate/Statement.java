package dev.gatehouse.gate;

import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody states and signs, in canonical JSON: a request, or what follows from one.
 *
 * @param kind what is stated
 * @param environment which one
 * @param ref its reference
 * @param action what is to be done
 * @param from the commit that is deployed; zeros where none is
 * @param to the commit to deploy
 * @param manifests the digest of what it deploys
 * @param request the id of the request; empty in the request itself
 * @param by whose statement it is
 * @param reason in their words
 * @param nonce never used before
 * @param at when it was made
 * @param expires when it ends
 */
public record Statement(
        Kind kind,
        String environment,
        String ref,
        String action,
        String from,
        String to,
        String manifests,
        String request,
        String by,
        String reason,
        String nonce,
        Instant at,
        Instant expires) {

    /** The namespace that statements are signed in. */
    public static final String NAMESPACE = "gatehouse";

    private static final String PREFIX = "gatehouse.dev/";
    private static final int SHORTEST_NONCE = 16;
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** What can be stated. */
    public enum Kind {
        REQUEST("request/v1"),
        APPROVAL("approval/v1"),
        /** That whoever runs the deployment is who they say. */
        EXECUTION("execution/v1"),
        /** That an override was looked at afterwards. */
        REVIEW("review/v1");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** The bytes that are signed. */
    public String text() {
        Map<String, Object> all = new TreeMap<>();
        all.put("type", PREFIX + kind.label);
        all.put("environment", environment);
        all.put("ref", ref);
        all.put("action", action);
        all.put("from", from);
        all.put("to", to);
        all.put("manifests", manifests);
        all.put("request", request);
        all.put("by", by);
        all.put("reason", reason);
        all.put("nonce", nonce);
        all.put("at", at.toString());
        all.put("expires", expires.toString());
        return CanonicalJson.write(all);
    }

    /** Why it does not hold at an instant, one line; null where it does. Clocks may differ by minutes. */
    @Nullable
    String untimely(Instant now) {
        if (now.isBefore(at.minus(SKEW))) {
            return "it is from the future: " + at;
        }
        return now.isBefore(expires) ? null : "it expired at " + expires;
    }

    /**
     * What else than a request it is about, to follow "it is".
     *
     * @param id of the request
     * @return one line; null where it is about exactly that
     */
    public @Nullable String otherThan(Statement asked, String id) {
        if (!environment.equals(asked.environment) || !ref.equals(asked.ref)) {
            return "for " + environment + " at " + ref;
        }
        if (!to.equals(asked.to)) {
            return "of another commit: " + to;
        }
        if (!from.equals(asked.from)) {
            return "of a deployment that begins at another commit: " + from;
        }
        if (!manifests.equals(asked.manifests)) {
            return "of other files than those of the request";
        }
        if (!action.equals(asked.action)) {
            return "of another action: " + action;
        }
        return request.equals(id) ? null : "of another request: " + request;
    }

    /**
     * Reads a statement.
     *
     * @throws MalformedJson where it is none
     */
    public static Statement parse(String text) throws MalformedJson {
        JsonObject read = CanonicalJson.read(text);
        for (Kind kind : Kind.values()) {
            if (read.text("type").equals(PREFIX + kind.label)) {
                if (read.text("nonce").length() < SHORTEST_NONCE) {
                    throw new MalformedJson("a nonce that is too short");
                }
                return new Statement(
                        kind,
                        read.text("environment"),
                        read.text("ref"),
                        read.text("action"),
                        read.text("from"),
                        read.text("to"),
                        read.text("manifests"),
                        read.text("request"),
                        read.text("by"),
                        read.text("reason"),
                        read.text("nonce"),
                        read.instant("at"),
                        read.instant("expires"));
            }
        }
        throw new MalformedJson("a statement of another type: " + read.text("type"));
    }

    /** The id of a statement's bytes: 64 hexadecimal digits. */
    public static String id(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
