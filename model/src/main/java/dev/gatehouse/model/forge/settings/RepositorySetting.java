package dev.gatehouse.model.forge.settings;

/** Settings of repositories. A yes or no is {@code true} or {@code false}; others have the words given. */
public enum RepositorySetting {
    /** Whether people may copy a private repository to an account of their own. */
    PRIVATE_FORKING,
    SECRET_SCANNING,
    PUSH_PROTECTION,
    DEPENDENCY_ALERTS,
    /** Which actions its workflows may use: {@code all}, {@code local_only} or {@code selected}. */
    ACTIONS_ALLOWED,
    /** What a workflow's token may do unless told otherwise: {@code read} or {@code write}. */
    WORKFLOW_TOKEN,
    WORKFLOWS_APPROVE_REQUESTS,
    RELEASES_IMMUTABLE,
    TAGS_PROTECTED,
    /** Whether an author may approve their own merge request. */
    SELF_APPROVAL,
    /** Whether someone who added commits may approve. */
    COMMITTER_APPROVAL,
    /** Whether a merge request may change who must approve it. */
    APPROVERS_OVERRIDDEN,
    APPROVALS_KEPT_ON_PUSH,
    PIPELINE_MUST_SUCCEED,
    DISCUSSIONS_RESOLVED,
    /** Whether anyone who may start a pipeline may set its variables. */
    PIPELINE_VARIABLES_BY_ANYONE,
    /** Whether only listed projects' job tokens reach it. */
    JOB_TOKEN_LIMITED,
    UNSIGNED_COMMITS_REFUSED,
    COMMITTERS_VERIFIED,
    SECRETS_REFUSED_ON_PUSH
}
