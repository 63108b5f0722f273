package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.StaticToken;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub App's own authorization: a JWT signed with its key (RS256, RFC 7519) is exchanged for an installation token,
 * which is renewed five minutes before it ends.
 *
 * @see <a href="https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app">Authenticating with
 *     a GitHub App</a>
 */
public final class AppAuthorization implements Authorization {

    private static final Duration JWT_LIFE = Duration.ofMinutes(9);
    private static final Duration RENEWAL = Duration.ofMinutes(5);

    private final Endpoint endpoint;
    private final Transport.Settings settings;
    private final String app;
    private final String organization;
    private final PrivateKey key;
    private @Nullable SecretText token;
    private Instant ends = Instant.MIN;

    /**
     * An app's authorization in an organisation.
     *
     * @param app the app's id or client id
     * @param pem its RSA key, in PKCS #1 or PKCS #8
     * @throws InvalidInput where the key is none
     */
    public AppAuthorization(
            Endpoint endpoint, Transport.Settings settings, String app, String organization, SecretText pem) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.app = app;
        this.organization = organization;
        this.key = key(pem);
    }

    @Override
    public synchronized Optional<Header> header() {
        if (token == null || !settings.time().now().plus(RENEWAL).isBefore(ends)) {
            renew();
        }
        return token == null ? Optional.empty() : Optional.of(new Header("Authorization", token));
    }

    /** The app's, which outlives its tokens. */
    @Override
    public SecretText identity() {
        return new SecretText("app " + app + " in " + organization);
    }

    private void renew() {
        StaticToken jwt = StaticToken.of("Authorization", "Bearer ", jwt(settings.time()));
        try (Transport transport = new Transport(endpoint, jwt, GitHub.HEADERS, withoutCache())) {
            Answer<Json> installation = transport.ask(Call.get("/orgs/{}/installation", organization));
            String id = told(installation).number("id").map(String::valueOf).orElseThrow(this::refused);
            Json created =
                    told(transport.ask(new Call("POST", Call.path("/app/installations/{}/access_tokens", id), "{}")));
            token = created.word("token")
                    .map(text -> new SecretText("Bearer " + text))
                    .orElseThrow(this::refused);
            ends = created.instant("expires_at").orElseThrow(this::refused);
        }
    }

    private Transport.Settings withoutCache() {
        return new Transport.Settings(
                settings.time(),
                settings.random(),
                settings.environment(),
                null,
                settings.patience(),
                settings.progress());
    }

    private Json told(Answer<Json> answer) {
        return switch (answer) {
            case Answer.Seen<Json> seen -> seen.told();
            case Answer.Unseen<Json> unseen ->
                throw new InvalidInput(
                        "app " + app + " got no token for " + organization + ": " + unseen.reason(),
                        null,
                        null,
                        "Install the app in " + organization + ", and give its own id and key.");
        };
    }

    private InvalidInput refused() {
        return new InvalidInput("app " + app + " got no token for " + organization);
    }

    /** A minute of leeway for clocks that differ, as GitHub advises. */
    private SecretText jwt(Time time) {
        long now = time.now().getEpochSecond();
        String claims =
                "{\"iat\":" + (now - 60) + ",\"exp\":" + (now + JWT_LIFE.toSeconds()) + ",\"iss\":\"" + app + "\"}";
        String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return new SecretText(signed + "." + encoded(signature.sign()));
        } catch (GeneralSecurityException unfit) {
            throw new InvalidInput("the app's key can't sign");
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PrivateKey key(SecretText pem) {
        String text = pem.reveal(Reveal.forThe("reading the app's key"));
        StringBuilder base64 = new StringBuilder();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("-----"))
                .forEach(base64::append);
        try {
            byte[] der = Base64.getDecoder().decode(base64.toString());
            byte[] wrapped = text.contains("BEGIN RSA") ? wrapped(der) : der;
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(wrapped));
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            throw new InvalidInput("the app's key is no RSA key in PEM", null, null, "GitHub gives it as a .pem file.");
        }
    }

    /** PKCS #1 within PKCS #8 (RFC 5208, section 5). */
    private static byte[] wrapped(byte[] rsa) {
        byte[] version = {2, 1, 0};
        byte[] algorithm = {0x30, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 1, 5, 0};
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(version);
        content.writeBytes(algorithm);
        element(4, rsa, content);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        element(0x30, content.toByteArray(), whole);
        return whole.toByteArray();
    }

    private static void element(int tag, byte[] content, ByteArrayOutputStream out) {
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length & 0xFF);
        }
        out.writeBytes(content);
    }
}
