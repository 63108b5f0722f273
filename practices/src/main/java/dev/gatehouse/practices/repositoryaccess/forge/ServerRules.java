package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import java.util.List;

/** One rule for each setting of a server of one's own. */
final class ServerRules {

    private ServerRules() {}

    static List<Check> checks() {
        return List.of(
                OrganizationRules.setting(
                        "sign-up-open",
                        OrganizationSetting.SIGN_UP_OPEN,
                        "false"::equals,
                        Severity.HIGH,
                        "Anyone may sign up on the server",
                        "A stranger with an account sees whatever is internal, and tries everything that an account may.",
                        "Turn sign-up off (GitLab: Admin, Settings, General; Gitea: [service] DISABLE_REGISTRATION = true).",
                        "a stranger gets an account by asking"),
                OrganizationRules.setting(
                        "sign-up-mail-unconfirmed",
                        OrganizationSetting.SIGN_UP_MAIL_CONFIRMED,
                        "true"::equals,
                        Severity.LOW,
                        "Nobody checks the mail address of a new account",
                        "Anyone can sign up in someone else's name.",
                        "Have addresses confirmed (GitLab: Admin, Settings, General; Gitea: [service] REGISTER_EMAIL_CONFIRM = true).",
                        "an account may have anyone's address"),
                OrganizationRules.setting(
                        "git-by-password",
                        OrganizationSetting.GIT_BY_PASSWORD,
                        "false"::equals,
                        Severity.HIGH,
                        "Git takes a password over HTTPS",
                        "A password that was guessed or bought pushes without a second factor.",
                        "Turn it off, so that tokens and keys alone are taken (GitLab: Admin, Settings, General, Sign-in restrictions).",
                        "a password alone is enough to push"),
                OrganizationRules.setting(
                        "hooks-to-local-network",
                        OrganizationSetting.HOOKS_TO_LOCAL_NETWORK,
                        "false"::equals,
                        Severity.MEDIUM,
                        "Webhooks may reach the server's own network",
                        "Whoever may set a webhook asks services inside that trust the server.",
                        "Forbid it, and list the addresses that are needed (GitLab: Admin, Settings, Network, Outbound requests).",
                        "whoever sets a webhook reaches services inside"),
                OrganizationRules.setting(
                        "new-projects-visible",
                        OrganizationSetting.NEW_PROJECT_VISIBILITY,
                        "private"::equals,
                        Severity.MEDIUM,
                        "New projects are not private unless someone says so",
                        "What is pushed first is seen by everyone before anyone thinks of it.",
                        "Make private the default (GitLab: Admin, Settings, General, Visibility; Gitea: [repository] DEFAULT_PRIVATE = private).",
                        "new projects are seen by others than their members"),
                OrganizationRules.setting(
                        "calls-unthrottled",
                        OrganizationSetting.CALLS_THROTTLED,
                        "true"::equals,
                        Severity.LOW,
                        "Calls of the API are not throttled",
                        "Passwords and tokens can be tried as fast as the server answers.",
                        "Turn on the limits for authenticated and other calls (GitLab: Admin, Settings, Network).",
                        "passwords and tokens can be tried without end"));
    }
}
