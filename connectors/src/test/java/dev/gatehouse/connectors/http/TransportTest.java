package dev.gatehouse.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.connectors.http.LoopbackServer.Said;
import dev.gatehouse.model.InvalidInput;
import dev.gatehouse.model.secret.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Synthetic answers: what the transport makes of limits, failures, pages and refusals. */
class TransportTest {

    private static final String TOKEN = "made-up-for-this-test";

    private final TestTime time = new TestTime();

    private Transport to(LoopbackServer server, @Nullable Path cache) {
        return new Transport(
                Endpoint.of(server.address()),
                StaticToken.of("Authorization", "Bearer ", new SecretText(TOKEN)),
                Map.of(),
                new Transport.Settings(time, new Random(1), Map.of(), cache, Duration.ofMinutes(10), _ -> {}));
    }

    private static LoopbackServer saying(Said... answers) {
        Deque<Said> left = new ArrayDeque<>(List.of(answers));
        return new LoopbackServer(_ -> left.size() > 1 ? left.pop() : left.element());
    }

    private static String reason(Answer<?> answer) {
        return answer instanceof Answer.Unseen<?> unseen ? unseen.reason() : "seen";
    }

    private static String remedy(Answer<?> answer) {
        return answer instanceof Answer.Unseen<?> unseen ? String.valueOf(unseen.remedy()) : "seen";
    }

    @Test
    void followsPages() {
        try (LoopbackServer server = new LoopbackServer(call -> call.path().contains("page=2")
                        ? Said.json("[3]")
                        : Said.json("[1,2]")
                                .with("Link", "</list?page=2>; rel=\"next\", </list?page=2>; rel=\"last\""));
                Transport transport = to(server, null)) {
            assertThat(Pages.all(transport, Call.get("/list")).value())
                    .hasValueSatisfying(list -> assertThat(list).hasSize(3));
        }
    }

    @Test
    void seesNoListWhereOnePageFails() {
        try (LoopbackServer server = new LoopbackServer(call -> call.path().contains("page=2")
                        ? Said.status(403, "{\"message\":\"no\"}")
                        : Said.json("[1,2]").with("Link", "</list?page=2>; rel=\"next\""));
                Transport transport = to(server, null)) {
            assertThat(reason(Pages.all(transport, Call.get("/list")))).contains("403");
        }
    }

    @Test
    void seesNoListShorterThanItsTotal() {
        try (LoopbackServer server = saying(Said.json("[1,2]").with("X-Total-Count", "3"));
                Transport transport = to(server, null)) {
            assertThat(reason(Pages.all(transport, Call.get("/list")))).contains("2 of 3");
        }
    }

    @Test
    void leavesPagesOfAnotherOrigin() {
        try (LoopbackServer other = saying(Said.json("[]"));
                LoopbackServer server =
                        saying(Said.json("[1]").with("Link", "<" + other.address() + "/x>; rel=\"next\""));
                Transport transport = to(server, null)) {
            assertThat(reason(Pages.all(transport, Call.get("/list")))).contains("another origin");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void followsNoRedirectionToAnotherOrigin() {
        try (LoopbackServer other = saying(Said.json("[]"));
                LoopbackServer server = saying(Said.status(302, "").with("Location", other.address() + "/x"));
                Transport transport = to(server, null)) {
            assertThat(reason(transport.ask(Call.get("/x")))).contains("leads elsewhere");
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void leavesPagesThatLeadInACircle() {
        try (LoopbackServer server = saying(Said.json("[1]").with("Link", "</list>; rel=\"next\""));
                Transport transport = to(server, null)) {
            assertThat(reason(Pages.all(transport, Call.get("/list")))).contains("circle");
        }
    }

    @Test
    void waitsAsLongAsToldFor429() {
        try (LoopbackServer server = saying(Said.status(429, "{}").with("Retry-After", "30"), Said.json("{\"a\":1}"));
                Transport transport = to(server, null)) {
            assertThat(transport.ask(Call.get("/x")).value()).isPresent();
            assertThat(time.waited()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void waitsForTheResetWhereNothingRemains() {
        String reset = String.valueOf(time.now().plusSeconds(120).getEpochSecond());
        try (LoopbackServer server = saying(
                        Said.status(403, "{}")
                                .with("X-RateLimit-Remaining", "0")
                                .with("X-RateLimit-Reset", reset),
                        Said.json("{}"));
                Transport transport = to(server, null)) {
            assertThat(transport.ask(Call.get("/x")).value()).isPresent();
            assertThat(time.waited()).isEqualTo(Duration.ofMinutes(2));
        }
    }

    @Test
    void waitsAMinuteForASecondaryLimit() {
        try (LoopbackServer server = saying(
                        Said.status(403, "{\"message\":\"You have exceeded a secondary rate limit\"}"),
                        Said.json("{}"));
                Transport transport = to(server, null)) {
            assertThat(transport.ask(Call.get("/x")).value()).isPresent();
            assertThat(time.waited()).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void givesUpBeyondItsPatience() {
        try (LoopbackServer server = saying(Said.status(429, "{}").with("Retry-After", "3600"));
                Transport transport = to(server, null)) {
            assertThat(reason(transport.ask(Call.get("/x")))).contains("rate limit");
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void asksAgainWhatFailedOnTheWay() {
        try (LoopbackServer server = saying(Said.status(502, ""), Said.status(-1, ""), Said.json("{}"));
                Transport transport = to(server, null)) {
            assertThat(transport.ask(Call.get("/x")).value()).isPresent();
        }
    }

    @Test
    void makesAChangeThatCantBeRepeatedOnce() {
        try (LoopbackServer server = saying(Said.status(502, ""));
                Transport transport = to(server, null)) {
            assertThat(transport.change(new Call("POST", "/x", "{}")).value()).isEmpty();
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void makesChangesOneAfterTheOther() {
        try (LoopbackServer server = saying(Said.status(204, ""));
                Transport transport = to(server, null)) {
            transport.change(new Call("PUT", "/x", "{}"));
            transport.change(new Call("PUT", "/y", "{}"));
            assertThat(time.waited()).isEqualTo(Duration.ofMillis(10));
        }
    }

    @Test
    void namesTheScopeThatIsMissing() {
        try (LoopbackServer server = saying(Said.status(403, "{\"message\":\"Must have admin rights\"}")
                        .with("X-OAuth-Scopes", "repo")
                        .with("X-Accepted-OAuth-Scopes", "admin:org"));
                Transport transport = to(server, null)) {
            assertThat(remedy(transport.ask(Call.get("/x")))).contains("the scope admin:org");
        }
    }

    @Test
    void namesThePermissionThatIsMissing() {
        try (LoopbackServer server = saying(Said.status(403, "{\"message\":\"Resource not accessible\"}")
                        .with("X-Accepted-GitHub-Permissions", "administration=read"));
                Transport transport = to(server, null)) {
            assertThat(remedy(transport.ask(Call.get("/x")))).contains("administration: read");
        }
    }

    @Test
    void readsNothingFromATruncatedAnswer() {
        try (LoopbackServer server = new LoopbackServer(_ -> new Said(200, Map.of(), "{\"a\":[1,2,3]}", 6));
                Transport transport = to(server, null)) {
            assertThat(transport.ask(Call.get("/x")).value()).isEmpty();
        }
    }

    @Test
    void readsNoMoreThanItsBound() {
        String large = "\"" + "a".repeat(Transport.LARGEST) + "\"";
        try (LoopbackServer server = saying(Said.json(large));
                Transport transport = to(server, null)) {
            assertThat(transport.ask(Call.get("/x")).value()).isEmpty();
        }
    }

    @Test
    void keepsAnswersWithTheirTagsAndNoToken(@TempDir Path folder) throws IOException {
        try (LoopbackServer server =
                new LoopbackServer(call -> "\"v1\"".equals(call.headers().get("if-none-match"))
                        ? Said.status(304, "")
                        : Said.json("{\"a\":\"kept\"}").with("ETag", "\"v1\""))) {
            for (int run = 0; run < 2; run++) {
                try (Transport transport = to(server, folder.resolve("cache"))) {
                    assertThat(transport.ask(Call.get("/x")).value().flatMap(json -> json.text("a")))
                            .contains("kept");
                    assertThat(transport.unchanged()).isEqualTo(run);
                }
            }
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain(TOKEN);
                assertThat(file.getFileName().toString()).doesNotContain(TOKEN);
            }
        }
    }

    @Test
    void asksAnewWhereWhatWasKeptWasChanged(@TempDir Path folder) throws IOException {
        try (LoopbackServer server = new LoopbackServer(_ -> Said.json("{}").with("ETag", "\"v1\""))) {
            try (Transport transport = to(server, folder)) {
                transport.ask(Call.get("/x"));
            }
            try (var files = Files.list(folder)) {
                for (Path file : files.filter(f -> !f.endsWith("key")).toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
            }
            try (Transport transport = to(server, folder)) {
                transport.ask(Call.get("/x"));
            }
            assertThat(server.asked()).noneMatch(call -> call.headers().containsKey("if-none-match"));
        }
    }

    @Test
    void showsItsTokenToNobody() {
        try (LoopbackServer server = saying(Said.status(401, "{\"message\":\"Bad credentials\"}"));
                Transport transport = to(server, null)) {
            Answer<Json> answer = transport.ask(Call.get("/x"));
            assertThat(answer.toString()).doesNotContain(TOKEN);
            assertThat(server.asked().getFirst().headers()).containsEntry("authorization", "Bearer " + TOKEN);
        }
    }

    @Test
    void sendsNoTokenInPlainTextOverANetwork() {
        assertThatThrownBy(() -> Endpoint.of("http://git.example.com"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("neither https nor on this machine");
        assertThatThrownBy(() -> Endpoint.of("http://127.evil.example")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void readsTokensFromWhereTheyAre(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        SecretText token = new SecretText(TOKEN);
        assertThat(TokenPlace.read("file:" + file, Map.of())).isEqualTo(token);
        assertThat(TokenPlace.read("env:T", Map.of("T", TOKEN))).isEqualTo(token);
        assertThat(TokenPlace.read("command:echo " + TOKEN, Map.of())).isEqualTo(token);
    }

    @Test
    void repeatsNoTokenThatIsGivenAsItsPlace() {
        assertThatThrownBy(() -> TokenPlace.read(TOKEN, Map.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageNotContaining(TOKEN);
    }
}
