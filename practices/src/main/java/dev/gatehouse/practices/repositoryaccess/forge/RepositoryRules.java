package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One rule for each setting of a repository; an archived one is not judged. */
final class RepositoryRules {

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
                        "a released version can be moved to other content"));
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
        Rule rule = ForgeRules.rule("repository-" + slug, FactKind.REPOSITORY)
                .severity(severity, severity, Severity.LOW)
                .title(title)
                .why(why)
                .fix(fix)
                .written();
        return new FactCheck<>(rule, Repository.class, (repository, _) -> {
            Told<String> value = repository.settings().get(setting);
            return repository.archived() || value == null
                    ? Optional.empty()
                    : Optional.of(Outcome.of("repository " + repository.name(), value, right, effect));
        });
    }
}
