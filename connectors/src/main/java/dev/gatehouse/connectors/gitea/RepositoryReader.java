package dev.gatehouse.connectors.gitea;

import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.EachRepository;
import dev.gatehouse.connectors.forge.HookAddress;
import dev.gatehouse.connectors.forge.Permissions;
import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Sightings;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.DeployKey;
import dev.gatehouse.model.forge.Grant;
import dev.gatehouse.model.forge.LastUse;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.forge.settings.RepositorySetting;
import dev.gatehouse.model.forge.settings.StoredSecret;
import dev.gatehouse.model.forge.settings.Webhook;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Repositories, who reaches them, and what guards them. An archived one can't be changed, so it is listed alone. */
final class RepositoryReader {

    private static final List<FactKind> OF_EACH = List.of(
            FactKind.GRANT, FactKind.BRANCH_PROTECTION, FactKind.DEPLOY_KEY, FactKind.WEBHOOK, FactKind.STORED_SECRET);

    private final Gitea gitea;
    private final ProtectionReader protections;
    private final BranchChoice branches;
    private final EachRepository each;

    RepositoryReader(Gitea gitea, BranchChoice branches, Consumer<String> progress) {
        this.gitea = gitea;
        this.branches = branches;
        this.protections = new ProtectionReader(gitea);
        this.each = new EachRepository(OF_EACH, progress);
    }

    /**
     * Reads all.
     *
     * @param everything whether the token sees every repository of the organisation
     */
    void read(boolean everything, Sightings sightings) {
        String organization = gitea.organization();
        each.read(
                gitea.list("/orgs/{}/repos", organization),
                _ -> everything
                        ? Optional.empty()
                        : Optional.of(new EachRepository.Hidden(
                                "the token is no owner's, so repositories may be hidden from it",
                                "Give a token of an owner of " + organization + ", or of an administrator.")),
                sightings,
                this::repository);
        hooks(organization, sightings, gitea.list("/orgs/{}/hooks", organization));
        secrets(organization, sightings, gitea.list("/orgs/{}/actions/secrets", organization));
    }

    private void repository(Json json, Sightings seen) {
        Optional<String> name = json.word("full_name").filter(text -> text.indexOf('/') > 0);
        Optional<Boolean> archived = json.truth("archived");
        Optional<Boolean> fork = json.truth("fork");
        if (name.isEmpty() || archived.isEmpty() || fork.isEmpty()) {
            each.tooLittle("Gitea", name, seen);
            return;
        }
        String branch = json.word("default_branch").orElse("");
        Map<RepositorySetting, Told<String>> settings = new EnumMap<>(RepositorySetting.class);
        if (!archived.get()) {
            settings.put(
                    RepositorySetting.TAGS_PROTECTED,
                    switch (gitea.list("/repos/{}/{}/tag_protections", RepositoryPath.parts(name.get()))) {
                        case Answer.Seen<List<Json>>(List<Json> list) -> Told.known(String.valueOf(!list.isEmpty()));
                        case Answer.Unseen<List<Json>> unseen -> Told.untold(unseen.whole());
                    });
        }
        seen.add(new Repository(
                name.get(),
                visibility(json),
                archived.get(),
                fork.get(),
                branch,
                Told.of(json.instant("updated_at"), "Gitea does not say when it changed"),
                settings,
                seen.origin("repos/" + name.get())));
        if (archived.get()) {
            return;
        }
        collaborators(name.get(), seen);
        boolean empty = json.truth("empty").orElse(false);
        if (branch.isEmpty()) {
            seen.gap(FactKind.BRANCH_PROTECTION, "Gitea does not name the default branch of " + name.get(), null);
        } else if (!empty) {
            protections.read(name.get(), branch, true, seen);
            branches.each(
                    name.get(),
                    branch,
                    () -> gitea.list("/repos/{}/{}/branches", RepositoryPath.parts(name.get())),
                    seen,
                    other -> protections.read(name.get(), other, false, seen));
        }
        keys(name.get(), seen);
        hooks(name.get(), seen, gitea.list("/repos/{}/{}/hooks", RepositoryPath.parts(name.get())));
        secrets(name.get(), seen, gitea.list("/repos/{}/{}/actions/secrets", RepositoryPath.parts(name.get())));
    }

    private static Told<String> visibility(Json json) {
        Optional<Boolean> closed = json.truth("private");
        Optional<Boolean> internal = json.truth("internal");
        return Told.of(
                closed.map(yes -> yes ? "private" : internal.orElse(false) ? "internal" : "public"),
                "Gitea does not say who sees it");
    }

    private void collaborators(String name, Sightings seen) {
        Optional<List<Json>> people =
                seen.take(FactKind.GRANT, gitea.list("/repos/{}/{}/collaborators", RepositoryPath.parts(name)));
        for (Json person : people.orElse(List.of())) {
            Optional<String> login = person.word("login");
            Optional<Json> told = login.flatMap(account -> seen.take(
                    FactKind.GRANT,
                    gitea.ask("/repos/{}/{}/collaborators/{}/permission", RepositoryPath.parts(name, account))));
            Optional<String> permission =
                    told.flatMap(json -> json.word("permission")).flatMap(Permissions::of);
            if (login.isEmpty() || permission.isEmpty()) {
                seen.gap(
                        FactKind.GRANT,
                        "Gitea does not say what " + login.orElse("someone") + " may do in " + name,
                        null);
                continue;
            }
            seen.add(new Grant(
                    name,
                    login.get(),
                    permission.get(),
                    "direct",
                    seen.origin("repos/" + name + "/collaborators/" + login.get())));
        }
    }

    private void keys(String name, Sightings seen) {
        Optional<List<Json>> keys =
                seen.take(FactKind.DEPLOY_KEY, gitea.list("/repos/{}/{}/keys", RepositoryPath.parts(name)));
        for (Json key : keys.orElse(List.of())) {
            Optional<Long> id = key.number("id");
            if (id.isEmpty()) {
                seen.gap(FactKind.DEPLOY_KEY, "Gitea named a deploy key of " + name + " without its number", null);
                continue;
            }
            seen.add(new DeployKey(
                    name,
                    String.valueOf(id.get()),
                    key.text("title").orElse(""),
                    Told.of(key.truth("read_only").map(only -> !only), "Gitea does not say whether it may write"),
                    Told.of(key.instant("created_at"), "Gitea does not say when it was added"),
                    new LastUse.Untold(),
                    null,
                    seen.origin("repos/" + name + "/keys/" + id.get())));
        }
    }

    private static void hooks(String holder, Sightings seen, Answer<List<Json>> answer) {
        for (Json hook : seen.take(FactKind.WEBHOOK, answer).orElse(List.of())) {
            String id = hook.number("id").map(String::valueOf).orElse("?");
            Optional<String> url = hook.get("config").text("url").or(() -> hook.text("url"));
            seen.add(new Webhook(
                    holder,
                    id,
                    HookAddress.host(url),
                    HookAddress.encrypted(url),
                    Told.untold("Gitea sets it for the whole server: [webhook] SKIP_TLS_VERIFY"),
                    Told.untold("Gitea's API does not say whether it has a secret"),
                    hook.truth("active").orElse(true),
                    seen.origin((holder.indexOf('/') < 0 ? "orgs/" : "repos/") + holder + "/hooks/" + id)));
        }
    }

    private static void secrets(String holder, Sightings seen, Answer<List<Json>> answer) {
        for (Json secret : seen.take(FactKind.STORED_SECRET, answer).orElse(List.of())) {
            Optional<String> name = secret.word("name");
            if (name.isEmpty()) {
                seen.gap(FactKind.STORED_SECRET, "Gitea named a secret of " + holder + " without its name", null);
                continue;
            }
            boolean ofOrganization = holder.indexOf('/') < 0;
            seen.add(new StoredSecret(
                    holder,
                    name.get(),
                    Told.known(ofOrganization),
                    Told.of(secret.instant("created_at"), "Gitea does not say when it was set"),
                    Told.known(true),
                    Told.noNotion(),
                    seen.origin((ofOrganization ? "orgs/" : "repos/") + holder + "/actions/secrets/" + name.get())));
        }
    }
}
