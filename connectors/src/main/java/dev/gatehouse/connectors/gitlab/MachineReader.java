package dev.gatehouse.connectors.gitlab;

import dev.gatehouse.connectors.forge.HookAddress;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.AccessToken;
import dev.gatehouse.model.forge.DeployKey;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.StoredSecret;
import dev.gatehouse.model.forge.settings.Webhook;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What reaches groups and projects besides people, and what they are told or handed: deploy keys, tokens, webhooks,
 * variables. Variables come with their values, which are not looked at.
 *
 * @see <a href="https://docs.gitlab.com/api/group_access_tokens/">Group access tokens</a>
 * @see <a href="https://docs.gitlab.com/api/deploy_keys/">Deploy keys</a>
 * @see <a href="https://docs.gitlab.com/api/project_level_variables/">Variables</a>
 */
final class MachineReader {

    private static final Set<String> WRITING = Set.of(
            "api",
            "write_repository",
            "write_registry",
            "write_package_registry",
            "write_virtual_registry",
            "create_runner",
            "manage_runner",
            "k8s_proxy",
            "sudo",
            "admin_mode",
            "self_rotate");

    private final GitLab gitlab;

    MachineReader(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    void ofGroup(String path, Sightings seen) {
        machines("/groups/{}", "groups/", path, path, seen);
    }

    /**
     * Reads those of a project.
     *
     * @param id GitLab's number of it
     * @param path its full path
     */
    void ofProject(String id, String path, Sightings seen) {
        machines("/projects/{}", "projects/", id, path, seen);
        keys(id, path, seen);
    }

    private void machines(String template, String kind, String id, String holder, Sightings seen) {
        String address = kind + holder;
        accessTokens(address, holder, gitlab.list(template + "/access_tokens?state=active", id), seen);
        deployTokens(address, holder, gitlab.list(template + "/deploy_tokens?active=true", id), seen);
        variables(address, holder, kind.startsWith("group"), gitlab.list(template + "/variables", id), seen);
        hooks(template, id, address, holder, seen);
    }

    private void keys(String id, String path, Sightings seen) {
        Optional<List<Json>> keys = seen.take(FactKind.DEPLOY_KEY, gitlab.list("/projects/{}/deploy_keys", id));
        for (Json key : keys.orElse(List.of())) {
            Optional<Long> number = key.number("id");
            if (number.isEmpty()) {
                seen.gap(FactKind.DEPLOY_KEY, "GitLab named a deploy key of " + path + " without its number", null);
                continue;
            }
            seen.add(new DeployKey(
                    path,
                    String.valueOf(number.get()),
                    key.text("title").orElse(""),
                    Told.of(key.truth("can_push"), "GitLab does not say whether it may push"),
                    Told.of(key.instant("created_at"), "GitLab does not say when it was added"),
                    lastUse(key),
                    null,
                    seen.origin("projects/" + path + "/deploy_keys/" + number.get())));
        }
    }

    private static void accessTokens(String address, String holder, Answer<List<Json>> answer, Sightings seen) {
        for (Json token : numbered(seen.take(FactKind.ACCESS_TOKEN, answer), holder, seen)) {
            seen.add(accessToken(token, holder, "", address + "/access_tokens", seen));
        }
    }

    /** Those tokens that can be told apart. */
    private static List<Json> numbered(Optional<List<Json>> tokens, String holder, Sightings seen) {
        List<Json> numbered = tokens.orElse(List.of()).stream()
                .filter(token -> token.number("id").isPresent())
                .toList();
        if (numbered.size() < tokens.map(List::size).orElse(0)) {
            seen.gap(FactKind.ACCESS_TOKEN, "GitLab named a token of " + holder + " without its number", null);
        }
        return numbered;
    }

    /** A token with its scopes. */
    private static AccessToken accessToken(Json token, String holder, String account, String address, Sightings seen) {
        String id = token.number("id").map(String::valueOf).orElse("?");
        return new AccessToken(
                holder,
                token.word("name").orElse(id),
                account,
                mayWrite(token),
                expires(token),
                Told.of(token.instant("created_at"), "GitLab does not say when it was made"),
                lastUse(token),
                seen.origin(address + "/" + id));
    }

    private static Told<Boolean> mayWrite(Json token) {
        Optional<List<Json>> scopes = token.get("scopes").items();
        boolean told = scopes.filter(list -> !list.isEmpty()
                        && list.stream().allMatch(scope -> scope.text().isPresent()))
                .isPresent();
        return told
                ? Told.known(scopes.get().stream()
                        .anyMatch(
                                scope -> scope.text().filter(WRITING::contains).isPresent()))
                : Told.untold("GitLab does not say what it may do");
    }

    /** Tokens end at the beginning of a day, or, where it is null, never. */
    private static Told<Instant> expires(Json token) {
        if (token.has("expires_at") && token.get("expires_at").isNull()) {
            return Told.known(Instant.MAX);
        }
        return Told.of(
                token.instant("expires_at").or(() -> token.word("expires_at").flatMap(MachineReader::day)),
                "GitLab does not say when it ends");
    }

    private static Optional<Instant> day(String text) {
        try {
            return Optional.of(
                    LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static LastUse lastUse(Json json) {
        if (json.has("last_used_at") && json.get("last_used_at").isNull()) {
            return new LastUse.Never();
        }
        return json.instant("last_used_at").<LastUse>map(LastUse.At::new).orElseGet(LastUse.Untold::new);
    }

    private static void deployTokens(String address, String holder, Answer<List<Json>> answer, Sightings seen) {
        for (Json token : numbered(seen.take(FactKind.ACCESS_TOKEN, answer), holder, seen)) {
            String id = token.number("id").map(String::valueOf).orElse("?");
            seen.add(new AccessToken(
                    holder,
                    "deploy token " + token.word("name").orElse(id),
                    "",
                    mayWrite(token),
                    expires(token),
                    Told.untold("GitLab does not say when a deploy token was made"),
                    new LastUse.Untold(),
                    seen.origin(address + "/deploy_tokens/" + id)));
        }
    }

    /**
     * Reads people's own tokens: GitLab tells all of them to administrators, and those of enterprise users to owners.
     *
     * @param accounts by GitLab's number
     */
    void personalTokens(boolean administrator, Map<Long, String> accounts, Sightings sightings) {
        Answer<List<Json>> answer = administrator
                ? gitlab.list("/personal_access_tokens?state=active")
                : gitlab.list("/groups/{}/manage/personal_access_tokens?state=active", gitlab.group());
        if (answer instanceof Answer.Unseen<List<Json>> unseen) {
            sightings.gap(
                    FactKind.ACCESS_TOKEN,
                    "people's own tokens: " + unseen.reason(),
                    "An administrator's token shows them, or with GitLab Ultimate one of the topmost group's owner.");
            return;
        }
        for (Json token : numbered(answer.value(), gitlab.group(), sightings)) {
            Optional<Long> user = token.number("user_id");
            if (user.isEmpty()) {
                sightings.gap(FactKind.ACCESS_TOKEN, "GitLab named a token without whose it is", null);
            } else if (accounts.containsKey(user.get())) {
                sightings.add(accessToken(
                        token, gitlab.group(), accounts.get(user.get()), "personal_access_tokens", sightings));
            }
        }
    }

    private static void variables(
            String address, String holder, boolean ofGroup, Answer<List<Json>> answer, Sightings seen) {
        for (Json variable : seen.take(FactKind.STORED_SECRET, answer).orElse(List.of())) {
            Optional<String> name = variable.word("key");
            if (name.isEmpty()) {
                seen.gap(FactKind.STORED_SECRET, "GitLab named a variable of " + holder + " without its name", null);
                continue;
            }
            seen.add(new StoredSecret(
                    holder,
                    name.get(),
                    Told.known(ofGroup),
                    Told.untold("GitLab does not say when it was set"),
                    Told.of(variable.truth("masked"), "GitLab does not say whether it is masked"),
                    Told.of(variable.truth("protected"), "GitLab does not say which branches get it"),
                    seen.origin(address + "/variables/" + name.get())));
        }
    }

    private void hooks(String template, String id, String address, String holder, Sightings seen) {
        for (Json hook : seen.take(FactKind.WEBHOOK, gitlab.list(template + "/hooks", id))
                .orElse(List.of())) {
            String number = hook.number("id").map(String::valueOf).orElse("?");
            seen.add(new Webhook(
                    holder,
                    number,
                    HookAddress.host(hook.text("url")),
                    HookAddress.encrypted(hook.text("url")),
                    Told.of(hook.truth("enable_ssl_verification"), "GitLab does not say it"),
                    signed(template, id, number),
                    true,
                    seen.origin(address + "/hooks/" + number)));
        }
    }

    /** GitLab never tells a hook's secret token, but what it sent in the last week shows whether there was one. */
    private Told<Boolean> signed(String template, String id, String hook) {
        Answer<Json> events = gitlab.ask(template + "/hooks/{}/events?per_page=1", id, hook);
        Optional<Json> headers = events.value()
                .flatMap(Json::items)
                .flatMap(list -> list.stream().findFirst())
                .map(event -> event.get("request_headers"))
                .filter(Json::isObject);
        return Told.of(
                headers.map(sent -> sent.has("X-Gitlab-Token") || sent.has("webhook-signature")),
                "GitLab does not say whether it has a secret, and it sent nothing in the last seven days that would show it");
    }
}
