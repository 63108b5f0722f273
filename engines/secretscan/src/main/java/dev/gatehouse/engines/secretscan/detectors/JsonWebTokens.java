package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import dev.gatehouse.engines.secretscan.Reach;
import dev.gatehouse.engines.secretscan.Verifier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signed JSON Web Tokens (RFC 7519, RFC 7515) whose header decodes, by who issued them. Unsigned ones are no secret,
 * and neither are those that are made to be public: Supabase's of the role {@code anon}.
 */
final class JsonWebTokens {

    private static final int LONGEST = 8_000;
    private static final int SHORTEST_SIGNATURE = 22;

    private JsonWebTokens() {}

    private enum Issuer {
        ARGO_CD,
        KUBERNETES,
        OTHER
    }

    static List<Detector> detectors() {
        return List.of(
                Detector.of("argocd-token", "Argo CD token", verifier(Issuer.ARGO_CD), "eyJ"),
                Detector.of(
                        "kubernetes-service-account-token",
                        "Kubernetes service account token",
                        verifier(Issuer.KUBERNETES),
                        "eyJ"),
                Detector.of("json-web-token", "JSON Web Token", verifier(Issuer.OTHER), "eyJ"));
    }

    private static Verifier verifier(Issuer issuer) {
        return Verifier.within(
                Reach.of(1, LONGEST + 8), JsonWebTokens::mayStand, (text, start, end) -> token(text, start, issuer));
    }

    private static boolean mayStand(byte[] content, int from, int to, int start, int end) {
        int at = end;
        while (at < to && CharacterClass.BASE64_URL.has((char) (content[at] & 0xff))) {
            at++;
        }
        return at == to || content[at] == '.';
    }

    private static @Nullable Extent token(String text, int start, Issuer issuer) {
        if (start > 0 && (CharacterClass.ALPHANUMERIC.has(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            return null;
        }
        int header = CharacterClass.BASE64_URL.runEnd(text, start, LONGEST);
        if (!text.startsWith(".eyJ", header)) {
            return null;
        }
        int payload = CharacterClass.BASE64_URL.runEnd(text, header + 1, start + LONGEST - header);
        if (!text.startsWith(".", payload)) {
            return null;
        }
        int last = CharacterClass.BASE64_URL.runEnd(text, payload + 1, start + LONGEST - payload);
        String signature = text.substring(payload + 1, last);
        boolean signed = signature.length() >= SHORTEST_SIGNATURE && !Placeholders.isPlaceholder(signature);
        String claims = decoded(text.substring(header + 1, payload));
        return signed
                        && decoded(text.substring(start, header)).contains("\"alg\"")
                        && !claims.isEmpty()
                        && !isPublic(claims)
                        && issuer(claims) == issuer
                ? new Extent(start, last)
                : null;
    }

    private static boolean isPublic(String claims) {
        return claims.contains("\"role\":\"anon\"") || claims.contains("\"John Doe\"");
    }

    private static Issuer issuer(String claims) {
        if (claims.contains("\"iss\":\"argocd\"")) {
            return Issuer.ARGO_CD;
        }
        return claims.contains("\"iss\":\"kubernetes/serviceaccount\"") || claims.contains("\"kubernetes.io\":{")
                ? Issuer.KUBERNETES
                : Issuer.OTHER;
    }

    /** A part as the JSON object it encodes; empty where it is none. */
    private static String decoded(String part) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
            return json.startsWith("{") && json.endsWith("}") ? json.replace("\": ", "\":") : "";
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
