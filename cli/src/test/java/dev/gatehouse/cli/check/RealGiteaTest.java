package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An organisation on a real Gitea, as {@code make gitea} starts it. */
class RealGiteaTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORGANIZATION =
            "org" + UUID.randomUUID().toString().substring(0, 8);

    private static String address = "";
    private static String token = "";
    private static String viewer = "";

    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void setUp() throws IOException, InterruptedException {
        RealGitea gitea = RealGitea.running();
        address = gitea.address();
        token = gitea.token();
        String viewerName = ORGANIZATION + "-viewer";
        for (String user : new String[] {viewerName, ORGANIZATION + "-outside"}) {
            call(
                    "POST",
                    "/admin/users",
                    "{\"username\":\"" + user + "\",\"email\":\"" + user
                            + "@example.com\",\"password\":\"Only-4-tests!\",\"must_change_password\":false}");
        }
        call("POST", "/orgs", "{\"username\":\"" + ORGANIZATION + "\",\"visibility\":\"private\"}");
        String repositories = "/orgs/" + ORGANIZATION + "/repos";
        for (String name : new String[] {"deploy", "open", "third"}) {
            call("POST", repositories, "{\"name\":\"" + name + "\",\"auto_init\":true,\"default_branch\":\"main\"}");
        }
        String deploy = "/repos/" + ORGANIZATION + "/deploy";
        call(
                "POST",
                deploy + "/branch_protections",
                "{\"rule_name\":\"ma*\",\"required_approvals\":2,"
                        + "\"dismiss_stale_approvals\":true,\"enable_push\":false}");
        call("PUT", deploy + "/collaborators/" + ORGANIZATION + "-outside", "{\"permission\":\"admin\"}");
        JsonNode team = call(
                "POST",
                "/orgs/" + ORGANIZATION + "/teams",
                "{\"name\":\"deployers\",\"permission\":"
                        + "\"write\",\"units_map\":{\"repo.code\":\"write\"},\"includes_all_repositories\":false}");
        call("PUT", "/teams/" + team.get("id").asLong() + "/repos/" + ORGANIZATION + "/deploy", "");
        call("PUT", "/teams/" + team.get("id").asLong() + "/members/" + viewerName, "");
        viewer = JSON.readTree(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address + "/api/v1/users/" + viewerName + "/tokens"))
                                        .header(
                                                "Authorization",
                                                "Basic "
                                                        + java.util.Base64.getEncoder()
                                                                .encodeToString((viewerName + ":Only-4-tests!")
                                                                        .getBytes(
                                                                                java.nio.charset.StandardCharsets
                                                                                        .UTF_8)))
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString(
                                                "{\"name\":\"t\",\"scopes\":[\"read:organization\","
                                                        + "\"read:repository\",\"read:user\"]}"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .get("sha1")
                .asString();
    }

    private static JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        return new RealGitea(address, token).call(method, path, body);
    }

    private Map<String, String> verdicts(String asker) throws IOException {
        Path report = folder.resolve("report.json");
        CommandLineRun run = CommandLineRun.of(
                Map.of(
                        "GITEA_TOKEN",
                        asker,
                        "XDG_CACHE_HOME",
                        folder.resolve("cache").toString()),
                new byte[0],
                "check",
                folder.toString(),
                "--source",
                "gitea:" + ORGANIZATION,
                "--api",
                address,
                "--fail-on",
                "never",
                "--format",
                "json=" + report);
        assertThat(run.code()).as(run.err()).isZero();
        String text = Files.readString(report);
        assertThat(text).doesNotContain(asker);
        Map<String, String> verdicts = new HashMap<>();
        for (JsonNode finding : JSON.readTree(text).get("findings")) {
            verdicts.put(
                    finding.get("rule").asString() + " "
                            + finding.get("subject").asString().replace(ORGANIZATION, "ORG"),
                    finding.get("verdict").asString());
        }
        return verdicts;
    }

    @Test
    void isJudgedAsItIsSetUp() throws IOException {
        Map<String, String> verdicts = verdicts(token);
        String rule = "repositoryaccess/forge-branch-";
        assertThat(verdicts)
                .containsEntry(rule + "unprotected branch main of ORG/open", "FAIL")
                .containsEntry(rule + "unprotected branch main of ORG/deploy", "PASS")
                .containsEntry(rule + "without-review branch main of ORG/deploy", "PASS")
                .containsEntry(rule + "unsigned-commits branch main of ORG/deploy", "FAIL")
                .containsEntry("repositoryaccess/forge-organization-too-few-owners organisation ORG", "FAIL")
                .containsEntry("repositoryaccess/undeclared-access team deployers on ORG/deploy", "UNKNOWN")
                .containsEntry("twofactor/second-factor-not-required organisation ORG", "UNKNOWN");
    }

    @Test
    void passesNothingThatAViewerCantSee() throws IOException {
        Map<String, String> verdicts = verdicts(viewer);
        assertThat(verdicts.keySet()).anyMatch(subject -> subject.contains("ORG"));
        assertThat(verdicts.entrySet().stream()
                        .filter(entry -> entry.getKey().contains("forge-branch"))
                        .map(Map.Entry::getValue))
                .isNotEmpty()
                .containsOnly("UNKNOWN");
    }
}
