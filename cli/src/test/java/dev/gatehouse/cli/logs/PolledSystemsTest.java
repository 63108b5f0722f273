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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Systems that can't be asked for a time: a cluster's Events and a repository's activity, of a server on this machine
 * that gives pages of two.
 */
class PolledSystemsTest {

    private static final String TOKEN = "not-to-be-shown";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> records = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String refusedFrom = "none";

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

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
            asked.add(query);
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            int from = query.contains("=at-") ? Integer.parseInt(query.replaceAll(".*=at-", "")) : 0;
            if (!("Bearer " + TOKEN).equals(bearer) || refusedFrom.equals("" + from)) {
                exchange.sendResponseHeaders(from == 0 ? 403 : 410, -1);
                return;
            }
            List<String> page = records.subList(from, Math.min(records.size(), from + 2));
            boolean more = from + 2 < records.size();
            boolean cluster = query.startsWith("/api/v1/");
            String items = String.join(",\n", page);
            String mark = more ? "at-" + (from + 2) : "";
            if (more && !cluster) {
                String next = exchange.getRequestURI().toString().replaceAll("&after=.*", "");
                exchange.getResponseHeaders()
                        .set(
                                "Link",
                                "<http://127.0.0.1:" + server.getAddress().getPort() + next + "&after=" + mark
                                        + ">; rel=\"next\"");
            }
            byte[] body = (cluster
                            ? "{\"kind\":\"EventList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"7\",\"continue\":\""
                                    + mark + "\"},\"items\":[" + items + "]}"
                            : "[" + items + "]")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void event(String name, String time, String message, int count) {
        records.add("{\"metadata\":{\"name\":\"" + name
                + "\",\"namespace\":\"argocd\"},\"involvedObject\":{\"kind\":\"Application\",\"name\":\"web\"},"
                + "\"reason\":\"OperationStarted\",\"message\":\"" + message + "\",\"count\":" + count
                + ",\"source\":{\"component\":\"argocd-server\"},\"lastTimestamp\":\"" + time + "\"}");
    }

    private void activity(String type, String actor, String time) {
        records.add("{\"id\":" + (records.size() + 1)
                + ",\"before\":\"a1\",\"after\":\"b2\",\"ref\":\"refs/heads/main\","
                + "\"timestamp\":\"" + time + "\",\"activity_type\":\"" + type + "\",\"actor\":{\"login\":\"" + actor
                + "\",\"type\":\"User\"}}");
    }

    private CommandLineRun detect(String source, String... more) {
        List<String> call = new ArrayList<>(List.of(
                "logs",
                "detect",
                "--source",
                source,
                "--api",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "--fail-on",
                "never",
                "--format",
                "json",
                "--at",
                "2026-07-02T00:00:00Z"));
        call.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(
                Map.of("KUBERNETES_TOKEN", TOKEN, "GITHUB_TOKEN", TOKEN), new byte[0], call.toArray(String[]::new));
        assertThat(run.out() + run.err()).doesNotContain(TOKEN);
        return run;
    }

    @Test
    void aClustersEventsAreReadPageByPage() {
        event("a", "2026-07-01T12:00:00Z", "ada initiated sync to abc", 1);
        event("b", "2026-07-01T10:00:00Z", "admin initiated sync to abc", 1);
        event("c", "2026-07-01T11:00:00Z", "bob initiated partial sync to abc", 1);

        CommandLineRun run = detect("kubernetes:prod");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "accesslog/kubernetes-events-argocd-sync-by-admin",
                        "ada",
                        "bob",
                        "\"file\": \"kubernetes:prod\"");
        assertThat(asked).containsExactly("/api/v1/events?limit=500", "/api/v1/events?limit=500&continue=at-2");
    }

    @Test
    void oneNamespaceCanBeAskedFor() {
        detect("kubernetes:prod/argocd");

        assertThat(asked).containsExactly("/api/v1/namespaces/argocd/events?limit=500");
    }

    @Test
    void anotherRunTakesWhatIsNewAndWhatHappenedAgain(@TempDir Path folder) {
        String state = folder.resolve("state").toString();
        event("a", "2026-07-01T04:00:00Z", "early initiated sync to abc", 1);
        event("b", "2026-07-01T12:00:00Z", "ada initiated sync to abc", 1);
        CommandLineRun first = detect("kubernetes:prod", "--state", state);
        CommandLineRun second = detect("kubernetes:prod", "--state", state);
        records.remove(1);
        event("b", "2026-07-01T13:00:00Z", "ada initiated sync to abc", 2);
        event("c", "2026-07-01T11:30:00Z", "late initiated sync to abc", 1);
        CommandLineRun third = detect("kubernetes:prod", "--state", state);

        assertThat(first.out()).contains("early", "ada");
        assertThat(second.out()).doesNotContain("early").doesNotContain("ada");
        assertThat(third.out()).contains("ada", "late").doesNotContain("early");
    }

    @Test
    void aPageThatFailsLosesNothingOfTheNextRun(@TempDir Path folder) {
        String state = folder.resolve("state").toString();
        event("a", "2026-07-01T12:00:00Z", "ada initiated sync to abc", 1);
        event("b", "2026-07-01T12:01:00Z", "bob initiated sync to abc", 1);
        event("c", "2026-07-01T12:02:00Z", "eve initiated sync to abc", 1);
        refusedFrom = "2";
        CommandLineRun cut = detect("kubernetes:prod", "--state", state);
        refusedFrom = "none";
        CommandLineRun next = detect("kubernetes:prod", "--state", state);

        assertThat(cut.code()).isEqualTo(3);
        assertThat(cut.err()).contains("kubernetes:prod could not be read to its end", "410");
        assertThat(next.out()).contains("ada", "bob", "eve");
    }

    @Test
    void aClusterHasNoPublicAddress() {
        CommandLineRun run = CommandLineRun.of("logs", "detect", "--source", "kubernetes:prod");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("needs the address of its API server");
    }

    @Test
    void aRepositorysActivityIsReadAsItsWebhooksAre() {
        activity("push", "ada", "2026-07-01T10:00:00Z");
        activity("force_push", "mallory", "2026-07-01T10:01:00Z");
        activity("branch_deletion", "ada", "2026-07-01T10:02:00Z");

        CommandLineRun run = detect("github:acme/deploy", "--since", "2026-07-01");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("accesslog/github-webhook-force-push", "mallory on acme/deploy");
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst()).startsWith("/repos/acme/deploy/activity?direction=asc&per_page=100&time_period=");
    }

    @Test
    void whatIsOlderThanWasAskedForIsLeftOut() {
        activity("force_push", "mallory", "2026-06-29T10:00:00Z");

        assertThat(detect("github:acme/deploy").out()).doesNotContain("mallory");
    }

    @Test
    void aNameIsOfAForm() {
        assertThat(detect("github:acme/deploy/more").err()).contains("names no system that can be asked");
        assertThat(detect("kubernetes:").err()).contains("names no system that can be asked");
    }
}
