package dev.gatehouse.cli.check;

import java.util.Arrays;

/** What a Gitea answers about one organisation. Synthetic: the fields are those of Gitea's API that are read here. */
final class GiteaAnswers {

    private GiteaAnswers() {}

    static FakeForge forge() {
        return new FakeForge("/api/v1", GiteaAnswers::describe);
    }

    private static void describe(FakeForge forge) {
        forge.document("/user", "{\"login\":\"ada\",\"is_admin\":true}");
        forge.document("/orgs/acme", "{\"name\":\"acme\"}");
        forge.list(
                "/orgs/acme/teams",
                String.join(
                        "|",
                        "{\"id\":1,\"name\":\"Owners\",\"permission\":\"owner\"}",
                        "{\"id\":2,\"name\":\"platform\",\"permission\":\"none\",\"units_map\":{\"repo.code\":\"write\"}}",
                        "{\"id\":3,\"name\":\"empty\",\"permission\":\"read\"}"));
        forge.list("/teams/1/members", people("ada", "bob", "cy", "dee"));
        forge.list("/teams/2/members", people("fay"));
        forge.list("/teams/3/members", "");
        forge.list("/teams/1/repos", "{\"full_name\":\"acme/deploy\"}");
        forge.list("/teams/2/repos", "{\"full_name\":\"acme/deploy\"}");
        forge.list("/teams/3/repos", "");
        forge.list("/orgs/acme/members", people("ada", "bob", "cy", "dee", "fay"));
        forge.list(
                "/admin/users",
                "{\"login\":\"bob\",\"last_login\":\"2020-01-01T00:00:00Z\"}|{\"login\":\"ada\",\"last_login\":\"2026-05-30T00:00:00Z\"}");
        forge.list("/orgs/acme/repos", """
                {"full_name":"acme/deploy","archived":false,"fork":false,"private":true,"internal":false,"empty":false,
                 "default_branch":"main","updated_at":"2026-05-01T00:00:00Z"}""");
        String hook = """
                {"id":5,"active":true,"config":{"url":"http://ci.example.com/x"}}""";
        String secret = "{\"name\":\"TOKEN\",\"created_at\":\"2020-01-01T00:00:00Z\"}";
        forge.list("/orgs/acme/hooks", hook);
        forge.list("/orgs/acme/actions/secrets", secret);
        String deploy = "/repos/acme/deploy";
        forge.list(deploy + "/tag_protections", "");
        forge.list(deploy + "/collaborators", people("eve"));
        forge.document(deploy + "/collaborators/eve/permission", "{\"permission\":\"admin\"}");
        forge.list(deploy + "/branch_protections", """
                {"rule_name":"ma*","required_approvals":0,"dismiss_stale_approvals":false,
                 "require_signed_commits":false,"block_on_outdated_branch":false,"enable_status_check":false,
                 "status_check_contexts":[],"enable_push":true,"enable_force_push":true,
                 "block_admin_merge_override":false}""");
        forge.list(
                deploy + "/keys",
                "{\"id\":7,\"title\":\"ci\",\"read_only\":false,\"created_at\":\"2020-01-01T00:00:00Z\"}");
        forge.list(deploy + "/hooks", hook);
        forge.list(deploy + "/actions/secrets", secret);
    }

    private static String people(String... logins) {
        return String.join(
                "|",
                Arrays.stream(logins)
                        .map(login -> "{\"login\":\"" + login + "\"}")
                        .toList());
    }
}
