package dev.gatehouse.cli.check;

/**
 * What a GitLab answers about one group. Synthetic: the fields are those of GitLab's own client that are read here,
 * which {@link GitLabDescriptionTest} holds against it; the values are made up.
 */
final class GitLabAnswers {

    private static final String GROUP = """
            {"id":%d,"full_path":"%s","parent_id":%s,"require_two_factor_authentication":false,
             "two_factor_grace_period":48,"share_with_group_lock":false,"prevent_forking_outside_group":false,
             "default_branch_protection":0,"shared_with_groups":[%s]}""";

    private static final String TOKEN = """
            {"id":%d,"name":"%s","user_id":1,"scopes":["api"],"created_at":"2020-01-01T00:00:00Z",
             "expires_at":null,"last_used_at":null}""";

    private static final String VARIABLE = """
            {"key":"PASSWORD","value":"not-to-be-seen","masked":false,"protected":false,"environment_scope":"*"}""";

    private GitLabAnswers() {}

    static FakeForge forge() {
        return new FakeForge("/api/v4", GitLabAnswers::describe);
    }

    private static void describe(FakeForge forge) {
        forge.document("/user", "{\"id\":1,\"username\":\"ada\",\"is_admin\":true}");
        forge.document("/application/settings", """
                {"require_two_factor_authentication":false,"signup_enabled":true,
                 "require_admin_approval_after_user_signup":false,"email_confirmation_setting":"off",
                 "password_authentication_enabled_for_git":true,
                 "allow_local_requests_from_web_hooks_and_services":true,"default_project_visibility":"public",
                 "default_branch_protection":0,"throttle_authenticated_api_enabled":false,
                 "throttle_unauthenticated_api_enabled":false,"restricted_visibility_levels":[]}""");
        forge.document("/groups/acme?with_projects=false", GROUP.formatted(1, "acme", "null", ""));
        forge.list("/groups/acme/descendant_groups", GROUP.formatted(2, "acme/platform", "1", ""));
        forge.document("/groups/acme%2Fplatform?with_projects=false", GROUP.formatted(2, "acme/platform", "1", ""));
        forge.document("/groups/acme/members/all/1", member(1, "ada", 50));
        forge.list(
                "/groups/acme/members/all",
                String.join(
                        "|", member(1, "ada", 50), member(2, "bob", 50), member(3, "cy", 50), member(4, "dee", 50)));
        forge.list(
                "/groups/acme/members",
                String.join(
                        "|", member(1, "ada", 50), member(2, "bob", 50), member(3, "cy", 50), member(4, "dee", 50)));
        forge.list("/groups/acme%2Fplatform/members", member(5, "fay", 30));
        forge.list("/groups/9/members/all", member(6, "gus", 40));
        forge.list("/users?two_factor=enabled", person("ada"));
        forge.list("/users?two_factor=disabled", person("bob"));
        forge.list("/groups/acme/billable_members", person("cy"));
        forge.list("/personal_access_tokens?state=active", TOKEN.formatted(11, "laptop"));
        for (String group : new String[] {"acme", "acme%2Fplatform"}) {
            machines(forge, "/groups/" + group, 20);
            forge.list("/groups/" + group + "/protected_environments", "");
            forge.list(
                    "/groups/" + group + "/invitations",
                    "{\"invite_email\":\"new@example.com\",\"access_level\":30,"
                            + "\"created_at\":\"2026-01-01T00:00:00Z\"}");
        }
        forge.list("/groups/acme/projects?include_subgroups=true&with_shared=false&order_by=id&sort=asc", """
                {"id":7,"path_with_namespace":"acme/platform/deploy","archived":false,"visibility":"private",
                 "default_branch":"main","empty_repo":false,"last_activity_at":"2026-05-01T00:00:00Z",
                 "forking_access_level":"enabled","only_allow_merge_if_pipeline_succeeds":false,
                 "only_allow_merge_if_all_discussions_are_resolved":false,"merge_method":"merge",
                 "ci_pipeline_variables_minimum_override_role":"developer",
                 "pre_receive_secret_detection_enabled":false,
                 "shared_with_groups":[{"group_id":9,"group_full_path":"partners","group_access_level":40}]}""");
        project(forge, "/projects/7");
    }

    private static void project(FakeForge forge, String base) {
        machines(forge, base, 40);
        forge.list(base + "/members", member(7, "eve", 40));
        forge.list(base + "/invitations", "");
        forge.list(base + "/protected_branches", """
                {"id":1,"name":"ma*","push_access_levels":[{"access_level":30}],"allow_force_push":true,
                 "code_owner_approval_required":false}""");
        forge.list(
                base + "/approval_rules",
                "{\"id\":1,\"rule_type\":\"any_approver\",\"approvals_required\":0,\"protected_branches\":[],"
                        + "\"applies_to_all_protected_branches\":false}");
        forge.document(base + "/approvals", """
                {"reset_approvals_on_push":false,"merge_requests_author_approval":true,
                 "merge_requests_disable_committers_approval":false,
                 "disable_overriding_approvers_per_merge_request":false}""");
        forge.document(base + "/push_rule", """
                {"reject_unsigned_commits":false,"commit_committer_check":false,"prevent_secrets":false}""");
        forge.document(base + "/job_token_scope", "{\"inbound_enabled\":false}");
        forge.list(base + "/protected_tags", "");
        forge.list(
                base + "/deploy_keys",
                "{\"id\":1,\"title\":\"ci\",\"can_push\":true,\"created_at\":\"2020-01-01T00:00:00Z\"}");
        forge.list(
                base + "/environments?states=available", "{\"id\":1,\"name\":\"production\",\"tier\":\"production\"}");
        forge.list(base + "/protected_environments", "");
    }

    private static void machines(FakeForge forge, String base, int id) {
        forge.list(base + "/access_tokens?state=active", TOKEN.formatted(id, "renovate"));
        forge.list(
                base + "/deploy_tokens?active=true",
                "{\"id\":" + id + ",\"name\":\"registry\",\"scopes\":[\"read_registry\"],\"expires_at\":null}");
        forge.list(base + "/variables", VARIABLE);
        forge.list(
                base + "/hooks",
                "{\"id\":" + id + ",\"url\":\"http://ci.example.com/x\",\"enable_ssl_verification\":false}");
        forge.document(
                base + "/hooks/" + id + "/events?per_page=1",
                "[{\"id\":1,\"request_headers\":{\"X-Gitlab-Event\":\"Push Hook\"}}]");
    }

    private static String member(int id, String account, int level) {
        return "{\"id\":%d,\"username\":\"%s\",\"state\":\"active\",\"access_level\":%d}".formatted(id, account, level);
    }

    private static String person(String account) {
        return "{\"username\":\"%s\",\"last_activity_on\":\"2020-01-01\"}".formatted(account);
    }
}
