package dev.gatehouse.connectors.github;

import dev.gatehouse.connectors.forge.HookAddress;
import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What reaches an organisation besides people, and what it is told or handed: apps, tokens, keys, webhooks,
 * environments, secrets, runners.
 *
 * @see <a href="https://docs.github.com/rest/deploy-keys">Deploy keys</a>
 * @see <a href="https://docs.github.com/rest/orgs/personal-access-tokens">Fine-grained tokens</a>
 */
final class MachineReader {

    private final GitHub github;
    private final RepositoryCounts counts;

    MachineReader(GitHub github, RepositoryCounts counts) {
        this.github = github;
        this.counts = counts;
    }

    void ofOrganization(Sightings sightings) {
        installations(sightings);
        tokens(sightings);
        String organization = github.organization();
        hooks(organization, sightings, github.list("/orgs/{}/hooks", organization));
        secrets(organization, sightings, github.listIn("secrets", "/orgs/{}/actions/secrets", organization));
        runnerGroups(sightings);
    }

    void ofRepository(String name, Sightings seen) {
        String[] parts = RepositoryPath.parts(name);
        if (!counts.none(name, RepositoryCounts.DEPLOY_KEYS)) {
            keys(name, seen);
        }
        hooks(name, seen, github.list("/repos/{}/{}/hooks", parts));
        secrets(name, seen, github.listIn("secrets", "/repos/{}/{}/actions/secrets", parts));
        if (!counts.none(name, RepositoryCounts.ENVIRONMENTS)) {
            environments(name, seen);
        }
    }

    private void installations(Sightings sightings) {
        String organization = github.organization();
        Optional<List<Json>> installations = sightings.take(
                FactKind.APP_INSTALLATION, github.listIn("installations", "/orgs/{}/installations", organization));
        for (Json each : installations.orElse(List.of())) {
            Optional<String> app = each.word("app_slug");
            if (app.isEmpty()) {
                sightings.gap(FactKind.APP_INSTALLATION, "GitHub named an app without its name", null);
                continue;
            }
            Json permissions = each.get("permissions");
            Map<String, String> levels = new TreeMap<>();
            permissions.names().forEach(p -> permissions.word(p).ifPresent(level -> levels.put(p, level)));
            boolean whole = permissions.isObject()
                    && levels.size() == permissions.names().size();
            sightings.add(new AppInstallation(
                    organization,
                    app.get(),
                    whole ? Told.known(Map.copyOf(levels)) : Told.untold("GitHub does not say what it may do"),
                    Told.of(
                            each.word("repository_selection").map("all"::equals),
                            "GitHub does not say which repositories it reaches"),
                    each.instant("suspended_at").isPresent(),
                    sightings.origin("orgs/" + organization + "/installations#" + app.get())));
        }
    }

    private void tokens(Sightings sightings) {
        String organization = github.organization();
        Answer<List<Json>> answer = github.list("/orgs/{}/personal-access-tokens", organization);
        if (answer instanceof Answer.Unseen<List<Json>> unseen) {
            sightings.gap(
                    FactKind.ACCESS_TOKEN,
                    unseen.reason(),
                    "Only a GitHub App with the permission personal_access_tokens: read is told of them.");
            return;
        }
        for (Json each : sightings.take(FactKind.ACCESS_TOKEN, answer).orElse(List.of())) {
            String account = each.get("owner").word("login").orElse("");
            String id = each.number("id").map(String::valueOf).orElse("?");
            boolean expiryTold = each.has("token_expires_at");
            sightings.add(new AccessToken(
                    organization,
                    each.word("token_name").orElse("token " + id),
                    account,
                    mayWrite(each.get("permissions")),
                    expiryTold && each.get("token_expires_at").isNull()
                            ? Told.known(Instant.MAX)
                            : Told.of(each.instant("token_expires_at"), "GitHub does not say when it ends"),
                    Told.of(each.instant("access_granted_at"), "GitHub does not say when it was let in"),
                    lastUse(each, "token_last_used_at"),
                    sightings.origin("orgs/" + organization + "/personal-access-tokens/" + id)));
        }
    }

    private static Told<Boolean> mayWrite(Json permissions) {
        if (!permissions.isObject()) {
            return Told.untold("GitHub does not say what it may do");
        }
        for (String area : permissions.names()) {
            Json levels = permissions.get(area);
            for (String permission : levels.names()) {
                String level = levels.word(permission).orElse("");
                if (level.equals("write") || level.equals("admin")) {
                    return Told.known(true);
                }
                if (level.isEmpty()) {
                    return Told.untold("GitHub does not say what it may do");
                }
            }
        }
        return Told.known(false);
    }

    private static LastUse lastUse(Json json, String field) {
        if (json.has(field) && json.get(field).isNull()) {
            return new LastUse.Never();
        }
        return json.instant(field).<LastUse>map(LastUse.At::new).orElseGet(LastUse.Untold::new);
    }

    private void keys(String name, Sightings seen) {
        Optional<List<Json>> keys =
                seen.take(FactKind.DEPLOY_KEY, github.list("/repos/{}/{}/keys", RepositoryPath.parts(name)));
        for (Json key : keys.orElse(List.of())) {
            Optional<Long> id = key.number("id");
            if (id.isEmpty()) {
                seen.gap(FactKind.DEPLOY_KEY, "GitHub named a deploy key of " + name + " without its number", null);
                continue;
            }
            seen.add(new DeployKey(
                    name,
                    String.valueOf(id.get()),
                    key.text("title").orElse(""),
                    Told.of(key.truth("read_only").map(only -> !only), "GitHub does not say whether it may write"),
                    Told.of(key.instant("created_at"), "GitHub does not say when it was added"),
                    lastUse(key, "last_used"),
                    key.word("added_by").orElse(null),
                    seen.origin("repos/" + name + "/keys/" + id.get())));
        }
    }

    private static void hooks(String holder, Sightings seen, Answer<List<Json>> answer) {
        for (Json hook : seen.take(FactKind.WEBHOOK, answer).orElse(List.of())) {
            String id = hook.number("id").map(String::valueOf).orElse("?");
            Json config = hook.get("config");
            boolean configured = config.isObject();
            seen.add(new Webhook(
                    holder,
                    id,
                    HookAddress.host(config.text("url")),
                    HookAddress.encrypted(config.text("url")),
                    Told.of(insecure(config).map(off -> !off), "GitHub does not say whether it looks at certificates"),
                    config.has("secret") && !config.get("secret").isNull()
                            ? Told.known(true)
                            : configured && !config.has("secret")
                                    ? Told.known(false)
                                    : Told.untold("GitHub does not say whether it has a secret"),
                    hook.truth("active").orElse(true),
                    seen.origin((holder.indexOf('/') < 0 ? "orgs/" : "repos/") + holder + "/hooks/" + id)));
        }
    }

    /** GitHub gives it as a text or as a number. */
    private static Optional<Boolean> insecure(Json config) {
        return config.text("insecure_ssl")
                .or(() -> config.number("insecure_ssl").map(String::valueOf))
                .flatMap(value -> switch (value) {
                    case "0" -> Optional.of(false);
                    case "1" -> Optional.of(true);
                    default -> Optional.empty();
                });
    }

    private static void secrets(String holder, Sightings seen, Answer<List<Json>> answer) {
        for (Json secret : seen.take(FactKind.STORED_SECRET, answer).orElse(List.of())) {
            Optional<String> name = secret.word("name");
            if (name.isEmpty()) {
                seen.gap(FactKind.STORED_SECRET, "GitHub named a secret of " + holder + " without its name", null);
                continue;
            }
            boolean ofOrganization = holder.indexOf('/') < 0;
            seen.add(new StoredSecret(
                    holder,
                    name.get(),
                    ofOrganization
                            ? Told.of(secret.word("visibility").map("all"::equals), "GitHub does not say who gets it")
                            : Told.known(false),
                    Told.of(secret.instant("updated_at"), "GitHub does not say when it was set"),
                    Told.known(true),
                    Told.noNotion(),
                    seen.origin((ofOrganization ? "orgs/" : "repos/") + holder + "/actions/secrets/" + name.get())));
        }
    }

    private void runnerGroups(Sightings sightings) {
        String organization = github.organization();
        Optional<List<Json>> groups = sightings.take(
                FactKind.RUNNER_GROUP, github.listIn("runner_groups", "/orgs/{}/actions/runner-groups", organization));
        for (Json group : groups.orElse(List.of())) {
            String name = group.word("name").orElse("without a name");
            sightings.add(new RunnerGroup(
                    organization,
                    name,
                    Told.of(group.truth("allows_public_repositories"), "GitHub does not say who may use it"),
                    Told.of(group.word("visibility").map("all"::equals), "GitHub does not say who may use it"),
                    sightings.origin("orgs/" + organization + "/actions/runner-groups#" + name)));
        }
    }

    private void environments(String name, Sightings seen) {
        Optional<List<Json>> environments = seen.take(
                FactKind.DEPLOYMENT_ENVIRONMENT,
                github.listIn("environments", "/repos/{}/{}/environments", RepositoryPath.parts(name)));
        for (Json each : environments.orElse(List.of())) {
            Optional<String> environment = each.word("name");
            if (environment.isEmpty()) {
                seen.gap(
                        FactKind.DEPLOYMENT_ENVIRONMENT,
                        "GitHub named an environment of " + name + " without its name",
                        null);
                continue;
            }
            Optional<List<Json>> rules = each.get("protection_rules").items();
            Optional<Json> review = rules.flatMap(list -> list.stream()
                    .filter(rule -> rule.word("type")
                            .filter("required_reviewers"::equals)
                            .isPresent())
                    .findFirst());
            seen.add(new DeploymentEnvironment(
                    name,
                    environment.get(),
                    Told.of(
                            rules.map(_ -> review.filter(
                                            rule -> !rule.each("reviewers").isEmpty())
                                    .isPresent()),
                            "GitHub does not say what guards it"),
                    Told.of(
                            review.flatMap(rule -> rule.truth("prevent_self_review"))
                                    .map(prevented -> !prevented),
                            "GitHub does not say whether whoever started it may approve it"),
                    each.has("deployment_branch_policy")
                            ? Told.known(!each.get("deployment_branch_policy").isNull())
                            : Told.untold("GitHub does not say which branches are deployed"),
                    Told.of(each.truth("can_admins_bypass"), "GitHub does not say whether administrators may pass"),
                    seen.origin("repos/" + name + "/environments/" + Call.encoded(environment.get()))));
        }
    }
}
