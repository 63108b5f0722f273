package dev.gatehouse.model.forge.settings;

/**
 * Settings of organisations, groups and the servers they are on. A yes or no is {@code true} or {@code false}; others
 * have the words given.
 */
public enum OrganizationSetting {
    /** Whether everyone must have a second factor. */
    TWO_FACTOR_REQUIRED,
    /** How many hours a new member may go without: a number. */
    TWO_FACTOR_GRACE_HOURS,
    /** What every member may do in every repository: {@code none}, {@code read}, {@code write} or {@code admin}. */
    BASE_PERMISSION,
    MEMBERS_CREATE_PUBLIC_REPOSITORIES,
    MEMBERS_FORK_PRIVATE_REPOSITORIES,
    MEMBERS_DELETE_REPOSITORIES,
    MEMBERS_CHANGE_VISIBILITY,
    MEMBERS_INVITE_OUTSIDERS,
    MEMBERS_DELETE_ISSUES,
    MEMBERS_CREATE_PUBLIC_PAGES,
    MEMBERS_CREATE_TEAMS,
    DOMAIN_VERIFIED,
    /** Whether notifications go to mailboxes of verified domains only. */
    NOTIFICATIONS_LIMITED,
    /** Whether people sign in through an identity provider of the organisation's own. */
    SINGLE_SIGN_ON,
    NEW_REPOSITORIES_SECRET_SCANNING,
    NEW_REPOSITORIES_PUSH_PROTECTION,
    NEW_REPOSITORIES_DEPENDENCY_ALERTS,
    /** Which repositories run workflows: {@code all}, {@code selected} or {@code none}. */
    ACTIONS_REPOSITORIES,
    /** Which actions workflows may use: {@code all}, {@code local_only} or {@code selected}. */
    ACTIONS_ALLOWED,
    ACTIONS_PINNED,
    /** What a workflow's token may do unless told otherwise: {@code read} or {@code write}. */
    WORKFLOW_TOKEN,
    WORKFLOWS_APPROVE_REQUESTS,
    /** Whether projects may be shared with groups outside. */
    SHARE_OUTSIDE,
    /** What new projects' default branches are: {@code protected} or {@code open}. */
    NEW_BRANCHES,
    SIGN_UP_OPEN,
    SIGN_UP_MAIL_CONFIRMED,
    GIT_BY_PASSWORD,
    HOOKS_TO_LOCAL_NETWORK,
    /** Who sees a new project: {@code private}, {@code internal} or {@code public}. */
    NEW_PROJECT_VISIBILITY,
    CALLS_THROTTLED
}
