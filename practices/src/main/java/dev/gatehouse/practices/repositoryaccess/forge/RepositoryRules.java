package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.repositoryaccess.facts.Outcome;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One rule for each setting of a repository; an archived one is not judged. */
final class RepositoryRules {

    private static final Duration YEAR = Duration.ofDays(365);

    private static final Subjects<Repository> REPOSITORIES = Subjects.of(
                    Repository.class, FactKind.REPOSITORY, repository -> "repository " + repository.name())
            .where(repository -> !repository.archived());

    private RepositoryRules() {}

    static List<Check> checks() {
        return List.of(
                setting(
                        "private-forking",
                        RepositorySetting.PRIVATE_FORKING,
                        "false"::equals,
                        Severity.LOW,
                        "A private repository may be copied to personal accounts",
                        "A copy keeps its content where nobody of the organisation looks.",
                        "Forbid forking in the repository's settings.",
                        "it may be copied to personal accounts"),
                setting(
                        "without-secret-scanning",
                        RepositorySetting.SECRET_SCANNING,
                        "true"::equals,
                        Severity.MEDIUM,
                        "Nobody looks for secrets in a repository",
                        "A secret that is pushed stays unnoticed.",
                        "Turn secret scanning on in the repository's settings.",
                        "a pushed secret stays unnoticed"),
                setting(
                        "without-push-protection",
                        RepositorySetting.PUSH_PROTECTION,
                        "true"::equals,
                        Severity.MEDIUM,
                        "Secrets can be pushed to a repository",
                        "A secret is in the history, and in every clone, before anyone notices.",
                        "Turn push protection on in the repository's settings.",
                        "a secret can be pushed"),
                setting(
                        "without-dependency-alerts",
                        RepositorySetting.DEPENDENCY_ALERTS,
                        "true"::equals,
                        Severity.MEDIUM,
                        "Nobody is told of holes in a repository's dependencies",
                        "Known holes in what is built on stay unnoticed.",
                        "Turn dependency alerts on in the repository's settings.",
                        "known holes in its dependencies stay unnoticed"),
                setting(
                        "any-action-allowed",
                        RepositorySetting.ACTIONS_ALLOWED,
                        word -> !word.equals("all"),
                        Severity.LOW,
                        "A repository's workflows may use any action",
                        "An action of a stranger runs with the repository's token and secrets.",
                        "Allow actions of the organisation and chosen ones only.",
                        "its workflows run anyone's code"),
                setting(
                        "workflow-token-writes",
                        RepositorySetting.WORKFLOW_TOKEN,
                        "read"::equals,
                        Severity.HIGH,
                        "A repository's workflows get a token that may write unless they say otherwise",
                        "Any step of any workflow may change the repository.",
                        "Make the default token read-only in the repository's settings, Actions, General.",
                        "any step of a workflow may change it"),
                setting(
                        "workflows-approve-requests",
                        RepositorySetting.WORKFLOWS_APPROVE_REQUESTS,
                        "false"::equals,
                        Severity.HIGH,
                        "A repository's workflows may approve pull requests",
                        "A workflow stands in for the second pair of eyes.",
                        "Forbid it in the repository's settings, Actions, General.",
                        "a workflow counts as a reviewer"),
                setting(
                        "tags-not-protected",
                        RepositorySetting.TAGS_PROTECTED,
                        "true"::equals,
                        Severity.LOW,
                        "Tags of a repository are not protected",
                        "Whoever may push moves a released version to other content.",
                        "Protect the tags that are released from, for example v*.",
                        "a released version can be moved to other content"),
                setting(
                        "releases-mutable",
                        RepositorySetting.RELEASES_IMMUTABLE,
                        "true"::equals,
                        Severity.LOW,
                        "Releases of a repository can be changed after the fact",
                        "Whoever may write replaces what was released and reviewed with something else.",
                        "Turn immutable releases on in the repository's settings.",
                        "what was released can be replaced"),
                setting(
                        "self-approval",
                        RepositorySetting.SELF_APPROVAL,
                        "false"::equals,
                        Severity.HIGH,
                        "Authors may approve their own changes",
                        "One person, or whoever has their account, changes what is deployed alone.",
                        "Forbid it (GitLab: Settings, Merge requests, Approval settings: prevent approval by author).",
                        "an author approves their own change"),
                setting(
                        "committer-approval",
                        RepositorySetting.COMMITTER_APPROVAL,
                        "false"::equals,
                        Severity.MEDIUM,
                        "Whoever added commits may approve",
                        "Someone adds to a change of another's and approves it: nobody else has seen it.",
                        "Forbid it (GitLab: Settings, Merge requests: prevent approvals by users who add commits).",
                        "whoever added commits approves them"),
                setting(
                        "approvers-overridden",
                        RepositorySetting.APPROVERS_OVERRIDDEN,
                        "false"::equals,
                        Severity.HIGH,
                        "A change may decide who must approve it",
                        "Its author takes the approvers away, or names a friend.",
                        "Forbid it (GitLab: Settings, Merge requests: prevent editing approval rules in merge requests).",
                        "an author changes who must approve"),
                setting(
                        "pipeline-variables-by-anyone",
                        RepositorySetting.PIPELINE_VARIABLES_BY_ANYONE,
                        "false"::equals,
                        Severity.MEDIUM,
                        "Whoever may start a pipeline may set its variables",
                        "A variable decides what a job deploys, and where to, without any change that someone could review.",
                        "Leave it to maintainers or nobody (GitLab: Settings, CI/CD, Variables, Minimum role).",
                        "every developer decides what a pipeline deploys"),
                setting(
                        "job-token-unlimited",
                        RepositorySetting.JOB_TOKEN_LIMITED,
                        "true"::equals,
                        Severity.HIGH,
                        "Jobs of every project reach a repository",
                        "Whoever may change a pipeline anywhere on the server reads this repository, and more.",
                        "Limit it to chosen projects (GitLab: Settings, CI/CD, Job token permissions).",
                        "a job of any project reaches it"),
                setting(
                        "committers-unverified",
                        RepositorySetting.COMMITTERS_VERIFIED,
                        "true"::equals,
                        Severity.LOW,
                        "A push may contain commits in anyone's name",
                        "Nobody can say later who wrote a change.",
                        "Reject unverified users (GitLab Premium: Settings, Repository, Push rules).",
                        "a push brings commits in anyone's name"),
                setting(
                        "takes-secrets",
                        RepositorySetting.SECRETS_REFUSED_ON_PUSH,
                        "true"::equals,
                        Severity.MEDIUM,
                        "A push may contain files that look like secrets",
                        "A secret is in the history, and in every clone, before anyone notices.",
                        "Prevent pushing secret files, or turn secret push protection on (GitLab: Settings, Repository, Push rules).",
                        "keys and passwords can be pushed"),
                inactive());
    }

    private static Check setting(
            String slug,
            RepositorySetting setting,
            Predicate<String> right,
            Severity severity,
            String title,
            String why,
            String fix,
            String effect) {
        return REPOSITORIES
                .rule("repository-" + slug, severity, severity, Severity.LOW)
                .says(title, why, fix)
                .wants(repository -> repository.settings().get(setting), right, effect);
    }

    private static Check inactive() {
        return REPOSITORIES
                .rule("repository-inactive", Severity.LOW)
                .says(
                        "Nobody has changed a repository for a year",
                        "Nobody looks after it, and everyone who could change it still can.",
                        "Archive it: it can be read, and no longer changed.")
                .judges((repository, at) -> Optional.of(Outcome.of(
                        "repository " + repository.name(),
                        repository.lastPush(),
                        last -> last.plus(YEAR).isAfter(at),
                        "nobody has changed it for a year")));
    }
}
