package dev.gatehouse.cli.check;

/**
 * What a GitHub answers about one organisation. Synthetic: the fields are those that GitHub's API description names and
 * that are read here, which {@link GitHubDescriptionTest} holds against it; the values are made up.
 */
final class GitHubAnswers {

    private GitHubAnswers() {}

    static FakeForge forge() {
        return new FakeForge("", GitHubAnswers::describe);
    }

    /** One that answers REST alone, as an older server does. */
    static FakeForge withoutGraph() {
        FakeForge forge = forge();
        forge.document("/graphql?Counts", "{\"errors\":[{\"message\":\"no such field\"}]}");
        return forge;
    }

    static void describe(FakeForge forge) {
        forge.document("/orgs/acme", """
                {"login":"acme","two_factor_requirement_enabled":true,"default_repository_permission":"write",
                 "members_can_create_public_repositories":true,"members_can_delete_repositories":false,
                 "is_verified":true,"plan":{"name":"team"},"public_repos":0,"total_private_repos":1}""");
        forge.document("/orgs/acme/actions/permissions", """
                {"enabled_repositories":"all","allowed_actions":"all","sha_pinning_required":false}""");
        forge.document("/orgs/acme/actions/permissions/workflow", """
                {"default_workflow_permissions":"write","can_approve_pull_request_reviews":true}""");
        String people = "{\"login\":\"ada\"}|{\"login\":\"bob\"}|{\"login\":\"cy\"}|{\"login\":\"dee\"}";
        forge.list("/orgs/acme/members?filter=all&role=all", people);
        forge.list("/orgs/acme/members?filter=all&role=admin", people);
        forge.list("/orgs/acme/members?filter=2fa_disabled", "{\"login\":\"bob\"}");
        forge.list("/orgs/acme/members?filter=2fa_insecure", "{\"login\":\"cy\"}");
        forge.list("/orgs/acme/outside_collaborators?filter=all", "{\"login\":\"eve\"}");
        forge.list("/orgs/acme/outside_collaborators?filter=2fa_disabled", "{\"login\":\"eve\"}");
        forge.list("/orgs/acme/outside_collaborators?filter=2fa_insecure", "");
        forge.list(
                "/orgs/acme/invitations",
                "{\"id\":1,\"login\":\"fay\",\"role\":\"direct_member\"," + "\"created_at\":\"2026-01-01T00:00:00Z\"}");
        forge.list("/orgs/acme/teams", "{\"slug\":\"platform\",\"parent\":null}");
        forge.list("/orgs/acme/teams/platform/members?role=all", "");
        forge.list("/orgs/acme/teams/platform/members?role=maintainer", "");
        forge.list("/orgs/acme/teams/platform/repos", "{\"full_name\":\"acme/deploy\",\"role_name\":\"admin\"}");
        forge.document("/orgs/acme/installations", """
                {"total_count":1,"installations":[{"app_slug":"bot","permissions":{"contents":"write"},
                 "repository_selection":"all","suspended_at":null}]}""");
        forge.list(
                "/orgs/acme/personal-access-tokens",
                "{\"id\":7,\"owner\":{\"login\":\"ada\"},\"token_name\":\"old\","
                        + "\"permissions\":{\"repository\":{\"contents\":\"write\"}},\"token_expires_at\":null,"
                        + "\"token_last_used_at\":null}");
        forge.list(
                "/orgs/acme/hooks",
                "{\"id\":3,\"active\":true,\"config\":{\"url\":\"http://ci.example.com/x\","
                        + "\"insecure_ssl\":\"1\"}}");
        forge.document("/orgs/acme/actions/secrets", """
                {"total_count":1,"secrets":[{"name":"KEY","visibility":"all","updated_at":"2020-01-01T00:00:00Z"}]}""");
        forge.document("/orgs/acme/actions/runner-groups", """
                {"total_count":1,"runner_groups":[{"name":"own","visibility":"all","allows_public_repositories":true}]}""");
        forge.list("/orgs/acme/repos?type=all", """
                {"full_name":"acme/deploy","archived":false,"fork":false,"private":true,"visibility":"private",
                 "default_branch":"main","pushed_at":"2026-05-01T00:00:00Z","allow_forking":true,
                 "permissions":{"admin":true},
                 "security_and_analysis":{"secret_scanning":{"status":"disabled"},
                  "secret_scanning_push_protection":{"status":"disabled"}}}""");
        repository(forge, "/repos/acme/deploy");
        forge.document("/graphql?Settings", """
                {"data":{"organization":{"viewerCanAdminister":true,
                 "notificationDeliveryRestrictionEnabledSetting":"DISABLED","samlIdentityProvider":null}}}""");
        forge.document("/graphql?Counts", """
                {"data":{"organization":{"repositories":{"pageInfo":{"hasNextPage":false,"endCursor":"x"},
                 "nodes":[{"nameWithOwner":"acme/deploy","viewerPermission":"ADMIN","isEmpty":false,
                  "hasVulnerabilityAlertsEnabled":false,"deployKeys":{"totalCount":1},"environments":{"totalCount":1},
                  "branchProtectionRules":{"totalCount":1},"rulesets":{"totalCount":1},
                  "collaborators":{"totalCount":1},
                  "defaultBranchRef":{"rules":{"totalCount":1,"nodes":[{"type":"DELETION","parameters":null,
                   "repositoryRuleset":{"databaseId":42,"source":{"__typename":"Organization"}}}]}}}]}}}}""");
    }

    private static void repository(FakeForge forge, String base) {
        forge.document(base + "/actions/permissions", "{\"enabled\":true,\"allowed_actions\":\"all\"}");
        forge.document(base + "/actions/permissions/workflow", """
                {"default_workflow_permissions":"write","can_approve_pull_request_reviews":true}""");
        forge.list(base + "/collaborators?affiliation=direct", "{\"login\":\"eve\",\"role_name\":\"admin\"}");
        forge.list(base + "/collaborators?affiliation=outside", "{\"login\":\"eve\",\"role_name\":\"admin\"}");
        forge.list(base + "/invitations", "");
        forge.document(base + "/branches/main/protection", """
                {"required_pull_request_reviews":{"dismiss_stale_reviews":false,"require_code_owner_reviews":false,
                  "require_last_push_approval":false,"required_approving_review_count":0},
                 "enforce_admins":{"enabled":false},"required_signatures":{"enabled":false},
                 "required_linear_history":{"enabled":false},"required_conversation_resolution":{"enabled":false},
                 "allow_force_pushes":{"enabled":true},"allow_deletions":{"enabled":true}}""");
        forge.list(
                base + "/rules/branches/main",
                "{\"type\":\"deletion\",\"ruleset_source_type\":\"Organization\"," + "\"ruleset_id\":42}");
        forge.document(base + "/rulesets/42?includes_parents=true", """
                {"id":42,"name":"all","bypass_actors":[{"actor_type":"OrganizationAdmin","bypass_mode":"always"}]}""");
        forge.list(
                base + "/keys",
                "{\"id\":1,\"title\":\"ci\",\"read_only\":false,\"created_at\":\"2020-01-01T00:00:00Z\","
                        + "\"last_used\":null}");
        forge.list(base + "/hooks", "");
        forge.document(base + "/actions/secrets", "{\"total_count\":0,\"secrets\":[]}");
        forge.document(base + "/environments", """
                {"total_count":1,"environments":[{"name":"production","protection_rules":[],
                 "deployment_branch_policy":null}]}""");
        forge.list(
                base + "/activity?time_period=quarter",
                "{\"actor\":{\"login\":\"ada\"},\"timestamp\":\"2026-05-20T00:00:00Z\"}");
    }
}
