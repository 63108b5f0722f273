import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.baseline.Baseline;
import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.files.Observed;
import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.Coverage;
import dev.gatehouse.model.Snapshot;
import dev.gatehouse.model.judgement.Judgement;
import dev.gatehouse.practices.Judge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Observes and judges a synthetic organisation on GitHub, on this machine. It is the same for the same numbers: every
 * third repository has a classic protection, every tenth deploy keys and environments, every fifth collaborators; half of
 * them were pushed to in the last quarter; one ruleset of the organisation holds for all. Waiting for rate limits is
 * counted, not done.
 *
 * <p>{@code ObserveOrganization REPOSITORIES MEMBERS TEAMS}
 */
final class ObserveOrganization {

    private static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

    private final int repositories;
    private final int members;
    private final int teams;
    private final Map<String, Integer> asked = new TreeMap<>();
    private int port;

    private ObserveOrganization(int repositories, int members, int teams) {
        this.repositories = repositories;
        this.members = members;
        this.teams = teams;
    }

    public static void main(String[] arguments) throws IOException {
        new ObserveOrganization(
                        Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                .run();
    }

    private void run() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        port = server.getAddress().getPort();
        AtomicLong clock = new AtomicLong(AT.toEpochMilli());
        Time time = new Time() {
            @Override
            public Instant now() {
                return Instant.ofEpochMilli(clock.get());
            }

            @Override
            public void sleep(Duration pause) {
                clock.addAndGet(pause.toMillis());
            }
        };
        Transport.Settings settings = new Transport.Settings(
                time, new Random(1), Map.of("T", "made-up"), null, Duration.ofDays(30), _ -> {});
        long begun = System.nanoTime();
        Observed observed;
        int calls;
        try (ForgeObserver observer =
                new ForgeAddress("github", "acme", "http://127.0.0.1:" + port, "env:T").observer(BranchChoice.DEFAULT_ALONE, settings)) {
            observed = observer.observe();
            calls = observer.calls();
        }
        long seen = System.nanoTime();
        long processor = processorTime();
        Snapshot snapshot = new Snapshot("acme", AT, observed.facts(), observed.coverage(), List.of());
        Judgement judgement = new Judge().judge(Baseline.defaults(), snapshot);
        long judged = System.nanoTime();
        long judging = processorTime() - processor;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("organisation   %,d repositories, %,d members, %,d teams%n", repositories, members, teams);
        System.out.printf("requests       %,d, of which GraphQL %,d%n", calls, asked.getOrDefault("/graphql", 0));
        System.out.printf(
                "rate limits    %.1f h at 5,000 an hour (a person's token), %.1f h at 15,000 (an app's of an enterprise)%n",
                calls / 5_000.0, calls / 15_000.0);
        System.out.printf("facts          %,d%n", snapshot.facts().size());
        System.out.printf("not complete   %s%n", observed.coverage().stream()
                .filter(c -> c.state() != Coverage.State.COMPLETE)
                .map(c -> c.kind().label() + ": " + c.reason())
                .toList());
        System.out.printf("observed in    %.1f s without the limits%n", (seen - begun) / 1e9);
        System.out.printf(
                "judged in      %.2f s (%.2f s of processor time), %,d findings%n",
                (judged - seen) / 1e9, judging / 1e9, judgement.findings().size());
        System.out.printf("heap           %,d MiB used, %,d MiB at most%n",
                (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
        System.out.println("asked");
        asked.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(each -> System.out.printf("  %,7d %s%n", each.getValue(), each.getKey()));
        server.stop(0);
    }

    private static long processorTime() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            synchronized (asked) {
                asked.merge(
                        path.replaceAll("repo-[0-9]+", "{repository}").replaceAll("team-[0-9]+", "{team}"),
                        1,
                        Integer::sum);
            }
            int page = query.matches(".*\\bpage=[0-9]+.*") ? Integer.parseInt(query.replaceAll(".*\\bpage=([0-9]+).*", "$1")) : 1;
            String body = path.equals("/graphql") ? graph(request) : body(exchange, path, query, page);
            int status = body.isEmpty() ? 404 : 200;
            byte[] bytes = (body.isEmpty() ? "{\"message\":\"Not Found\"}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String body(HttpExchange exchange, String path, String query, int page) {
        String[] parts = path.split("/", -1);
        if (path.startsWith("/repos/acme/")) {
            return ofRepository(number(parts[3]), path.substring(("/repos/acme/" + parts[3]).length()), query);
        }
        if (path.startsWith("/orgs/acme/teams/")) {
            int team = number(parts[4]);
            return switch (parts[5]) {
                case "members" -> query.contains("maintainer")
                        ? "[" + login(team % members) + "]"
                        : people(exchange, path, query, page, Math.min(members, 6 + team % 9), team * 6);
                default -> list(exchange, path, query, page, Math.max(1, repositories / teams), i ->
                        "{\"full_name\":\"acme/repo-" + (team * (repositories / teams) + i) + "\",\"role_name\":\"write\"}");
            };
        }
        return switch (path) {
            case "/orgs/acme" -> "{\"login\":\"acme\",\"two_factor_requirement_enabled\":true,\"plan\":{\"name\":\"team\"},"
                    + "\"default_repository_permission\":\"read\",\"public_repos\":0,\"total_private_repos\":" + repositories + "}";
            case "/orgs/acme/actions/permissions" -> "{\"enabled_repositories\":\"all\",\"allowed_actions\":\"selected\",\"sha_pinning_required\":true}";
            case "/orgs/acme/actions/permissions/workflow" -> "{\"default_workflow_permissions\":\"read\",\"can_approve_pull_request_reviews\":false}";
            case "/orgs/acme/members" -> query.contains("2fa_") || query.contains("role=admin")
                    ? people(exchange, path, query, page, 3, 0)
                    : people(exchange, path, query, page, members, 0);
            case "/orgs/acme/teams" -> list(exchange, path, query, page, teams, i -> "{\"slug\":\"team-" + i + "\",\"parent\":null}");
            case "/orgs/acme/repos" -> list(exchange, path, query, page, repositories, this::repository);
            case "/orgs/acme/installations" -> "{\"total_count\":0,\"installations\":[]}";
            case "/orgs/acme/actions/secrets" -> "{\"total_count\":0,\"secrets\":[]}";
            case "/orgs/acme/actions/runner-groups" -> "{\"total_count\":0,\"runner_groups\":[]}";
            default -> "[]";
        };
    }

    private String repository(int number) {
        return "{\"full_name\":\"acme/repo-" + number + "\",\"archived\":false,\"fork\":false,\"private\":true,"
                + "\"visibility\":\"private\",\"default_branch\":\"main\",\"pushed_at\":\""
                + (number % 2 == 0 ? "2026-05-20" : "2025-05-20") + "T00:00:00Z\",\"allow_forking\":false,"
                + "\"permissions\":{\"admin\":true},\"security_and_analysis\":{\"secret_scanning\":{\"status\":\"enabled\"},"
                + "\"secret_scanning_push_protection\":{\"status\":\"enabled\"}}}";
    }

    private String ofRepository(int number, String rest, String query) {
        return switch (rest) {
            case "/actions/permissions" -> "{\"enabled\":true,\"allowed_actions\":\"selected\"}";
            case "/actions/permissions/workflow" -> "{\"default_workflow_permissions\":\"read\",\"can_approve_pull_request_reviews\":false}";
            case "/immutable-releases" -> "{\"enabled\":true,\"enforced_by_owner\":false}";
            case "/collaborators" -> query.contains("outside") ? "[]" : "[{\"login\":\"user-" + number % members + "\",\"role_name\":\"write\"}]";
            case "/branches/main/protection" -> "{\"required_pull_request_reviews\":{\"dismiss_stale_reviews\":true,"
                    + "\"require_code_owner_reviews\":true,\"require_last_push_approval\":true,\"required_approving_review_count\":1},"
                    + "\"enforce_admins\":{\"enabled\":true},\"required_signatures\":{\"enabled\":true},"
                    + "\"required_linear_history\":{\"enabled\":true},\"required_conversation_resolution\":{\"enabled\":true},"
                    + "\"allow_force_pushes\":{\"enabled\":false},\"allow_deletions\":{\"enabled\":false}}";
            case "/rules/branches/main" -> "[{\"type\":\"deletion\",\"ruleset_source_type\":\"Organization\",\"ruleset_id\":42}]";
            case "/rulesets/42" -> "{\"id\":42,\"name\":\"all\",\"bypass_actors\":[]}";
            case "/keys" -> "[{\"id\":1,\"title\":\"ci\",\"read_only\":true,\"created_at\":\"2026-01-01T00:00:00Z\",\"last_used\":\"2026-05-20T00:00:00Z\"}]";
            case "/environments" -> "{\"total_count\":1,\"environments\":[{\"name\":\"production\",\"protection_rules\":[],\"deployment_branch_policy\":null}]}";
            case "/actions/secrets" -> "{\"total_count\":0,\"secrets\":[]}";
            case "/activity" -> "[{\"actor\":{\"login\":\"user-" + number % members + "\"},\"timestamp\":\"2026-05-20T00:00:00Z\"}]";
            default -> "[]";
        };
    }

    private String graph(String request) {
        if (!request.contains("Counts")) {
            return "{\"data\":{\"organization\":{\"viewerCanAdminister\":true,"
                    + "\"notificationDeliveryRestrictionEnabledSetting\":\"ENABLED\",\"samlIdentityProvider\":null}}}";
        }
        int from = request.matches("(?s).*\"after\":\"[0-9]+\".*")
                ? Integer.parseInt(request.replaceAll("(?s).*\"after\":\"([0-9]+)\".*", "$1"))
                : 0;
        int end = Math.min(repositories, from + 100);
        StringBuilder nodes = new StringBuilder();
        for (int i = from; i < end; i++) {
            nodes.append(i == from ? "" : ",")
                    .append("{\"nameWithOwner\":\"acme/repo-").append(i)
                    .append("\",\"viewerPermission\":\"ADMIN\",\"isEmpty\":false,\"hasVulnerabilityAlertsEnabled\":true,")
                    .append("\"deployKeys\":{\"totalCount\":").append(i % 10 == 0 ? 1 : 0)
                    .append("},\"environments\":{\"totalCount\":").append(i % 10 == 0 ? 1 : 0)
                    .append("},\"branchProtectionRules\":{\"totalCount\":").append(i % 3 == 0 ? 1 : 0)
                    .append("},\"rulesets\":{\"totalCount\":1},\"collaborators\":{\"totalCount\":")
                    .append(i % 5 == 0 ? 1 : 0)
                    .append("},\"defaultBranchRef\":{\"rules\":{\"totalCount\":1,\"nodes\":[{\"type\":\"DELETION\",")
                    .append("\"parameters\":null,\"repositoryRuleset\":{\"databaseId\":42,")
                    .append("\"source\":{\"__typename\":\"Organization\"}}}]}}}");
        }
        return "{\"data\":{\"organization\":{\"repositories\":{\"pageInfo\":{\"hasNextPage\":" + (end < repositories)
                + ",\"endCursor\":\"" + end + "\"},\"nodes\":[" + nodes + "]}}}}";
    }

    private String people(HttpExchange exchange, String path, String query, int page, int count, int from) {
        return list(exchange, path, query, page, count, i -> login((from + i) % members));
    }

    private static String login(int number) {
        return "{\"login\":\"user-" + number + "\"}";
    }

    private String list(
            HttpExchange exchange,
            String path,
            String query,
            int page,
            int count,
            java.util.function.IntFunction<String> item) {
        int end = Math.min(count, page * 100);
        StringBuilder items = new StringBuilder("[");
        for (int i = (page - 1) * 100; i < end; i++) {
            items.append(i == (page - 1) * 100 ? "" : ",").append(item.apply(i));
        }
        if (end < count) {
            String rest = query.replaceAll("&?\\bpage=[0-9]+", "");
            exchange.getResponseHeaders()
                    .set("Link", "<http://127.0.0.1:" + port + path + "?" + rest + "&page=" + (page + 1) + ">; rel=\"next\"");
        }
        return items.append(']').toString();
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(name.indexOf('-') + 1));
    }
}
