package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.List;
import java.util.function.Predicate;

/** One rule for each setting of an organisation. */
final class OrganizationRules {

    /** Organisations, and the servers that groups are on. */
    static final Subjects<Organization> ORGANIZATIONS = Subjects.of(
            Organization.class,
            FactKind.ORGANIZATION,
            organization -> (organization.name().startsWith("server ") ? "" : "organisation ") + organization.name());

    private OrganizationRules() {}

    static List<Check> checks() {
        return List.of(
                setting(
                        "base-permission",
                        OrganizationSetting.BASE_PERMISSION,
                        word -> word.equals("none") || word.equals("read"),
                        Severity.HIGH,
                        "Every member may change every repository",
                        "A base permission above read makes each account a way into everything that is deployed.",
                        "Set the base permission to none or read, and give access by team (GitHub: Settings, Member privileges).",
                        "every member may change every repository"),
                setting(
                        "members-create-public-repositories",
                        OrganizationSetting.MEMBERS_CREATE_PUBLIC_REPOSITORIES,
                        "false"::equals,
                        Severity.MEDIUM,
                        "Members may create public repositories",
                        "One wrong click publishes what was meant to stay inside.",
                        "Let members create private repositories only (GitHub: Settings, Member privileges).",
                        "any member may publish a repository"),
                setting(
                        "members-fork-private-repositories",
                        OrganizationSetting.MEMBERS_FORK_PRIVATE_REPOSITORIES,
                        "false"::equals,
                        Severity.MEDIUM,
                        "Members may copy private repositories to their own accounts",
                        "A copy keeps its content where nobody of the organisation looks.",
                        "Forbid forking of private repositories (GitHub: Settings, Member privileges).",
                        "private repositories may be copied to personal accounts"),
                setting(
                        "members-delete-repositories",
                        OrganizationSetting.MEMBERS_DELETE_REPOSITORIES,
                        "false"::equals,
                        Severity.MEDIUM,
                        "Administrators of a repository may delete it",
                        "One stolen account removes what is deployed and its history.",
                        "Leave deletion to owners. Only the web page can change it: Settings, Member privileges, Repository deletion and transfer.",
                        "repositories can be deleted by others than owners"),
                setting(
                        "members-change-visibility",
                        OrganizationSetting.MEMBERS_CHANGE_VISIBILITY,
                        "false"::equals,
                        Severity.HIGH,
                        "Administrators of a repository may make it public",
                        "One stolen account publishes everything it reaches.",
                        "Leave it to owners. Only the web page can change it: Settings, Member privileges, Repository visibility change.",
                        "repositories can be made public by others than owners"),
                setting(
                        "members-invite-outsiders",
                        OrganizationSetting.MEMBERS_INVITE_OUTSIDERS,
                        "false"::equals,
                        Severity.MEDIUM,
                        "Others than owners may invite outside collaborators",
                        "People come in whom nobody of the organisation has looked at.",
                        "Leave it to owners. Only the web page can change it: Settings, Member privileges, Repository invitations.",
                        "outsiders are let in by others than owners"),
                setting(
                        "members-delete-issues",
                        OrganizationSetting.MEMBERS_DELETE_ISSUES,
                        "false"::equals,
                        Severity.LOW,
                        "Others than owners may delete issues",
                        "Reports of a weakness can be made to vanish.",
                        "Leave it to owners. Only the web page can change it: Settings, Member privileges, Issue deletion.",
                        "issues can be deleted by others than owners"),
                setting(
                        "domain-not-verified",
                        OrganizationSetting.DOMAIN_VERIFIED,
                        "true"::equals,
                        Severity.LOW,
                        "The organisation's domain is not verified",
                        "Anyone can make an organisation that looks like this one.",
                        "Verify the domain (GitHub: Settings, Verified and approved domains).",
                        "nothing shows whose organisation it is"),
                setting(
                        "new-repositories-without-secret-scanning",
                        OrganizationSetting.NEW_REPOSITORIES_SECRET_SCANNING,
                        "true"::equals,
                        Severity.LOW,
                        "New repositories begin without secret scanning",
                        "A secret that is pushed to one stays unnoticed.",
                        "Turn it on for new repositories (GitHub: Settings, Advanced Security).",
                        "secrets in new repositories stay unnoticed"),
                setting(
                        "new-repositories-without-push-protection",
                        OrganizationSetting.NEW_REPOSITORIES_PUSH_PROTECTION,
                        "true"::equals,
                        Severity.LOW,
                        "New repositories begin without push protection",
                        "A secret that is pushed to one is published before anyone notices.",
                        "Turn it on for new repositories (GitHub: Settings, Advanced Security).",
                        "secrets can be pushed to new repositories"),
                setting(
                        "new-repositories-without-dependency-alerts",
                        OrganizationSetting.NEW_REPOSITORIES_DEPENDENCY_ALERTS,
                        "true"::equals,
                        Severity.LOW,
                        "New repositories begin without alerts on their dependencies",
                        "Known holes in what is built on stay unnoticed.",
                        "Turn them on for new repositories (GitHub: Settings, Advanced Security).",
                        "known holes in dependencies of new repositories stay unnoticed"),
                setting(
                        "any-action-allowed",
                        OrganizationSetting.ACTIONS_ALLOWED,
                        word -> !word.equals("all"),
                        Severity.MEDIUM,
                        "Workflows may use any action",
                        "An action of a stranger runs with the repository's token and secrets.",
                        "Allow actions of the organisation and chosen ones only (GitHub: Settings, Actions, General).",
                        "workflows run anyone's code with the organisation's tokens"),
                setting(
                        "actions-not-pinned",
                        OrganizationSetting.ACTIONS_PINNED,
                        "true"::equals,
                        Severity.LOW,
                        "Actions need not be pinned to a commit",
                        "Whoever moves a tag of an action runs their code in every workflow that uses it.",
                        "Require pinning to a full commit (GitHub: Settings, Actions, General).",
                        "an action's tag can be moved under a workflow"),
                setting(
                        "workflow-token-writes",
                        OrganizationSetting.WORKFLOW_TOKEN,
                        "read"::equals,
                        Severity.HIGH,
                        "Workflows get a token that may write unless they say otherwise",
                        "Any step of any workflow may change the repository.",
                        "Make the default token read-only (GitHub: Settings, Actions, General, Workflow permissions).",
                        "any step of a workflow may change its repository"),
                setting(
                        "workflows-approve-requests",
                        OrganizationSetting.WORKFLOWS_APPROVE_REQUESTS,
                        "false"::equals,
                        Severity.HIGH,
                        "Workflows may approve pull requests",
                        "A workflow stands in for the second pair of eyes.",
                        "Forbid it (GitHub: Settings, Actions, General, Workflow permissions).",
                        "a workflow counts as a reviewer"),
                setting(
                        "members-create-public-pages",
                        OrganizationSetting.MEMBERS_CREATE_PUBLIC_PAGES,
                        "false"::equals,
                        Severity.LOW,
                        "Members may publish pages",
                        "A page made from a private repository shows the Internet what was meant to stay inside.",
                        "Let members publish private pages only (GitHub: Settings, Member privileges).",
                        "any member may publish pages"),
                setting(
                        "members-create-teams",
                        OrganizationSetting.MEMBERS_CREATE_TEAMS,
                        "false"::equals,
                        Severity.LOW,
                        "Members may create teams",
                        "Teams carry access; who is in one that nobody asked for is not reviewed.",
                        "Leave it to owners. Only the web page can change it: Settings, Member privileges, Team creation rules.",
                        "any member may create teams"),
                setting(
                        "actions-everywhere",
                        OrganizationSetting.ACTIONS_REPOSITORIES,
                        word -> !word.equals("all"),
                        Severity.INFO,
                        "Every repository may run workflows",
                        "A repository that needs none is one more place where a pushed workflow runs with secrets.",
                        "Choose the repositories that run workflows (GitHub: Settings, Actions, General).",
                        "workflows run in every repository"),
                setting(
                        "notifications-to-any-mailbox",
                        OrganizationSetting.NOTIFICATIONS_LIMITED,
                        "true"::equals,
                        Severity.LOW,
                        "Notifications go to any mailbox",
                        "What happens in private repositories is sent to private mailboxes, which stay when someone leaves.",
                        "Limit them to verified domains (GitHub: Settings, Verified and approved domains).",
                        "what happens in private repositories is sent to private mailboxes"),
                setting(
                        "shared-outside",
                        OrganizationSetting.SHARE_OUTSIDE,
                        "false"::equals,
                        Severity.MEDIUM,
                        "Projects may be shared with groups outside",
                        "Whoever owns the other group decides from then on who comes in.",
                        "Forbid it (GitLab: the group's Settings, General, Permissions: prevent sharing a project with other groups).",
                        "its projects may be shared with groups that others run"),
                setting(
                        "new-branches-open",
                        OrganizationSetting.NEW_BRANCHES,
                        "protected"::equals,
                        Severity.MEDIUM,
                        "New projects begin with an unprotected branch",
                        "Until someone thinks of it, whoever may push rewrites what is deployed.",
                        "Protect default branches from the beginning (GitLab: Settings, Repository, Default branch).",
                        "default branches of new projects are open"));
    }

    static Check setting(
            String slug,
            OrganizationSetting setting,
            Predicate<String> right,
            Severity severity,
            String title,
            String why,
            String fix,
            String effect) {
        return ORGANIZATIONS
                .rule("organization-" + slug, severity)
                .says(title, why, fix)
                .wants(organization -> organization.settings().get(setting), right, effect);
    }
}
