package dev.gatehouse.plan;

import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which settings a forge's API can change, and where the others are on its web pages.
 *
 * @see <a href="https://docs.github.com/rest/orgs/orgs#update-an-organization">What GitHub takes</a>
 */
final class SettingPages {

    private static final Set<OrganizationSetting> GITHUB = EnumSet.of(
            OrganizationSetting.BASE_PERMISSION,
            OrganizationSetting.MEMBERS_CREATE_PUBLIC_REPOSITORIES,
            OrganizationSetting.MEMBERS_FORK_PRIVATE_REPOSITORIES,
            OrganizationSetting.MEMBERS_CREATE_PUBLIC_PAGES,
            OrganizationSetting.NEW_REPOSITORIES_SECRET_SCANNING,
            OrganizationSetting.NEW_REPOSITORIES_PUSH_PROTECTION,
            OrganizationSetting.NEW_REPOSITORIES_DEPENDENCY_ALERTS,
            OrganizationSetting.ACTIONS_REPOSITORIES,
            OrganizationSetting.ACTIONS_ALLOWED,
            OrganizationSetting.ACTIONS_PINNED,
            OrganizationSetting.WORKFLOW_TOKEN,
            OrganizationSetting.WORKFLOWS_APPROVE_REQUESTS);

    private static final Set<RepositorySetting> GITHUB_REPOSITORY = EnumSet.of(
            RepositorySetting.PRIVATE_FORKING,
            RepositorySetting.SECRET_SCANNING,
            RepositorySetting.PUSH_PROTECTION,
            RepositorySetting.DEPENDENCY_ALERTS,
            RepositorySetting.ACTIONS_ALLOWED,
            RepositorySetting.WORKFLOW_TOKEN,
            RepositorySetting.WORKFLOWS_APPROVE_REQUESTS);

    private static final Set<OrganizationSetting> GITLAB = EnumSet.of(
            OrganizationSetting.TWO_FACTOR_REQUIRED,
            OrganizationSetting.TWO_FACTOR_GRACE_HOURS,
            OrganizationSetting.SHARE_OUTSIDE,
            OrganizationSetting.MEMBERS_FORK_PRIVATE_REPOSITORIES,
            OrganizationSetting.NEW_BRANCHES);

    private static final Set<RepositorySetting> GITLAB_REPOSITORY = EnumSet.of(
            RepositorySetting.PRIVATE_FORKING,
            RepositorySetting.PIPELINE_VARIABLES_BY_ANYONE,
            RepositorySetting.JOB_TOKEN_LIMITED,
            RepositorySetting.TAGS_PROTECTED,
            RepositorySetting.SELF_APPROVAL,
            RepositorySetting.COMMITTER_APPROVAL,
            RepositorySetting.APPROVERS_OVERRIDDEN,
            RepositorySetting.COMMITTERS_VERIFIED,
            RepositorySetting.SECRETS_REFUSED_ON_PUSH);

    /** A page, and what to do on it. */
    record Page(String address, String click) {}

    private final ForgeContext forge;

    SettingPages(ForgeContext forge) {
        this.forge = forge;
    }

    /** The page of a setting that the API can't change; empty where it can. */
    Optional<Page> of(OrganizationSetting setting, String value) {
        boolean api = switch (forge.type()) {
            case "github" -> GITHUB.contains(setting);
            case "gitlab" -> GITLAB.contains(setting);
            default -> false;
        };
        return api ? Optional.empty() : Optional.of(page(setting, value));
    }

    /** As {@link #of(OrganizationSetting, String)}. */
    Optional<Page> of(String repository, RepositorySetting setting, String value) {
        boolean api = switch (forge.type()) {
            case "github" -> GITHUB_REPOSITORY.contains(setting);
            case "gitlab" -> GITLAB_REPOSITORY.contains(setting);
            default -> false;
        };
        if (api) {
            return Optional.empty();
        }
        String web = forge.web() + "/" + repository;
        return Optional.of(
                switch (forge.type()) {
                    case "github" -> new Page(web + "/settings", "Set " + words(setting) + " to " + value);
                    case "gitlab" ->
                        new Page(web + "/-/settings/merge_requests", "Set " + words(setting) + " to " + value);
                    default ->
                        setting == RepositorySetting.TAGS_PROTECTED
                                ? new Page(web + "/settings/tags", "Protect Tag: the pattern *, and who may push it")
                                : new Page(web + "/settings", "This forge has no " + words(setting));
                });
    }

    private Page page(OrganizationSetting setting, String value) {
        boolean on = value.equals("true");
        return switch (forge.type()) {
            case "github" -> gitHub(setting, on, value);
            case "gitlab" -> new Page(forge.web() + "/groups/" + forge.organization() + "/-/edit", words(setting));
            default ->
                setting == OrganizationSetting.TWO_FACTOR_REQUIRED
                        ? new Page(
                                "app.ini of the server",
                                "[security] TWO_FACTOR_AUTH = " + (on ? "enforced" : "") + ", then restart it")
                        : new Page(
                                forge.web() + "/org/" + forge.organization() + "/settings",
                                "This forge has no " + words(setting));
        };
    }

    private Page gitHub(OrganizationSetting setting, boolean on, String value) {
        String settings = forge.web() + "/organizations/" + forge.organization() + "/settings";
        String privileges = settings + "/member_privileges";
        String tick = on ? "Tick " : "Untick ";
        return switch (setting) {
            case TWO_FACTOR_REQUIRED ->
                new Page(
                        settings + "/security",
                        tick + "\"Require two-factor authentication for everyone in the " + forge.organization()
                                + " organization\", then Save");
            case MEMBERS_DELETE_REPOSITORIES ->
                new Page(
                        privileges,
                        tick + "\"Allow members to delete or transfer repositories for this organization\", then Save");
            case MEMBERS_CHANGE_VISIBILITY ->
                new Page(
                        privileges,
                        tick + "\"Allow members to change repository visibilities for this organization\", then Save");
            case MEMBERS_INVITE_OUTSIDERS ->
                new Page(
                        privileges,
                        tick + "\"Allow repository administrators to invite outside collaborators to repositories for"
                                + " this organization\", then Save");
            case MEMBERS_DELETE_ISSUES ->
                new Page(privileges, tick + "\"Allow members to delete issues for this organization\", then Save");
            case MEMBERS_CREATE_TEAMS -> new Page(privileges, tick + "\"Allow members to create teams\", then Save");
            case DOMAIN_VERIFIED -> new Page(settings + "/domains", "Add a domain, then verify it");
            default -> new Page(settings, "Set " + words(setting) + " to " + value);
        };
    }

    /** A setting's name as one would say it. */
    static String words(Enum<?> setting) {
        return setting.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
