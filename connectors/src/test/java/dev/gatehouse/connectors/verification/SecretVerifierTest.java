package dev.gatehouse.connectors.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretVerifierTest {

    private final Queue<String> questions = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private int status = 200;
    private String body = "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            questions.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            byte[] answer = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private SecretVerifier verifier(String provider) {
        return new SecretVerifier(
                List.of(provider + "=http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private Answer.State ask(String provider, String detector, int answered, String with) {
        status = answered;
        body = with;
        try (SecretVerifier verifier = verifier(provider)) {
            return verifier.verify(detector, "s3cr3t").orElseThrow().state();
        }
    }

    @Test
    void readsWhatServicesSay() {
        assertThat(ask("github", "github-pat", 200, "{}")).isEqualTo(Answer.State.LIVE);
        assertThat(ask("github", "github-pat", 401, "{}")).isEqualTo(Answer.State.REFUSED);
        assertThat(ask("github", "github-pat", 403, "{}")).isEqualTo(Answer.State.UNTOLD);
        assertThat(ask("github", "github-pat", 302, "{}")).isEqualTo(Answer.State.UNTOLD);
        assertThat(ask("gitlab", "gitlab-pat", 403, "{}")).isEqualTo(Answer.State.LIVE);
        assertThat(ask("slack", "slack-token", 200, "{\"ok\": true}")).isEqualTo(Answer.State.LIVE);
        assertThat(ask("slack", "slack-token", 200, "{\"ok\":false,\"error\":\"invalid_auth\"}"))
                .isEqualTo(Answer.State.REFUSED);
        assertThat(ask("stripe", "stripe-key", 401, "{}")).isEqualTo(Answer.State.REFUSED);
        assertThat(questions)
                .startsWith("GET /user Bearer s3cr3t null")
                .contains(
                        "GET /api/v4/personal_access_tokens/self null s3cr3t", "POST /api/auth.test Bearer s3cr3t null")
                .noneMatch(q -> q.contains("/elsewhere"));
    }

    @Test
    void asksOncePerSecret() {
        try (SecretVerifier verifier = verifier("github")) {
            verifier.verify("github-pat", "one");
            verifier.verify("github-pat", "one");
            verifier.verify("github-pat", "two");
        }
        assertThat(questions).hasSize(2);
    }

    @Test
    void stopsWhenAskedTo() {
        status = 429;
        try (SecretVerifier verifier = verifier("github")) {
            verifier.verify("github-pat", "one");
            assertThat(verifier.verify("github-pat", "two").orElseThrow().state())
                    .isEqualTo(Answer.State.UNTOLD);
        }
        assertThat(questions).hasSize(1);
    }

    @Test
    void neverSaysTheSecret() {
        server.stop(0);
        try (SecretVerifier verifier = verifier("github")) {
            assertThat(verifier.verify("github-pat", "s3cr3t\nvalue")
                            .orElseThrow()
                            .words())
                    .doesNotContain("s3cr3t");
            assertThat(verifier.verify("github-pat", "s3cr3t").orElseThrow())
                    .returns(Answer.State.UNTOLD, Answer::state)
                    .extracting(Answer::words)
                    .asString()
                    .doesNotContain("s3cr3t");
        }
    }

    @Test
    void refusesAddressesThatAreNone() {
        assertThatThrownBy(() -> new SecretVerifier(List.of("nobody=http://localhost")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("names no service");
        assertThatThrownBy(() -> new SecretVerifier(List.of("github=ftp://localhost")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is no address");
    }
}
