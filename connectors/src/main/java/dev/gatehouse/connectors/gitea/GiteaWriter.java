package dev.gatehouse.connectors.gitea;

import dev.gatehouse.connectors.forge.ForgeWriter;
import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes an organisation on Gitea or Forgejo. Teams make its members: whoever is in one is a member, whoever is in the
 * team of owners owns it.
 */
public final class GiteaWriter implements ForgeWriter {

    private static final String OWNERS = "Owners";

    /** What a team of ours reaches in its repositories. */
    private static final List<String> UNITS = List.of(
            "repo.code",
            "repo.issues",
            "repo.pulls",
            "repo.releases",
            "repo.wiki",
            "repo.projects",
            "repo.packages",
            "repo.actions");

    private final Gitea gitea;
    private final ProtectionWriter protections;

    /** Writes in someone's name. */
    public GiteaWriter(
            Endpoint endpoint, Authorization authorization, String organization, Transport.Settings settings) {
        this.gitea = new Gitea(
                new Transport(endpoint, authorization, Map.of("Accept", "application/json"), settings), organization);
        this.protections = new ProtectionWriter(gitea);
    }

    @Override
    public Answer<Optional<String>> account() {
        return Writes.with(
                gitea.ask("/user"),
                json -> json.word("login")
                        .map(login -> Answer.seen(Optional.of(login)))
                        .orElseGet(() -> Answer.unseen("GET /user names no account")));
    }

    @Override
    public Answer<Map<String, String>> capture(Change change) {
        return switch (change.kind()) {
            case DEPLOY_KEY -> captureKey(change);
            case BRANCH_PROTECTION -> protections.capture(change);
            case ORGANIZATION_SETTING,
                    MEMBER,
                    OUTSIDE_COLLABORATOR,
                    INVITATION,
                    TEAM,
                    TEAM_MEMBER,
                    TEAM_REPOSITORY,
                    COLLABORATOR,
                    REPOSITORY_SETTING,
                    WEBHOOK -> Answer.seen(Map.of());
        };
    }

    @Override
    public Answer<Boolean> write(Change change, Map<String, String> captured) {
        return switch (change.kind()) {
            case ORGANIZATION_SETTING, REPOSITORY_SETTING ->
                Writes.impossible("Gitea's API can't change " + change.target().subject());
            case OUTSIDE_COLLABORATOR, INVITATION ->
                Writes.impossible("Gitea has no " + change.kind().plural());
            case MEMBER -> member(change);
            case TEAM -> team(change);
            case TEAM_MEMBER ->
                withTeam(
                        change.target().holder(),
                        change.after() == null,
                        id -> inTeam(change.after() != null, id, change.target().subject()));
            case TEAM_REPOSITORY -> teamRepository(change);
            case COLLABORATOR -> collaborator(change);
            case BRANCH_PROTECTION -> protections.write(change);
            case DEPLOY_KEY -> key(change, captured);
            case WEBHOOK -> hook(change);
        };
    }

    @Override
    public Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        return switch (inverse.kind()) {
            case BRANCH_PROTECTION -> protections.restore(inverse, captured);
            case ORGANIZATION_SETTING,
                    MEMBER,
                    OUTSIDE_COLLABORATOR,
                    INVITATION,
                    TEAM,
                    TEAM_MEMBER,
                    TEAM_REPOSITORY,
                    COLLABORATOR,
                    REPOSITORY_SETTING,
                    DEPLOY_KEY,
                    WEBHOOK -> write(inverse, captured);
        };
    }

    private Answer<Boolean> member(Change change) {
        String account = change.target().subject();
        if (change.after() == null) {
            return gone("/orgs/{}/members/{}", gitea.organization(), account);
        }
        boolean owner = change.becomes(Attribute.ROLE).equals("owner");
        if (!owner && change.before() == null) {
            // A member comes with the team they are put into.
            return Writes.done();
        }
        return withTeam(OWNERS, false, id -> inTeam(owner, id, account));
    }

    private Answer<Boolean> inTeam(boolean in, String team, String account) {
        return in
                ? gitea.transport().change(new Call("PUT", Call.path("/teams/{}/members/{}", team, account), null))
                : gone("/teams/{}/members/{}", team, account);
    }

    private Answer<Boolean> team(Change change) {
        String name = change.target().subject();
        String permission = change.becomes(Attribute.PERMISSION);
        if (change.before() == null) {
            return change(
                    "POST",
                    Map.of(
                            "name",
                            name,
                            "permission",
                            permission.isEmpty() ? "read" : permission,
                            "units",
                            UNITS,
                            "includes_all_repositories",
                            false),
                    "/orgs/{}/teams",
                    gitea.organization());
        }
        if (change.after() == null) {
            return withTeam(name, true, id -> gone("/teams/{}", id));
        }
        return withTeam(name, false, id -> permit(id, name, permission));
    }

    private Answer<Boolean> permit(String id, String name, String permission) {
        return change("PATCH", Map.of("name", name, "permission", permission, "units", UNITS), "/teams/{}", id);
    }

    /** A team without repositories takes on what it is to do in its first one. */
    private Answer<Boolean> teamRepository(Change change) {
        String team = change.target().subject();
        String repository = change.target().holder();
        if (change.after() == null) {
            return withTeam(
                    team,
                    true,
                    id -> Writes.with(
                            gitea.ask("/teams/{}", id),
                            json -> json.truth("includes_all_repositories").orElse(false)
                                    ? Writes.impossible(
                                            "team " + team + " reaches every repository; change that on its page")
                                    : gone("/teams/{}/repos/{}/{}", teamParts(id, repository))));
        }
        String permission = change.becomes(Attribute.PERMISSION);
        return withTeam(
                team,
                false,
                id -> Writes.with(gitea.list("/teams/{}/repos", id), repositories -> {
                    boolean alone = repositories.isEmpty()
                            || repositories.size() == 1
                                    && Writes.named(repositories, "full_name", repository)
                                            .isPresent();
                    return Writes.inTurn(
                            () -> alone ? permit(id, team, permission) : Writes.done(),
                            () -> gitea.transport()
                                    .change(new Call(
                                            "PUT",
                                            Call.path("/teams/{}/repos/{}/{}", teamParts(id, repository)),
                                            null)));
                }));
    }

    private static String[] teamParts(String id, String repository) {
        String[] parts = RepositoryPath.parts(repository);
        return new String[] {id, parts[0], parts[1]};
    }

    private Answer<Boolean> collaborator(Change change) {
        String[] parts =
                RepositoryPath.parts(change.target().holder(), change.target().subject());
        return change.after() == null
                ? gone("/repos/{}/{}/collaborators/{}", parts)
                : change(
                        "PUT",
                        Map.of("permission", change.becomes(Attribute.PERMISSION)),
                        "/repos/{}/{}/collaborators/{}",
                        parts);
    }

    private Answer<Map<String, String>> captureKey(Change change) {
        return gitea.list(
                        "/repos/{}/{}/keys",
                        RepositoryPath.parts(change.target().holder()))
                .map(keys -> Writes.key(keys, change.target().subject())
                        .flatMap(key -> key.word("key"))
                        .map(text -> Map.of("key", text))
                        .orElse(Map.of()));
    }

    /** A key can't be changed: it goes, and comes again as it is to be. */
    private Answer<Boolean> key(Change change, Map<String, String> captured) {
        String repository = change.target().holder();
        String subject = change.target().subject();
        return Writes.with(gitea.list("/repos/{}/{}/keys", RepositoryPath.parts(repository)), list -> {
            Optional<String> id = Writes.key(list, subject).flatMap(Writes::id);
            if (change.after() != null && captured.get("key") == null) {
                return Writes.impossible("Gitea does not tell the key " + subject + ", so it can't be put back");
            }
            return Writes.inTurn(
                    () -> id.isEmpty()
                            ? Writes.done()
                            : gone("/repos/{}/{}/keys/{}", RepositoryPath.parts(repository, id.get())),
                    () -> change.after() == null
                            ? Writes.done()
                            : change(
                                    "POST",
                                    Map.of(
                                            "title",
                                            Writes.title(subject),
                                            "key",
                                            captured.getOrDefault("key", ""),
                                            "read_only",
                                            !change.becomes(Attribute.ACCESS).equals("write")),
                                    "/repos/{}/{}/keys",
                                    RepositoryPath.parts(repository)));
        });
    }

    private Answer<Boolean> hook(Change change) {
        String holder = change.target().holder();
        String id = change.target().subject();
        Map<String, ?> body = Map.of("active", change.becomes(Attribute.ACTIVE).equals("true"));
        return holder.indexOf('/') < 0
                ? change("PATCH", body, "/orgs/{}/hooks/{}", holder, id)
                : change("PATCH", body, "/repos/{}/{}/hooks/{}", RepositoryPath.parts(holder, id));
    }

    /** Does something with a team's number. */
    private Answer<Boolean> withTeam(
            String name, boolean mayBeGone, java.util.function.Function<String, Answer<Boolean>> next) {
        Answer<List<Json>> teams = gitea.list("/orgs/{}/teams", gitea.organization());
        return Writes.with(teams, list -> {
            Optional<String> id = Writes.named(list, "name", name).flatMap(Writes::id);
            if (id.isEmpty()) {
                return mayBeGone ? Writes.done() : Answer.unseen("there is no team " + name);
            }
            return next.apply(id.get());
        });
    }

    private Answer<Boolean> change(String method, Map<String, ?> body, String template, String... parts) {
        return gitea.transport().change(Call.change(method, body, template, parts));
    }

    private Answer<Boolean> gone(String template, String... parts) {
        return Writes.gone(gitea.transport(), Call.delete(template, parts));
    }

    @Override
    public void close() {
        gitea.transport().close();
    }
}
