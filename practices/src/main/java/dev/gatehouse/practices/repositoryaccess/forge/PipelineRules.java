package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.settings.DeploymentEnvironment;
import dev.gatehouse.model.forge.settings.RunnerGroup;
import dev.gatehouse.model.forge.settings.StoredSecret;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.repositoryaccess.facts.Outcome;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The rules on what a forge hands to its pipelines: environments, secrets, machines to run on. */
final class PipelineRules {

    private static final Duration YEAR = Duration.ofDays(366);

    private static final Subjects<DeploymentEnvironment> ENVIRONMENTS = Subjects.of(
            DeploymentEnvironment.class,
            FactKind.DEPLOYMENT_ENVIRONMENT,
            each -> "environment " + each.name() + " of " + each.repository());

    private static final Subjects<StoredSecret> SECRETS = Subjects.of(
            StoredSecret.class, FactKind.STORED_SECRET, secret -> "secret " + secret.name() + " of " + secret.holder());

    private static final Subjects<RunnerGroup> RUNNERS = Subjects.of(
            RunnerGroup.class,
            FactKind.RUNNER_GROUP,
            group -> "runner group " + group.name() + " of " + group.organization());

    private PipelineRules() {}

    static List<Check> checks() {
        return List.of(
                ENVIRONMENTS
                        .rule("environment-without-review", Severity.HIGH, Severity.LOW, Severity.INFO)
                        .says(
                                "Pipelines deploy to an environment unasked",
                                "Whoever may push a workflow deploys, and gets the environment's secrets.",
                                "Name required reviewers, and forbid self-review, in the environment's settings.")
                        .wants(
                                DeploymentEnvironment::reviewed,
                                yes -> yes,
                                "whoever may push a workflow deploys there"),
                ENVIRONMENTS
                        .rule("environment-of-any-branch", Severity.HIGH, Severity.LOW, Severity.INFO)
                        .says(
                                "Any branch is deployed to an environment",
                                "A branch that nobody has reviewed gets the environment's secrets.",
                                "Limit it to protected or chosen branches, in the environment's settings.")
                        .wants(DeploymentEnvironment::branchesLimited, yes -> yes, "any branch is deployed there"),
                ENVIRONMENTS
                        .where(each -> each.reviewed().is(true))
                        .rule("environment-self-review", Severity.MEDIUM, Severity.LOW, Severity.INFO)
                        .says(
                                "Whoever starts a deployment may approve it",
                                "The second pair of eyes is the first.",
                                "Prevent self-review, in the environment's settings.")
                        .wants(
                                DeploymentEnvironment::selfReview,
                                own -> !own,
                                "whoever starts a deployment approves it"),
                ENVIRONMENTS
                        .rule("environment-bypassable", Severity.MEDIUM, Severity.LOW, Severity.INFO)
                        .says(
                                "Administrators may deploy past an environment's rules",
                                "The accounts that are worth most to steal are those that nothing stops.",
                                "Don't allow administrators to bypass, in the environment's settings.")
                        .wants(DeploymentEnvironment::bypassable, may -> !may, "administrators deploy there unasked"),
                SECRETS.rule("secret-older-than-a-year", Severity.LOW)
                        .says(
                                "A stored secret is older than a year",
                                "The longer it lives, the more people and logs have seen it.",
                                "Rotate it.")
                        .judges((secret, at) -> Optional.of(Outcome.of(
                                SECRETS.name().apply(secret),
                                secret.updated(),
                                set -> set.plus(YEAR).isAfter(at),
                                "it was last set more than a year ago"))),
                SECRETS.rule("secret-for-every-repository", Severity.MEDIUM)
                        .says(
                                "Every repository gets a secret",
                                "Whoever may push a workflow to any of them reads it.",
                                "Choose the repositories that need it, or keep it in an environment.")
                        .wants(StoredSecret::everywhere, all -> !all, "workflows of every repository read it"),
                SECRETS.rule("secret-for-every-branch", Severity.MEDIUM)
                        .says(
                                "Every branch gets a secret",
                                "A branch that nobody has reviewed prints it, or sends it away.",
                                "Protect the variable, so that protected branches alone get it (GitLab: Settings, CI/CD).")
                        .wants(StoredSecret::protectedOnly, only -> only, "a pipeline of any branch reads it"),
                SECRETS.rule("secret-in-logs", Severity.LOW)
                        .says(
                                "A stored secret is shown in logs",
                                "Whoever may read a pipeline's log reads it too.",
                                "Mask the variable (GitLab: Settings, CI/CD).")
                        .wants(StoredSecret::masked, hidden -> hidden, "a job that prints it shows it to every reader"),
                RUNNERS.rule("runners-for-public-repositories", Severity.HIGH)
                        .says(
                                "Public repositories run on the organisation's own machines",
                                "Anyone's pull request runs code inside the network.",
                                "Turn public repositories off in the runner group's settings.")
                        .wants(RunnerGroup::publicRepositories, open -> !open, "anyone's pull request runs code on it"),
                RUNNERS.rule("runners-for-every-repository", Severity.LOW)
                        .says(
                                "Every repository runs on the organisation's own machines",
                                "Whoever may push to any repository leaves something behind for the next job.",
                                "Choose the repositories that need them, in the runner group's settings.")
                        .wants(RunnerGroup::allRepositories, all -> !all, "whoever may push anywhere runs code on it"));
    }
}
