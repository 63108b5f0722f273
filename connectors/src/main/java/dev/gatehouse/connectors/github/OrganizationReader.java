package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of an organisation.
 *
 * @see <a href="https://docs.github.com/rest/orgs/orgs#get-an-organization">Get an organization</a>
 */
final class OrganizationReader {

    private static final String LEFT_OUT =
            "GitHub leaves it out for this token; give it a token of an owner with the scope admin:org";

    private final GitHub github;
    private boolean workflowsRestricted;

    OrganizationReader(GitHub github) {
        this.github = github;
    }

    /** What is told of the organisation itself, and what it lets its workflows do. */
    Optional<Json> read(Sightings sightings) {
        String organization = github.organization();
        Optional<Json> told = sightings.take(FactKind.ORGANIZATION, github.ask("/orgs/{}", organization));
        if (told.isEmpty()) {
            return told;
        }
        if (told.get().word("login").isEmpty()) {
            sightings.gap(FactKind.ORGANIZATION, "GET /orgs/" + organization + " answered no organisation", null);
            return Optional.empty();
        }
        Map<OrganizationSetting, Told<String>> settings = new EnumMap<>(OrganizationSetting.class);
        ofOrganization(told.get(), settings);
        ofActions(settings);
        ofGraph(told.get(), settings);
        workflowsRestricted = is(settings, OrganizationSetting.WORKFLOW_TOKEN, "read")
                && is(settings, OrganizationSetting.WORKFLOWS_APPROVE_REQUESTS, "false");
        sightings.add(new Organization(organization, settings, sightings.origin("orgs/" + organization)));
        return told;
    }

    /**
     * Whether the organisation restricts what workflows may do, which then holds for each of its repositories.
     *
     * @see <a href="https://docs.github.com/actions/reference/github_token-reference">How permissions are
     *     calculated</a>
     */
    boolean workflowsRestricted() {
        return workflowsRestricted;
    }

    private static boolean is(
            Map<OrganizationSetting, Told<String>> settings, OrganizationSetting setting, String value) {
        Told<String> told = settings.get(setting);
        return told != null && told.is(value);
    }

    private static void ofOrganization(Json told, Map<OrganizationSetting, Told<String>> settings) {
        truth(told, "two_factor_requirement_enabled", OrganizationSetting.TWO_FACTOR_REQUIRED, settings);
        truth(
                told,
                "members_can_create_public_repositories",
                OrganizationSetting.MEMBERS_CREATE_PUBLIC_REPOSITORIES,
                settings);
        truth(
                told,
                "members_can_fork_private_repositories",
                OrganizationSetting.MEMBERS_FORK_PRIVATE_REPOSITORIES,
                settings);
        truth(told, "members_can_delete_repositories", OrganizationSetting.MEMBERS_DELETE_REPOSITORIES, settings);
        truth(told, "members_can_change_repo_visibility", OrganizationSetting.MEMBERS_CHANGE_VISIBILITY, settings);
        truth(told, "members_can_invite_outside_collaborators", OrganizationSetting.MEMBERS_INVITE_OUTSIDERS, settings);
        truth(told, "members_can_delete_issues", OrganizationSetting.MEMBERS_DELETE_ISSUES, settings);
        truth(told, "members_can_create_public_pages", OrganizationSetting.MEMBERS_CREATE_PUBLIC_PAGES, settings);
        truth(told, "members_can_create_teams", OrganizationSetting.MEMBERS_CREATE_TEAMS, settings);
        truth(told, "is_verified", OrganizationSetting.DOMAIN_VERIFIED, settings);
        truth(
                told,
                "secret_scanning_enabled_for_new_repositories",
                OrganizationSetting.NEW_REPOSITORIES_SECRET_SCANNING,
                settings);
        truth(
                told,
                "secret_scanning_push_protection_enabled_for_new_repositories",
                OrganizationSetting.NEW_REPOSITORIES_PUSH_PROTECTION,
                settings);
        truth(
                told,
                "dependabot_alerts_enabled_for_new_repositories",
                OrganizationSetting.NEW_REPOSITORIES_DEPENDENCY_ALERTS,
                settings);
        settings.put(
                OrganizationSetting.BASE_PERMISSION, Told.of(told.word("default_repository_permission"), LEFT_OUT));
    }

    /** What GraphQL alone tells. An enterprise may have single sign-on for all its organisations, unseen from here. */
    private void ofGraph(Json organization, Map<OrganizationSetting, Told<String>> settings) {
        Answer<Json> answer = github.query("""
                query Settings($login: String!) {
                  organization(login: $login) {
                    viewerCanAdminister
                    notificationDeliveryRestrictionEnabledSetting
                    samlIdentityProvider { id }
                  }
                }""", Map.of("login", github.organization()));
        Json told = answer.value()
                .map(json -> json.get("data").get("organization"))
                .filter(json -> json.truth("viewerCanAdminister").orElse(false))
                .orElse(Json.nothing());
        settings.put(
                OrganizationSetting.NOTIFICATIONS_LIMITED,
                Told.of(
                        told.word("notificationDeliveryRestrictionEnabledSetting")
                                .map(word -> String.valueOf(word.equals("ENABLED"))),
                        LEFT_OUT));
        boolean provider = told.get("samlIdentityProvider").word("id").isPresent();
        boolean none = told.has("samlIdentityProvider")
                && told.get("samlIdentityProvider").isNull();
        Optional<String> plan = organization.get("plan").word("name");
        boolean ofEnterprise = plan.filter(name -> !name.equals("enterprise")).isEmpty();
        settings.put(
                OrganizationSetting.SINGLE_SIGN_ON,
                provider
                        ? Told.known("true")
                        : none && !ofEnterprise
                                ? Told.known("false")
                                : Told.untold(
                                        none
                                                ? "it has none of its own; its enterprise may, which GitHub tells to the"
                                                        + " enterprise's owners"
                                                : LEFT_OUT));
    }

    private void ofActions(Map<OrganizationSetting, Told<String>> settings) {
        Answer<Json> actions = github.ask("/orgs/{}/actions/permissions", github.organization());
        word(actions, "enabled_repositories", OrganizationSetting.ACTIONS_REPOSITORIES, settings);
        boolean off = settings.get(OrganizationSetting.ACTIONS_REPOSITORIES) instanceof Told.Known<String>(String which)
                && which.equals("none");
        if (off) {
            return;
        }
        word(actions, "allowed_actions", OrganizationSetting.ACTIONS_ALLOWED, settings);
        if (actions.value().filter(json -> !json.has("sha_pinning_required")).isEmpty()) {
            settings.put(OrganizationSetting.ACTIONS_PINNED, SettingValues.truth(actions, "sha_pinning_required"));
        }
        Answer<Json> workflow = github.ask("/orgs/{}/actions/permissions/workflow", github.organization());
        word(workflow, "default_workflow_permissions", OrganizationSetting.WORKFLOW_TOKEN, settings);
        settings.put(
                OrganizationSetting.WORKFLOWS_APPROVE_REQUESTS,
                SettingValues.truth(workflow, "can_approve_pull_request_reviews"));
    }

    private static void truth(
            Json told, String field, OrganizationSetting setting, Map<OrganizationSetting, Told<String>> settings) {
        settings.put(setting, Told.of(told.truth(field).map(String::valueOf), LEFT_OUT));
    }

    private static void word(
            Answer<Json> answer,
            String field,
            OrganizationSetting setting,
            Map<OrganizationSetting, Told<String>> settings) {
        settings.put(setting, SettingValues.word(answer, field));
    }
}
