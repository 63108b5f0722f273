package dev.gatehouse.cli.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub on this machine with one organisation, read-only. Its answers are synthetic: they have the fields that
 * GitHub's API description names and that are read here. A list comes in pages of one item. It can be told to spoil its
 * answers to one path.
 */
final class FakeGitHub implements AutoCloseable {

    /** Ways to spoil an answer. */
    enum Fault {
        /** The body ends half-way through. */
        TRUNCATED,
        /** The connection ends without an answer. */
        DROPPED,
        /** Every value of the document's objects is null. */
        NULLED,
        FORBIDDEN,
        MISSING
    }

    private final HttpServer server;
    private final Map<String, List<String>> lists = new TreeMap<>();
    private final Map<String, String> documents = new TreeMap<>();
    private final TreeSet<String> asked = new TreeSet<>();
    private @Nullable String spoilt;
    private Fault fault = Fault.DROPPED;

    FakeGitHub() {
        describe();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void describe() {
        documents.put("/orgs/acme", """
                {"login":"acme","two_factor_requirement_enabled":true,"default_repository_permission":"write",
                 "members_can_create_public_repositories":true,"members_can_delete_repositories":false,
                 "is_verified":true,"public_repos":0,"total_private_repos":1}""");
        documents.put("/orgs/acme/actions/permissions", """
                {"enabled_repositories":"all","allowed_actions":"all","sha_pinning_required":false}""");
        documents.put("/orgs/acme/actions/permissions/workflow", """
                {"default_workflow_permissions":"write","can_approve_pull_request_reviews":true}""");
        String people = "{\"login\":\"ada\"}|{\"login\":\"bob\"}|{\"login\":\"cy\"}|{\"login\":\"dee\"}";
        list("/orgs/acme/members?filter=all&role=all", people);
        list("/orgs/acme/members?filter=all&role=admin", people);
        list("/orgs/acme/members?filter=2fa_disabled", "{\"login\":\"bob\"}");
        list("/orgs/acme/members?filter=2fa_insecure", "{\"login\":\"cy\"}");
        list("/orgs/acme/outside_collaborators?filter=all", "{\"login\":\"eve\"}");
        list("/orgs/acme/outside_collaborators?filter=2fa_disabled", "{\"login\":\"eve\"}");
        list("/orgs/acme/outside_collaborators?filter=2fa_insecure", "");
        list(
                "/orgs/acme/invitations",
                "{\"id\":1,\"login\":\"fay\",\"role\":\"direct_member\"," + "\"created_at\":\"2026-01-01T00:00:00Z\"}");
        list("/orgs/acme/teams", "{\"slug\":\"platform\",\"parent\":null}");
        list("/orgs/acme/teams/platform/members?role=all", "");
        list("/orgs/acme/teams/platform/members?role=maintainer", "");
        list("/orgs/acme/teams/platform/repos", "{\"full_name\":\"acme/deploy\",\"role_name\":\"admin\"}");
        documents.put("/orgs/acme/installations", """
                {"total_count":1,"installations":[{"app_slug":"bot","permissions":{"contents":"write"},
                 "repository_selection":"all","suspended_at":null}]}""");
        list(
                "/orgs/acme/personal-access-tokens",
                "{\"id\":7,\"owner\":{\"login\":\"ada\"},\"token_name\":\"old\","
                        + "\"permissions\":{\"repository\":{\"contents\":\"write\"}},\"token_expires_at\":null,"
                        + "\"token_last_used_at\":null}");
        list(
                "/orgs/acme/hooks",
                "{\"id\":3,\"active\":true,\"config\":{\"url\":\"http://ci.example.com/x\","
                        + "\"insecure_ssl\":\"1\"}}");
        documents.put("/orgs/acme/actions/secrets", """
                {"total_count":1,"secrets":[{"name":"KEY","visibility":"all","updated_at":"2020-01-01T00:00:00Z"}]}""");
        documents.put("/orgs/acme/actions/runner-groups", """
                {"total_count":1,"runner_groups":[{"name":"own","visibility":"all","allows_public_repositories":true}]}""");
        list("/orgs/acme/repos?type=all", """
                {"full_name":"acme/deploy","archived":false,"fork":false,"private":true,"visibility":"private",
                 "default_branch":"main","pushed_at":"2026-05-01T00:00:00Z","allow_forking":true,
                 "permissions":{"admin":true},
                 "security_and_analysis":{"secret_scanning":{"status":"disabled"},
                  "secret_scanning_push_protection":{"status":"disabled"}}}""");
        repository("/repos/acme/deploy");
    }

    private void repository(String base) {
        documents.put(base + "/actions/permissions", "{\"enabled\":true,\"allowed_actions\":\"all\"}");
        documents.put(base + "/actions/permissions/workflow", """
                {"default_workflow_permissions":"write","can_approve_pull_request_reviews":true}""");
        list(base + "/collaborators?affiliation=direct", "{\"login\":\"eve\",\"role_name\":\"admin\"}");
        list(base + "/collaborators?affiliation=outside", "{\"login\":\"eve\",\"role_name\":\"admin\"}");
        list(base + "/invitations", "");
        documents.put(base + "/branches/main/protection", """
                {"required_pull_request_reviews":{"dismiss_stale_reviews":false,"require_code_owner_reviews":false,
                  "require_last_push_approval":false,"required_approving_review_count":0},
                 "enforce_admins":{"enabled":false},"required_signatures":{"enabled":false},
                 "required_linear_history":{"enabled":false},"required_conversation_resolution":{"enabled":false},
                 "allow_force_pushes":{"enabled":true},"allow_deletions":{"enabled":true}}""");
        list(
                base + "/rules/branches/main",
                "{\"type\":\"deletion\",\"ruleset_source_type\":\"Organization\"," + "\"ruleset_id\":42}");
        documents.put(base + "/rulesets/42?includes_parents=true", """
                {"id":42,"name":"all","bypass_actors":[{"actor_type":"OrganizationAdmin","bypass_mode":"always"}]}""");
        list(
                base + "/keys",
                "{\"id\":1,\"title\":\"ci\",\"read_only\":false,\"created_at\":\"2020-01-01T00:00:00Z\","
                        + "\"last_used\":null}");
        list(base + "/hooks", "");
        documents.put(base + "/actions/secrets", "{\"total_count\":0,\"secrets\":[]}");
        documents.put(base + "/environments", """
                {"total_count":1,"environments":[{"name":"production","protection_rules":[],
                 "deployment_branch_policy":null}]}""");
    }

    private void list(String path, String items) {
        lists.put(path, items.isEmpty() ? List.of() : List.of(items.split("\\|")));
    }

    /** Spoils the answers to one path, of those that {@link #asked()} names. */
    void spoil(String path, Fault how) {
        spoilt = path;
        fault = how;
    }

    /** Every path that was asked, without the parameters of pages. */
    List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String whole = exchange.getRequestURI().toString();
            String path = whole.replaceFirst("[?&]per_page=100", "").replaceFirst("[?&]page=[0-9]+", "");
            synchronized (asked) {
                asked.add(path);
            }
            int status = 200;
            String body;
            if (lists.containsKey(path)) {
                body = page(exchange, whole, path);
            } else if (documents.containsKey(path)) {
                body = documents.get(path);
            } else {
                status = 404;
                body = "{\"message\":\"Not Found\"}";
            }
            if (path.equals(spoilt)) {
                switch (fault) {
                    case DROPPED -> {
                        return;
                    }
                    case TRUNCATED -> body = body.substring(0, body.length() / 2);
                    case NULLED -> body = body.replaceAll("\":\\s*(\"[^\"]*\"|[0-9]+|true|false)", "\":null");
                    case FORBIDDEN -> {
                        status = 403;
                        body = "{\"message\":\"Must have admin rights\"}";
                    }
                    case MISSING -> {
                        status = 404;
                        body = "{\"message\":\"Not Found\"}";
                    }
                }
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private String page(HttpExchange exchange, String whole, String path) {
        List<String> items = lists.getOrDefault(path, List.of());
        int page = whole.matches(".*[?&]page=[0-9]+") ? Integer.parseInt(whole.replaceFirst(".*[?&]page=", "")) : 1;
        if (page < items.size()) {
            String next = path + (path.indexOf('?') < 0 ? "?" : "&") + "per_page=100&page=" + (page + 1);
            exchange.getResponseHeaders().set("Link", "<" + address() + next + ">; rel=\"next\"");
        }
        return items.isEmpty() ? "[]" : "[" + items.get(page - 1) + "]";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
