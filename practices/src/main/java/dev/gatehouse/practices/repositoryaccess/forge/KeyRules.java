package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccessToken;
import dev.gatehouse.model.forge.AppInstallation;
import dev.gatehouse.model.forge.DeployKey;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.repositoryaccess.facts.Outcome;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules on what reaches repositories without being a person: deploy keys, tokens, apps. */
final class KeyRules {

    private static final Duration UNUSED = Duration.ofDays(90);
    private static final Duration YEAR = Duration.ofDays(366);

    /** What lets an app change who may do what, besides code. */
    private static final List<String> ADMINISTRATION = List.of(
            "administration",
            "members",
            "organization_administration",
            "organization_personal_access_tokens",
            "organization_secrets",
            "organization_self_hosted_runners",
            "organization_hooks");

    private static final Subjects<DeployKey> KEYS = Subjects.of(
            DeployKey.class,
            FactKind.DEPLOY_KEY,
            key -> "deploy key " + (key.title().isBlank() ? key.id() : key.title()) + " of " + key.repository());

    private static final Subjects<AccessToken> TOKENS = Subjects.of(
            AccessToken.class,
            FactKind.ACCESS_TOKEN,
            token -> "token " + token.name()
                    + (token.account().isEmpty() ? " of " + token.holder() : " of " + token.account()));

    private static final Subjects<AppInstallation> APPS = Subjects.of(
            AppInstallation.class, FactKind.APP_INSTALLATION, app -> "app " + app.app() + " in " + app.organization());

    private static final String MISSED = "Access that nobody needs is access that nobody misses when it is stolen.";

    private KeyRules() {}

    static List<Check> checks() {
        return List.of(
                KEYS.rule("deploy-key-may-write", Severity.HIGH, Severity.HIGH, Severity.LOW)
                        .says(
                                "A deploy key may push",
                                "It belongs to nobody, needs no second factor, and stays when whoever made it leaves.",
                                "Make it read-only: add it anew without write access, then delete this one.")
                        .wants(DeployKey::mayWrite, write -> !write, "whoever has the key pushes as nobody"),
                KEYS.rule("deploy-key-unused", Severity.LOW)
                        .says("A deploy key has not been used for 90 days", MISSED, "Delete the key.")
                        .judges((key, at) ->
                                Optional.of(unused(KEYS.name().apply(key), key.lastUsed(), key.created(), at))),
                KEYS.rule("deploy-key-old", Severity.LOW)
                        .says(
                                "A deploy key is older than a year",
                                "The longer a key lives, the more machines and backups have a copy.",
                                "Make a new key, and delete this one.")
                        .judges((key, at) -> Optional.of(Outcome.of(
                                KEYS.name().apply(key),
                                key.created(),
                                made -> made.plus(YEAR).isAfter(at),
                                "it was made more than a year ago"))),
                TOKENS.rule("token-without-end", Severity.MEDIUM)
                        .says(
                                "A token never ends",
                                "Once it leaks it works until someone notices.",
                                "Have it replaced by one that ends within a year; let the organisation demand it.")
                        .judges((token, at) -> Optional.of(Outcome.of(
                                TOKENS.name().apply(token),
                                token.expires(),
                                end -> end.isBefore(at.plus(YEAR)),
                                "it works for more than a year to come"))),
                TOKENS.rule("token-unused", Severity.LOW)
                        .says("A token has not been used for 90 days", MISSED, "Revoke it.")
                        .judges((token, at) ->
                                Optional.of(unused(TOKENS.name().apply(token), token.lastUsed(), token.created(), at))),
                TOKENS.rule("token-writes-without-end", Severity.HIGH)
                        .says(
                                "A token that may change things never ends",
                                "Whoever finds it in a year, in a log or a backup, changes what is deployed.",
                                "Replace it by one that ends within a year, or by one that only reads.")
                        .judges(KeyRules::writesForever),
                APPS.rule("app-may-change-everything", Severity.MEDIUM)
                        .says(
                                "An app may change code in every repository",
                                "Whoever breaks into the app's maker changes everything that is deployed.",
                                "Choose the repositories that it needs, in the installation's settings.")
                        .judges((app, _) -> app.suspended() ? Outcome.none() : Optional.of(everything(app))),
                APPS.rule("app-administers", Severity.HIGH)
                        .says(
                                "An app may change who has access",
                                "Whoever breaks into the app's maker makes themselves an administrator.",
                                "Take an app that needs less, or have its maker ask for less.")
                        .judges((app, _) -> app.suspended()
                                ? Outcome.none()
                                : Optional.of(Outcome.of(
                                        APPS.name().apply(app),
                                        app.permissions(),
                                        permissions -> !writes(permissions, ADMINISTRATION),
                                        "it may change settings and members"))),
                APPS.rule("app-suspended", Severity.INFO)
                        .says(
                                "A suspended app is still installed",
                                "One click lets it in again with all that it ever had.",
                                "Uninstall it.")
                        .judges((app, _) -> Optional.of(
                                Outcome.of(APPS.name().apply(app), !app.suspended(), "one click lets it in again"))));
    }

    private static Outcome unused(String subject, LastUse use, Told<Instant> created, Instant at) {
        return switch (use) {
            case LastUse.At(Instant last) ->
                Outcome.of(
                        subject,
                        last.plus(UNUSED).isAfter(at),
                        "it was last used on " + last.toString().substring(0, 10));
            case LastUse.Never() ->
                Outcome.of(subject, created, made -> made.plus(UNUSED).isAfter(at), "it was never used");
            case LastUse.Untold() -> new Outcome(Verdict.UNKNOWN, subject, "the forge does not say when it was used");
        };
    }

    private static Optional<Outcome> writesForever(AccessToken token, Instant at) {
        String subject = TOKENS.name().apply(token);
        if (token.mayWrite().is(false)) {
            return Optional.of(Outcome.of(subject, true, ""));
        }
        Told<Instant> end = token.mayWrite().told().isPresent()
                ? token.expires()
                : Told.untold("the forge does not say what it may do");
        boolean soon = token.expires()
                .told()
                .filter(told -> told.isBefore(at.plus(YEAR)))
                .isPresent();
        return Optional.of(
                soon
                        ? Outcome.of(subject, true, "")
                        : Outcome.of(subject, end, _ -> false, "it may write, for more than a year to come"));
    }

    private static Outcome everything(AppInstallation app) {
        String subject = APPS.name().apply(app);
        Optional<Map<String, String>> permissions = app.permissions().told();
        boolean harmless = permissions
                .filter(told -> !writes(told, List.of("contents", "administration", "workflows")))
                .isPresent();
        if (app.allRepositories().is(false) || harmless) {
            return Outcome.of(subject, true, "");
        }
        return permissions.isPresent()
                ? Outcome.of(subject, app.allRepositories(), all -> !all, "it may change code everywhere")
                : Outcome.of(subject, app.permissions(), _ -> true, "");
    }

    private static boolean writes(Map<String, String> permissions, List<String> names) {
        return names.stream()
                .map(name -> permissions.getOrDefault(name, ""))
                .anyMatch(level -> level.equals("write") || level.equals("admin"));
    }
}
