package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit logs that are asked for, of a server on this machine that gives pages of two events. */
class LiveLogsTest {

    private static final String AT = "2026-07-02T00:00:00Z";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private boolean newestFirst;
    private int failing = -1;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String api() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
            asked.add(query);
            int page = query.contains("page_number=") ? Integer.parseInt(query.replaceAll(".*page_number=", "")) : 0;
            if (page == failing || !"Bearer secret".equals(header(exchange)) && !"secret".equals(header(exchange))) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Instant since = Instant.parse(query.replaceAll(".*(?:created:>=|created_after=)([0-9TZ:-]+).*", "$1"));
            List<String> matching = new ArrayList<>(events.stream()
                    .filter(event -> !Instant.parse(event.replaceAll("(?s).*\"created_at\":\"([^\"]+)\".*", "$1"))
                            .isBefore(since))
                    .toList());
            if (newestFirst) {
                matching = matching.reversed();
            }
            List<String> two = matching.stream().skip(2L * page).limit(2).toList();
            if (matching.size() > 2 * page + 2) {
                String next = exchange.getRequestURI().toString().replaceAll("&page_number=.*", "");
                exchange.getResponseHeaders()
                        .set("Link", "<" + api() + next + "&page_number=" + (page + 1) + ">; rel=\"next\"");
            }
            byte[] body = two.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String header(HttpExchange exchange) {
        String github = exchange.getRequestHeaders().getFirst("Authorization");
        return github == null ? exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN") : github;
    }

    private void github(String time, String action, String actor) {
        events.add("{\"created_at\":\"" + time + "\",\"action\":\"" + action + "\",\"actor\":\"" + actor
                + "\",\"org\":\"acme\",\"repo\":\"acme/deploy\"}");
    }

    private void gitlab(String time, String type, int author, int target) {
        events.add("{\"id\":" + events.size() + ",\"author_id\":" + author
                + ",\"entity_id\":6,\"entity_type\":\"Project\","
                + "\n\"details\":{\"author_name\":\"u" + author + "\",\"ip_address\":\"203.0.113.7\"},\"event_type\":\""
                + type
                + "\",\"target_id\":" + target + ",\"created_at\":\"" + time + "\"}");
    }

    private CommandLineRun detect(String source, String... more) {
        List<String> call = new ArrayList<>(List.of(
                "logs",
                "detect",
                "--source",
                source,
                "--api",
                api(),
                "--fail-on",
                "never",
                "--format",
                "json",
                "--at",
                AT));
        call.addAll(List.of(more));
        return CommandLineRun.of(
                Map.of("GITHUB_TOKEN", "secret", "GITLAB_TOKEN", "secret"), new byte[0], call.toArray(String[]::new));
    }

    @Test
    void gitHubsAuditLogIsReadPageByPage() {
        github("2026-07-01T10:00:00Z", "git.clone", "ada");
        github("2026-07-01T10:01:00Z", "git.clone", "ada");
        github("2026-07-01T10:02:00Z", "protected_branch.destroy", "mallory");

        CommandLineRun run = detect("github:acme");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("accesslog/github-branch-protection-removed", "\"file\": \"github:acme\"", "\"index\": 2");
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst())
                .startsWith(
                        "/orgs/acme/audit-log?include=all&order=asc&per_page=100&phrase=created:>=2026-07-01T00:00:00Z");
    }

    @Test
    void anotherRunNeitherLosesNorRepeats(@TempDir Path folder) {
        String state = folder.resolve("state").toString();
        github("2026-07-01T10:00:00Z", "protected_branch.destroy", "mallory");
        CommandLineRun first = detect("github:acme", "--state", state);
        CommandLineRun second = detect("github:acme", "--state", state);
        github("2026-07-01T09:30:00Z", "repo.destroy", "late");
        github("2026-07-01T10:00:00Z", "repo.destroy", "bob");
        CommandLineRun third = detect("github:acme", "--state", state);

        assertThat(first.out()).contains("mallory");
        assertThat(second.out()).doesNotContain("mallory");
        assertThat(third.out()).doesNotContain("mallory").contains("late", "bob");
        assertThat(asked.getLast()).contains("created:>=2026-07-01T09:00:00Z");
    }

    @Test
    void gitLabsAuditEventsAreTurnedSoThatTheOldestComesFirst() {
        newestFirst = true;
        gitlab("2026-07-01T10:00:00Z", "merge_request_create", 7, 42);
        gitlab("2026-07-01T10:01:00Z", "member_created", 8, 1);
        gitlab("2026-07-01T10:02:00Z", "merge_request_approval_operation", 7, 42);

        CommandLineRun run = detect("gitlab:acme/platform");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("accesslog/gitlab-self-approved");
        assertThat(asked.getFirst())
                .startsWith("/api/v4/groups/acme/platform/audit_events?")
                .contains("created_after=2026-07-01T00:00:00Z");
    }

    @Test
    void whatIsNotShownIsSaidAndIsNoSuccess() {
        failing = 0;

        CommandLineRun run = detect("github:acme");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("github:acme could not be read to its end", "404");
    }

    @Test
    void aPageThatFailsLosesNothingOfTheNextRun(@TempDir Path folder) {
        String state = folder.resolve("state").toString();
        github("2026-07-01T10:00:00Z", "git.clone", "ada");
        github("2026-07-01T10:01:00Z", "git.clone", "ada");
        github("2026-07-01T10:02:00Z", "repo.destroy", "mallory");
        failing = 1;
        CommandLineRun cut = detect("github:acme", "--state", state);
        failing = -1;
        CommandLineRun next = detect("github:acme", "--state", state);

        assertThat(cut.code()).isEqualTo(3);
        assertThat(cut.out()).doesNotContain("mallory");
        assertThat(next.out()).contains("mallory");
    }

    @Test
    void otherPlansAreToldOfTheActivity() {
        failing = 0;

        assertThat(detect("github:acme").err()).contains("--source github:acme/REPOSITORY");
    }

    @Test
    void giteaHasNoneToAskFor() {
        CommandLineRun run = detect("gitea:acme");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("tells no audit log", "Name the file");
    }

    @Test
    void aCallNamesFilesOrASystem() {
        assertThat(CommandLineRun.of("logs", "detect").err()).contains("no log is named");
        assertThat(detect("github:acme", "audit.jsonl").err()).contains("both files and --source");
    }
}
