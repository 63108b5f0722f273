package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import dev.gatehouse.cli.check.RealGitea;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Observe, plan, apply, observe and undo on a real Gitea, as {@code make gitea} starts it. */
class RealGiteaRepairTest {

    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI";

    private static String address = "";
    private static String token = "";

    private final String organization = "r" + UUID.randomUUID().toString().substring(0, 8);

    @TempDir
    private Path folder = Path.of(".");

    @BeforeAll
    static void find() throws IOException {
        RealGitea gitea = RealGitea.running();
        address = gitea.address();
        token = gitea.token();
    }

    private static JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        return new RealGitea(address, token).call(method, path, body);
    }

    private void setUp() throws IOException, InterruptedException {
        for (String name : new String[] {"ada", "bob", "cy", "eve"}) {
            call(
                    "POST",
                    "/admin/users",
                    "{\"username\":\"" + name + organization + "\",\"email\":\"" + name + organization
                            + "@example.com\",\"password\":\"Only-4-tests!\",\"must_change_password\":false}");
        }
        call("POST", "/orgs", "{\"username\":\"" + organization + "\"}");
        call(
                "POST",
                "/orgs/" + organization + "/repos",
                "{\"name\":\"deploy\",\"auto_init\":true,\"default_branch\":\"main\"}");
        long platform = team("platform", "write");
        long old = team("old", "admin");
        call("PUT", "/teams/" + platform + "/members/ada" + organization, "");
        call("PUT", "/teams/" + platform + "/members/bob" + organization, "");
        call("PUT", "/teams/" + old + "/members/cy" + organization, "");
        String deploy = "/repos/" + organization + "/deploy";
        call("PUT", deploy + "/collaborators/eve" + organization, "{\"permission\":\"admin\"}");
        call("POST", deploy + "/branch_protections", "{\"rule_name\":\"ma*\",\"required_approvals\":1}");
        call("POST", deploy + "/keys", key("ci", 'A'));
        call("POST", deploy + "/keys", key("forgotten", 'B'));
        call("POST", deploy + "/hooks", """
                {"type":"gitea","active":true,"events":["push"],
                 "config":{"url":"http://127.0.0.1:9/hush","content_type":"json"}}""");
    }

    private static String key(String title, char last) throws IOException, InterruptedException {
        Path file = Files.createTempDirectory("key").resolve("k" + last);
        assertThat(new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file.toString())
                        .start()
                        .waitFor())
                .isZero();
        String line = Files.readString(file.resolveSibling(file.getFileName() + ".pub"))
                .strip();
        assertThat(line).startsWith(KEY.substring(0, 30));
        return "{\"title\":\"" + title + "\",\"key\":\"" + line + "\",\"read_only\":false}";
    }

    private long team(String name, String permission) throws IOException, InterruptedException {
        JsonNode team = call(
                "POST",
                "/orgs/" + organization + "/teams",
                "{\"name\":\"" + name + "\",\"permission\":\"" + permission
                        + "\",\"units\":[\"repo.code\",\"repo.issues\"],\"includes_all_repositories\":false}");
        long id = team.get("id").asLong();
        call("PUT", "/teams/" + id + "/repos/" + organization + "/deploy", "");
        return id;
    }

    private CommandLineRun run(String... call) {
        List<String> words = new ArrayList<>(List.of(call));
        if (!call[0].equals("init")) {
            words.addAll(List.of("--baseline", folder.resolve("gatehouse.yaml").toString()));
        }
        if (call[0].equals("apply") || call[0].equals("undo")) {
            words.addAll(List.of("--records", folder.resolve("records").toString()));
        }
        return CommandLineRun.of(
                Map.of(
                        "GITEA_TOKEN",
                        token,
                        "XDG_CACHE_HOME",
                        folder.resolve("cache").toString()),
                new byte[0],
                words.toArray(String[]::new));
    }

    private String plan() {
        return run("plan", "--format", "json").out().replaceAll("\"(at|digest|baseline)\":\"[^\"]*\"", "");
    }

    @Test
    void reachesTheBaselineAndGoesBack() throws IOException, InterruptedException {
        setUp();
        CommandLineRun init = run("init", folder.toString(), "--from", "gitea:" + organization, "--api", address);
        assertThat(init.code()).as(init.err()).isZero();
        assertThat(run("plan").out()).contains("nothing to change");

        String o = organization;
        Files.writeString(folder.resolve("gatehouse.yaml"), """
                apiVersion: gatehouse.dev/v1
                people:
                  - {name: Root, accounts: {gitea: administrator}}
                  - {name: Ada, groups: [platform], accounts: {gitea: ada%1$s}}
                  - {name: Bob, accounts: {gitea: bob%1$s}, left: 2026-01-01}
                  - {name: Cy, groups: [platform, security], accounts: {gitea: cy%1$s}}
                sources: [{type: gitea, name: %1$s, api: "%2$s"}]
                forges:
                  gitea:%1$s:
                    owners: [Root, Ada]
                    members: [Cy]
                    teams: {platform: {}, security: {}}
                repositories:
                  %1$s/deploy:
                    teams: {platform: read, security: admin}
                    members: {Cy: write}
                    keys: {ci: read}
                    hooks: []
                    protections: {main: {reviews: 2, signedCommits: true, noDirectPush: true, bindsEveryone: true}}
                """.formatted(o, address));
        String before = plan();
        CommandLineRun planned =
                run("plan", "--out", folder.resolve("plan.json").toString());
        assertThat(planned.code()).as(planned.err()).isZero();
        assertThat(planned.out()).contains("- team old of " + o).contains("~ team platform of " + o + ": write → read");
        assertThat(Files.readString(folder.resolve("plan.json")))
                .doesNotContain(token)
                .doesNotContain("hush");

        CommandLineRun applied = run("apply", folder.resolve("plan.json").toString(), "--allow-deletes");
        assertThat(applied.code()).as(applied.out() + applied.err()).isZero();
        assertThat(run("plan").out()).startsWith("Plan  gitea:" + o + " · nothing to change");
        JsonNode rule = call("GET", "/repos/" + o + "/deploy/branch_protections/main", "");
        assertThat(rule.get("required_approvals").asInt()).isEqualTo(2);

        String id = applied.out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
        CommandLineRun undone = run("undo", id);
        assertThat(undone.code()).as(undone.out() + undone.err()).isZero();
        assertThat(plan()).isEqualTo(before);
    }
}
