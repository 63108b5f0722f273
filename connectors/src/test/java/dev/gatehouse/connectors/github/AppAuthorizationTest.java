package dev.gatehouse.connectors.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.LoopbackServer;
import dev.gatehouse.connectors.http.LoopbackServer.Said;
import dev.gatehouse.connectors.http.TestTime;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app signs for itself, and gets a token for the organisation. */
class AppAuthorizationTest {

    /** What PKCS #8 puts before a key of 2048 bits in PKCS #1. */
    private static final int PREFIX = 26;

    @ParameterizedTest
    @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY"})
    void exchangesItsSignatureForAToken(String kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        byte[] encoded = keys.getPrivate().getEncoded();
        byte[] der = kind.startsWith("RSA") ? Arrays.copyOfRange(encoded, PREFIX, encoded.length) : encoded;
        SecretText pem = new SecretText("-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind + "-----\n");
        TestTime time = new TestTime();
        String ends = time.now().plusSeconds(3600).toString();
        try (LoopbackServer server = new LoopbackServer(call -> Said.json(
                call.method().equals("GET")
                        ? "{\"id\":7}"
                        : "{\"token\":\"made-up\",\"expires_at\":\"" + ends + "\"}"))) {
            Transport.Settings settings =
                    new Transport.Settings(time, new Random(1), Map.of(), null, Duration.ofMinutes(1), _ -> {});
            AppAuthorization app = new AppAuthorization(Endpoint.of(server.address()), settings, "12345", "acme", pem);

            Authorization.Header header = app.header().orElseThrow();

            assertThat(header.value().reveal(Reveal.forThe("test"))).isEqualTo("Bearer made-up");
            assertThat(server.asked().stream().map(LoopbackServer.Asked::path))
                    .containsExactly("/orgs/acme/installation", "/app/installations/7/access_tokens");
            String[] jwt = server.asked()
                    .getFirst()
                    .headers()
                    .getOrDefault("authorization", "")
                    .substring("Bearer ".length())
                    .split("\\.", -1);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.UTF_8));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
            assertThat(new String(Base64.getUrlDecoder().decode(jwt[1]), StandardCharsets.UTF_8))
                    .contains("\"iss\":\"12345\"");
            app.header();
            assertThat(server.asked()).as("the token is kept while it lasts").hasSize(2);
        }
    }
}
