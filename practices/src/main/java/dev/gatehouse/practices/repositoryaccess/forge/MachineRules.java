package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccessToken;
import dev.gatehouse.model.forge.AppInstallation;
import dev.gatehouse.model.forge.DeployKey;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.DeploymentEnvironment;
import dev.gatehouse.model.forge.settings.RunnerGroup;
import dev.gatehouse.model.forge.settings.StoredSecret;
import dev.gatehouse.model.forge.settings.Webhook;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules on what reaches repositories without being a person, and on what it is told and handed. */
final class MachineRules {

    private static final Duration UNUSED = Duration.ofDays(90);
    private static final Duration YEAR = Duration.ofDays(366);

    private MachineRules() {}

    static List<Check> checks() {
        return List.of(
                keyMayWrite(),
                keyUnused(),
                tokenWithoutEnd(),
                tokenUnused(),
                appEverywhere(),
                hookInTheOpen(),
                hookUnverified(),
                hookUnsigned(),
                environmentWithoutReview(),
                environmentOfAnyBranch(),
                secretOld(),
                secretEverywhere(),
                runnersForPublic());
    }

    private static Check keyMayWrite() {
        return new FactCheck<>(
                ForgeRules.rule("deploy-key-may-write", FactKind.DEPLOY_KEY)
                        .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
                        .title("A deploy key may push")
                        .why("It belongs to nobody, needs no second factor, and stays when whoever made it leaves.")
                        .fix("Make it read-only: add it anew without write access, then delete this one.")
                        .written(),
                DeployKey.class,
                (key, _) -> Optional.of(Outcome.of(
                        subject(key), key.mayWrite(), write -> !write, "whoever has the key pushes as nobody")));
    }

    private static Check keyUnused() {
        return new FactCheck<>(
                ForgeRules.rule("deploy-key-unused", FactKind.DEPLOY_KEY)
                        .severity(Severity.LOW)
                        .title("A deploy key has not been used for 90 days")
                        .why("Access that nobody needs is access that nobody misses when it is stolen.")
                        .fix("Delete the key.")
                        .written(),
                DeployKey.class,
                (key, at) -> Optional.of(unused(subject(key), key.lastUsed(), key.created(), at)));
    }

    private static String subject(DeployKey key) {
        return "deploy key " + (key.title().isBlank() ? key.id() : key.title()) + " of " + key.repository();
    }

    private static Outcome unused(String subject, LastUse use, Told<Instant> created, Instant at) {
        return switch (use) {
            case LastUse.At(Instant last) ->
                Outcome.of(subject, last.plus(UNUSED).isAfter(at), "it was last used on " + day(last));
            case LastUse.Never() ->
                Outcome.of(subject, created, made -> made.plus(UNUSED).isAfter(at), "it was never used");
            case LastUse.Untold() -> new Outcome(Verdict.UNKNOWN, subject, "the forge does not say when it was used");
        };
    }

    private static Check tokenWithoutEnd() {
        return new FactCheck<>(
                ForgeRules.rule("token-without-end", FactKind.ACCESS_TOKEN)
                        .severity(Severity.MEDIUM)
                        .title("A token never ends")
                        .why("Once it leaks it works until someone notices.")
                        .fix("Have it replaced by one that ends within a year; let the organisation demand it.")
                        .written(),
                AccessToken.class,
                (token, at) -> Optional.of(Outcome.of(
                        subject(token),
                        token.expires(),
                        end -> end.isBefore(at.plus(YEAR)),
                        "it works for more than a year to come")));
    }

    private static Check tokenUnused() {
        return new FactCheck<>(
                ForgeRules.rule("token-unused", FactKind.ACCESS_TOKEN)
                        .severity(Severity.LOW)
                        .title("A token has not been used for 90 days")
                        .why("Access that nobody needs is access that nobody misses when it is stolen.")
                        .fix("Revoke it.")
                        .written(),
                AccessToken.class,
                (token, at) -> Optional.of(unused(
                        subject(token), token.lastUsed(), Told.untold("the forge does not say when it was made"), at)));
    }

    private static String subject(AccessToken token) {
        return "token " + token.name() + (token.account().isEmpty() ? "" : " of " + token.account());
    }

    private static Check appEverywhere() {
        return new FactCheck<>(
                ForgeRules.rule("app-may-change-everything", FactKind.APP_INSTALLATION)
                        .severity(Severity.MEDIUM)
                        .title("An app may change code in every repository")
                        .why("Whoever breaks into the app's maker changes everything that is deployed.")
                        .fix("Choose the repositories that it needs, in the installation's settings.")
                        .written(),
                AppInstallation.class,
                (app, _) -> app.suspended() ? Outcome.none() : Optional.of(judged(app)));
    }

    private static Outcome judged(AppInstallation app) {
        String subject = "app " + app.app() + " in " + app.organization();
        if (app.allRepositories().is(false)) {
            return Outcome.of(subject, true, "");
        }
        Told<Map<String, String>> permissions = app.permissions();
        boolean harmless =
                permissions.told().isPresent() && !changes(permissions.told().get());
        if (harmless) {
            return Outcome.of(subject, true, "");
        }
        return permissions.told().isPresent()
                ? Outcome.of(subject, app.allRepositories(), all -> !all, "it may change code everywhere")
                : Outcome.of(subject, permissions, _ -> true, "");
    }

    private static boolean changes(Map<String, String> permissions) {
        return List.of("contents", "administration", "workflows").stream()
                .map(name -> permissions.getOrDefault(name, ""))
                .anyMatch(level -> level.equals("write") || level.equals("admin"));
    }

    private static Check hookInTheOpen() {
        return new FactCheck<>(
                ForgeRules.rule("webhook-in-the-open", FactKind.WEBHOOK)
                        .severity(Severity.MEDIUM)
                        .title("A webhook goes out unencrypted")
                        .why("Everyone on the way reads what happens in the repository, and may change it.")
                        .fix("Use an https address.")
                        .written(),
                Webhook.class,
                (hook, _) -> active(
                        hook, Outcome.of(subject(hook), hook.encrypted(), yes -> yes, "everyone on the way reads it")));
    }

    private static Check hookUnverified() {
        return new FactCheck<>(
                ForgeRules.rule("webhook-certificate-unverified", FactKind.WEBHOOK)
                        .severity(Severity.MEDIUM)
                        .title("A webhook takes any certificate")
                        .why("Someone on the way can pass for the receiver.")
                        .fix("Turn certificate verification on.")
                        .written(),
                Webhook.class,
                (hook, _) -> active(
                        hook,
                        Outcome.of(
                                subject(hook),
                                hook.certificateVerified(),
                                yes -> yes,
                                "someone on the way can pass for the receiver")));
    }

    private static Check hookUnsigned() {
        return new FactCheck<>(
                ForgeRules.rule("webhook-without-secret", FactKind.WEBHOOK)
                        .severity(Severity.MEDIUM)
                        .title("A webhook has no secret")
                        .why("The receiver can't tell the forge from anyone else, and may deploy what a stranger says.")
                        .fix("Set a secret, and have the receiver verify the signature.")
                        .written(),
                Webhook.class,
                (hook, _) -> active(
                        hook,
                        Outcome.of(
                                subject(hook),
                                hook.signed(),
                                yes -> yes,
                                "anyone can send what the forge would send")));
    }

    private static Optional<Outcome> active(Webhook hook, Outcome outcome) {
        return hook.active() ? Optional.of(outcome) : Outcome.none();
    }

    private static String subject(Webhook hook) {
        return "webhook " + hook.id() + " of " + hook.holder() + (hook.host().isEmpty() ? "" : " to " + hook.host());
    }

    private static Check environmentWithoutReview() {
        return new FactCheck<>(
                ForgeRules.rule("environment-without-review", FactKind.DEPLOYMENT_ENVIRONMENT)
                        .severity(Severity.HIGH, Severity.LOW, Severity.INFO)
                        .title("Pipelines deploy to an environment unasked")
                        .why("Whoever may push a workflow deploys, and gets the environment's secrets.")
                        .fix("Name required reviewers, and forbid self-review, in the environment's settings.")
                        .written(),
                DeploymentEnvironment.class,
                (each, _) -> Optional.of(Outcome.of(
                        subject(each), each.reviewed(), yes -> yes, "whoever may push a workflow deploys there")));
    }

    private static Check environmentOfAnyBranch() {
        return new FactCheck<>(
                ForgeRules.rule("environment-of-any-branch", FactKind.DEPLOYMENT_ENVIRONMENT)
                        .severity(Severity.HIGH, Severity.LOW, Severity.INFO)
                        .title("Any branch is deployed to an environment")
                        .why("A branch that nobody has reviewed gets the environment's secrets.")
                        .fix("Limit it to protected or chosen branches, in the environment's settings.")
                        .written(),
                DeploymentEnvironment.class,
                (each, _) -> Optional.of(
                        Outcome.of(subject(each), each.branchesLimited(), yes -> yes, "any branch is deployed there")));
    }

    private static String subject(DeploymentEnvironment each) {
        return "environment " + each.name() + " of " + each.repository();
    }

    private static Check secretOld() {
        return new FactCheck<>(
                ForgeRules.rule("secret-older-than-a-year", FactKind.STORED_SECRET)
                        .severity(Severity.LOW)
                        .title("A stored secret is older than a year")
                        .why("The longer it lives, the more people and logs have seen it.")
                        .fix("Rotate it.")
                        .written(),
                StoredSecret.class,
                (secret, at) -> Optional.of(Outcome.of(
                        subject(secret),
                        secret.updated(),
                        set -> set.plus(YEAR).isAfter(at),
                        "it was last set more than a year ago")));
    }

    private static Check secretEverywhere() {
        return new FactCheck<>(
                ForgeRules.rule("secret-for-every-repository", FactKind.STORED_SECRET)
                        .severity(Severity.MEDIUM)
                        .title("Every repository gets a secret")
                        .why("Whoever may push a workflow to any of them reads it.")
                        .fix("Choose the repositories that need it, or keep it in an environment.")
                        .written(),
                StoredSecret.class,
                (secret, _) -> Optional.of(Outcome.of(
                        subject(secret), secret.everywhere(), all -> !all, "workflows of every repository read it")));
    }

    private static String subject(StoredSecret secret) {
        return "secret " + secret.name() + " of " + secret.holder();
    }

    private static Check runnersForPublic() {
        return new FactCheck<>(
                ForgeRules.rule("runners-for-public-repositories", FactKind.RUNNER_GROUP)
                        .severity(Severity.HIGH)
                        .title("Public repositories run on the organisation's own machines")
                        .why("Anyone's pull request runs code inside the network.")
                        .fix("Turn public repositories off in the runner group's settings.")
                        .written(),
                RunnerGroup.class,
                (group, _) -> Optional.of(Outcome.of(
                        "runner group " + group.name() + " of " + group.organization(),
                        group.publicRepositories(),
                        open -> !open,
                        "anyone's pull request runs code on it")));
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }
}
