package dev.gatehouse.connectors.gitea;

import dev.gatehouse.connectors.forge.DeployKeyWriter;
import dev.gatehouse.connectors.forge.ForgeWriter;
import dev.gatehouse.connectors.forge.RepositoryPath;
import dev.gatehouse.connectors.forge.Way;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
        return Writes.account(gitea.ask("/user"), "login");
    }

    @Override
    public Way way(ChangeKind kind) {
        return switch (kind) {
            case ORGANIZATION_SETTING, REPOSITORY_SETTING -> Way.none("Gitea's API can't change settings");
            case OUTSIDE_COLLABORATOR, INVITATION -> Way.none("Gitea has no " + kind.plural());
            case MEMBER -> (change, _) -> member(change);
            case TEAM -> (change, _) -> team(change);
            case TEAM_MEMBER -> (change, _) -> teamMember(change);
            case TEAM_REPOSITORY -> (change, _) -> teamRepository(change);
            case COLLABORATOR -> (change, _) -> collaborator(change);
            case BRANCH_PROTECTION -> protections;
            case DEPLOY_KEY ->
                new DeployKeyWriter(gitea, "/repos/{}/{}/keys", RepositoryPath::parts, "read_only", true);
            case WEBHOOK -> (change, _) -> hook(change);
        };
    }

    private Answer<Boolean> teamMember(Change change) {
        boolean stays = change.after() != null;
        return withTeam(
                change.target().holder(),
                !stays,
                id -> inTeam(stays, id, change.target().subject()));
    }

    private Answer<Boolean> member(Change change) {
        String account = change.target().subject();
        if (change.after() == null) {
            return gitea.gone("/orgs/{}/members/{}", gitea.organization(), account);
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
                ? gitea.change("PUT", "/teams/{}/members/{}", team, account)
                : gitea.gone("/teams/{}/members/{}", team, account);
    }

    private Answer<Boolean> team(Change change) {
        String name = change.target().subject();
        String permission = change.becomes(Attribute.PERMISSION);
        if (change.before() == null) {
            return gitea.change(
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
            return withTeam(name, true, id -> gitea.gone("/teams/{}", id));
        }
        return withTeam(name, false, id -> permit(id, name, permission));
    }

    private Answer<Boolean> permit(String id, String name, String permission) {
        return gitea.change("PATCH", Map.of("name", name, "permission", permission, "units", UNITS), "/teams/{}", id);
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
                                    : gitea.gone("/teams/{}/repos/{}/{}", teamParts(id, repository))));
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
                            () -> gitea.change("PUT", "/teams/{}/repos/{}/{}", teamParts(id, repository)));
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
                ? gitea.gone("/repos/{}/{}/collaborators/{}", parts)
                : gitea.change(
                        "PUT",
                        Map.of("permission", change.becomes(Attribute.PERMISSION)),
                        "/repos/{}/{}/collaborators/{}",
                        parts);
    }

    private Answer<Boolean> hook(Change change) {
        String holder = change.target().holder();
        String id = change.target().subject();
        Map<String, ?> body = Map.of("active", change.becomes(Attribute.ACTIVE).equals("true"));
        return holder.indexOf('/') < 0
                ? gitea.change("PATCH", body, "/orgs/{}/hooks/{}", holder, id)
                : gitea.change("PATCH", body, "/repos/{}/{}/hooks/{}", RepositoryPath.parts(holder, id));
    }

    /** Does something with a team's number. */
    private Answer<Boolean> withTeam(String name, boolean mayBeGone, Function<String, Answer<Boolean>> next) {
        Answer<List<Json>> teams = gitea.list("/orgs/{}/teams", gitea.organization());
        return Writes.with(teams, list -> {
            Optional<String> id = Writes.named(list, "name", name).flatMap(Writes::id);
            if (id.isEmpty()) {
                return mayBeGone ? Writes.done() : Answer.unseen("there is no team " + name);
            }
            return next.apply(id.get());
        });
    }

    @Override
    public void close() {
        gitea.transport().close();
    }
}
