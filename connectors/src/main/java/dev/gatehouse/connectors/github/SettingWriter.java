package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of an organisation and of repositories, by their keys in a baseline.
 *
 * @see <a href="https://docs.github.com/rest/orgs/orgs#update-an-organization">Update an organization</a>
 * @see <a href="https://docs.github.com/rest/actions/permissions">GitHub Actions permissions</a>
 */
final class SettingWriter {

    /** GitHub's field of {@code PATCH /orgs/ORG}, by key. */
    private static final Map<String, String> OF_ORGANIZATION = Map.of(
            "basePermission", "default_repository_permission",
            "membersCreatePublicRepositories", "members_can_create_public_repositories",
            "membersForkPrivateRepositories", "members_can_fork_private_repositories",
            "membersCreatePublicPages", "members_can_create_public_pages",
            "newRepositoriesSecretScanning", "secret_scanning_enabled_for_new_repositories",
            "newRepositoriesPushProtection", "secret_scanning_push_protection_enabled_for_new_repositories",
            "newRepositoriesDependencyAlerts", "dependabot_alerts_enabled_for_new_repositories");

    /** Fields of Actions permissions and of the token of workflows, by key. */
    private static final Map<String, String> OF_ACTIONS = Map.of(
            "actionsRepositories", "enabled_repositories",
            "actionsAllowed", "allowed_actions",
            "actionsPinned", "sha_pinning_required");

    private static final Map<String, String> OF_WORKFLOWS = Map.of(
            "workflowToken", "default_workflow_permissions",
            "workflowsApproveRequests", "can_approve_pull_request_reviews");

    private final GitHub github;

    SettingWriter(GitHub github) {
        this.github = github;
    }

    Answer<Boolean> ofOrganization(Change change) {
        String organization = github.organization();
        String field = OF_ORGANIZATION.get(key(change));
        if (field != null) {
            return github.change("PATCH", Map.of(field, value(change)), "/orgs/{}", organization);
        }
        return actions(change, Call.path("/orgs/{}/actions/permissions", organization));
    }

    Answer<Boolean> ofRepository(Change change) {
        String[] parts = RepositoryPath.parts(change.target().holder());
        return switch (key(change)) {
            case "privateForking" -> patch(parts, Map.of("allow_forking", value(change)));
            case "secretScanning" -> patch(parts, analysis("secret_scanning", change));
            case "pushProtection" -> patch(parts, analysis("secret_scanning_push_protection", change));
            case "dependencyAlerts" ->
                github.change(
                        change.becomes(Attribute.VALUE).equals("true") ? "PUT" : "DELETE",
                        "/repos/{}/{}/vulnerability-alerts",
                        parts);
            default -> actions(change, Call.path("/repos/{}/{}/actions/permissions", parts));
        };
    }

    private Answer<Boolean> patch(String[] repository, Map<String, ?> body) {
        return github.change("PATCH", body, "/repos/{}/{}", repository);
    }

    private static Map<String, ?> analysis(String field, Change change) {
        String status = change.becomes(Attribute.VALUE).equals("true") ? "enabled" : "disabled";
        return Map.of("security_and_analysis", Map.of(field, Map.of("status", status)));
    }

    /** GitHub takes these all at once, so what is not changed is sent as it is. */
    private Answer<Boolean> actions(Change change, String path) {
        String field = OF_ACTIONS.get(key(change));
        String ofWorkflows = OF_WORKFLOWS.get(key(change));
        if (field == null && ofWorkflows == null) {
            return Writes.impossible("GitHub's API can't change " + key(change));
        }
        String address = field == null ? path + "/workflow" : path;
        List<String> fields = field == null
                ? List.of("default_workflow_permissions", "can_approve_pull_request_reviews")
                : List.of("enabled", "enabled_repositories", "allowed_actions", "sha_pinning_required");
        String changed = field == null ? String.valueOf(ofWorkflows) : field;
        return Writes.with(github.ask(address), json -> {
            Map<String, Object> body = new HashMap<>();
            fields.forEach(each -> kept(json, each, body));
            body.put(changed, value(change));
            return github.change("PUT", body, address);
        });
    }

    private static void kept(Json json, String field, Map<String, Object> body) {
        json.truth(field).ifPresent(truth -> body.put(field, truth));
        json.word(field).ifPresent(word -> body.put(field, word));
    }

    private static String key(Change change) {
        return change.target().subject();
    }

    private static Object value(Change change) {
        String value = change.becomes(Attribute.VALUE);
        return value.equals("true") || value.equals("false") ? (Object) Boolean.valueOf(value) : value;
    }
}
