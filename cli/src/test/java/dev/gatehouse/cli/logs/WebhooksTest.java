package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries of Gitea and GitLab, with what proves them. */
class WebhooksTest {

    private static final String SECRET = "a shared word";
    private static final String GITEA =
            "{\"action\":\"reviewed\",\"review\":{\"type\":\"pull_request_review_approved\"},"
                    + "\"pull_request\":{\"user\":{\"login\":\"ada\"}},\"repository\":{\"full_name\":\"acme/deploy\"},"
                    + "\"sender\":{\"login\":\"ada\"}}";
    private static final String GITLAB = "{\"object_kind\":\"merge_request\",\"user\":{\"id\":7,\"username\":\"ada\"},"
            + "\"project\":{\"path_with_namespace\":\"acme/deploy\"},"
            + "\"object_attributes\":{\"action\":\"approved\",\"author_id\":7}}";
    private static final String STREAMED = "{\"id\":\"1\",\"author_id\":7,\"author_name\":\"ada\",\"entity_id\":6,"
            + "\"entity_type\":\"Project\",\"entity_path\":\"acme/deploy\",\"event_type\":\"project_destroyed\","
            + "\"created_at\":\"2026-07-01T10:00:00Z\"}";

    @TempDir
    private Path folder;

    private static String hmac(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String received(String headers, String body) {
        return "{\"received_at\":\"2026-07-01T10:00:00Z\",\"headers\":{" + headers + "},\"body\":\""
                + body.replace("\"", "\\\"") + "\"}\n";
    }

    private CommandLineRun detect(String log) throws IOException {
        Path file = folder.resolve("deliveries.jsonl");
        Files.writeString(file, log);
        return CommandLineRun.of(
                Map.of("HOOK", SECRET),
                new byte[0],
                "logs",
                "detect",
                "--fail-on",
                "never",
                "--format",
                "json",
                "--webhook-secret",
                "env:HOOK",
                "--at",
                "2026-07-05T00:00:00Z",
                file.toString());
    }

    @Test
    void giteasSignatureIsVerified() throws Exception {
        String signed = "\"X-Gitea-Event\":\"pull_request_approved\",\"X-Gitea-Signature\":\"" + hmac(GITEA) + "\"";

        assertThat(detect(received(signed, GITEA)).out()).contains("accesslog/gitea-webhook-self-approved");
        assertThat(detect(received(signed, GITEA.replace("acme", "evil"))).out())
                .contains("accesslog/webhook-delivery-forged", "X-Gitea-Signature does not fit")
                .doesNotContain("gitea-webhook-self-approved");
    }

    @Test
    void forgejosSignatureIsVerified() throws Exception {
        String signed = "\"x-forgejo-event\":\"pull_request_approved\",\"x-forgejo-signature\":\"" + hmac(GITEA) + "\"";

        assertThat(detect(received(signed, GITEA)).out())
                .contains("accesslog/gitea-webhook-self-approved")
                .doesNotContain("webhook-delivery-forged");
    }

    @Test
    void gitLabsTokenIsCompared() throws Exception {
        String event = "\"X-Gitlab-Event\":\"Merge Request Hook\",";

        assertThat(detect(received(event + "\"X-Gitlab-Token\":\"" + SECRET + "\"", GITLAB))
                        .out())
                .contains("accesslog/gitlab-webhook-self-approved")
                .doesNotContain("webhook-delivery-forged", SECRET);
        assertThat(detect(received(event + "\"X-Gitlab-Token\":\"another\"", GITLAB))
                        .out())
                .contains("accesslog/webhook-delivery-forged", "X-Gitlab-Token is none that was given")
                .doesNotContain("gitlab-webhook-self-approved");
        assertThat(detect(received(event.replace(",", ""), GITLAB)).out()).contains("it has no X-Gitlab-Token");
    }

    @Test
    void streamedAuditEventsAreCompared() throws Exception {
        assertThat(detect(received("\"X-Gitlab-Event-Streaming-Token\":\"" + SECRET + "\"", STREAMED))
                        .out())
                .contains("\"gitlab-audit\"", "accesslog/gitlab-")
                .doesNotContain("webhook-delivery-forged");
        assertThat(detect(received("\"X-Gitlab-Event-Streaming-Token\":\"no\"", STREAMED))
                        .out())
                .contains("accesslog/webhook-delivery-forged");
    }
}
