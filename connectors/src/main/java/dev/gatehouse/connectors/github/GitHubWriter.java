package dev.gatehouse.connectors.github;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes an organisation on GitHub.
 *
 * @see <a href="https://docs.github.com/rest/orgs/members">Members</a>
 * @see <a href="https://docs.github.com/rest/teams">Teams</a>
 * @see <a href="https://docs.github.com/rest/collaborators">Collaborators</a>
 */
public final class GitHubWriter implements ForgeWriter {

    private final GitHub github;
    private final SettingWriter settings;
    private final RulesetWriter rulesets;

    /** Writes in someone's name. */
    public GitHubWriter(
            Endpoint endpoint, Authorization authorization, String organization, Transport.Settings settings) {
        this.github = new GitHub(new Transport(endpoint, authorization, GitHub.HEADERS, settings), organization);
        this.settings = new SettingWriter(github);
        this.rulesets = new RulesetWriter(github);
    }

    @Override
    public Answer<Optional<String>> account() {
        Answer<Json> user = github.ask("/user");
        if (user instanceof Answer.Unseen<Json> unseen && unseen.status() == 403) {
            // An app's token is nobody's; its installation answers what it may reach.
            return github.ask("/installation/repositories?per_page=1").map(_ -> Optional.empty());
        }
        return Writes.with(
                user,
                json -> json.word("login")
                        .map(login -> Answer.seen(Optional.of(login)))
                        .orElseGet(() -> Answer.unseen("GET /user names no account")));
    }

    @Override
    public Answer<Map<String, String>> capture(Change change) {
        return switch (change.kind()) {
            case DEPLOY_KEY -> captureKey(change);
            case BRANCH_PROTECTION -> rulesets.capture(change);
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
            case ORGANIZATION_SETTING -> settings.ofOrganization(change);
            case REPOSITORY_SETTING -> settings.ofRepository(change);
            case MEMBER -> member(change);
            case OUTSIDE_COLLABORATOR -> outside(change);
            case INVITATION -> invitation(change);
            case TEAM -> team(change);
            case TEAM_MEMBER -> teamMember(change);
            case TEAM_REPOSITORY -> teamRepository(change);
            case COLLABORATOR -> collaborator(change);
            case BRANCH_PROTECTION -> rulesets.write(change);
            case DEPLOY_KEY -> key(change, captured);
            case WEBHOOK -> hook(change);
        };
    }

    @Override
    public Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        return switch (inverse.kind()) {
            case BRANCH_PROTECTION -> rulesets.restore(inverse, captured);
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
        String[] parts = {github.organization(), change.target().subject()};
        if (change.after() == null) {
            return gone("/orgs/{}/memberships/{}", parts);
        }
        String role = change.becomes(Attribute.ROLE).equals("owner") ? "admin" : "member";
        return change("PUT", Map.of("role", role), "/orgs/{}/memberships/{}", parts);
    }

    /** Outside collaborators come with what they are given in repositories. */
    private Answer<Boolean> outside(Change change) {
        return change.after() != null
                ? Writes.done()
                : gone(
                        "/orgs/{}/outside_collaborators/{}",
                        github.organization(),
                        change.target().subject());
    }

    private Answer<Boolean> invitation(Change change) {
        String holder = change.target().holder();
        boolean ofRepository = holder.indexOf('/') >= 0;
        if (change.after() == null) {
            return ofRepository
                    ? gone(
                            "/repos/{}/{}/invitations/{}",
                            RepositoryPath.parts(holder, change.target().subject()))
                    : gone("/orgs/{}/invitations/{}", holder, change.target().subject());
        }
        String invited = change.becomes(Attribute.INVITED);
        String permission = change.becomes(Attribute.PERMISSION);
        return ofRepository
                ? change(
                        "PUT",
                        Map.of("permission", word(permission)),
                        "/repos/{}/{}/collaborators/{}",
                        RepositoryPath.parts(holder, invited))
                : change(
                        "PUT",
                        Map.of("role", permission.equals("admin") ? "admin" : "member"),
                        "/orgs/{}/memberships/{}",
                        holder,
                        invited);
    }

    private Answer<Boolean> team(Change change) {
        String organization = github.organization();
        String name = change.target().subject();
        if (change.after() == null) {
            return gone("/orgs/{}/teams/{}", organization, name);
        }
        String parent = change.becomes(Attribute.PARENT);
        Map<String, Object> body = new HashMap<>();
        if (!parent.isEmpty()) {
            Answer<Json> outer = github.ask("/orgs/{}/teams/{}", organization, parent);
            Optional<Long> id = outer.value().flatMap(json -> json.number("id"));
            if (id.isEmpty()) {
                return outer instanceof Answer.Unseen<Json> unseen
                        ? unseen.as()
                        : Answer.unseen("GitHub does not tell the number of team " + parent);
            }
            body.put("parent_team_id", id.get());
        }
        if (change.before() != null) {
            return parent.isEmpty()
                    ? Writes.impossible("a team within another is taken out of it on its page alone")
                    : change("PATCH", body, "/orgs/{}/teams/{}", organization, name);
        }
        body.put("name", name);
        body.put("privacy", "closed");
        return Writes.inTurn(
                () -> change("POST", body, "/orgs/{}/teams", organization),
                // Whoever makes a team is put into it.
                () -> Writes.with(
                        account(),
                        own -> own.map(login -> gone("/orgs/{}/teams/{}/memberships/{}", organization, name, login))
                                .orElseGet(Writes::done)));
    }

    private Answer<Boolean> teamMember(Change change) {
        String[] parts = {
            github.organization(), change.target().holder(), change.target().subject()
        };
        return change.after() == null
                ? gone("/orgs/{}/teams/{}/memberships/{}", parts)
                : change(
                        "PUT",
                        Map.of("role", change.becomes(Attribute.ROLE)),
                        "/orgs/{}/teams/{}/memberships/{}",
                        parts);
    }

    private Answer<Boolean> teamRepository(Change change) {
        String[] repository = RepositoryPath.parts(change.target().holder());
        String[] parts = {github.organization(), change.target().subject(), repository[0], repository[1]};
        return change.after() == null
                ? gone("/orgs/{}/teams/{}/repos/{}/{}", parts)
                : change(
                        "PUT",
                        Map.of("permission", word(change.becomes(Attribute.PERMISSION))),
                        "/orgs/{}/teams/{}/repos/{}/{}",
                        parts);
    }

    private Answer<Boolean> collaborator(Change change) {
        String[] parts =
                RepositoryPath.parts(change.target().holder(), change.target().subject());
        return change.after() == null
                ? gone("/repos/{}/{}/collaborators/{}", parts)
                : change(
                        "PUT",
                        Map.of("permission", word(change.becomes(Attribute.PERMISSION))),
                        "/repos/{}/{}/collaborators/{}",
                        parts);
    }

    private Answer<Map<String, String>> captureKey(Change change) {
        return github.list(
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
        Answer<List<Json>> keys = github.list("/repos/{}/{}/keys", RepositoryPath.parts(repository));
        return Writes.with(keys, list -> {
            Optional<String> id = Writes.key(list, subject).flatMap(Writes::id);
            if (change.after() != null && captured.get("key") == null) {
                return Writes.impossible("GitHub does not tell the key " + subject + ", so it can't be put back");
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
        String[] parts = holder.indexOf('/') < 0 ? new String[] {holder, id} : RepositoryPath.parts(holder, id);
        String path = holder.indexOf('/') < 0 ? "/orgs/{}/hooks/{}" : "/repos/{}/{}/hooks/{}";
        String certificate = change.becomes(Attribute.CERTIFICATE);
        return certificate.isEmpty()
                ? change(
                        "PATCH",
                        Map.of("active", change.becomes(Attribute.ACTIVE).equals("true")),
                        path,
                        parts)
                : change(
                        "PATCH",
                        Map.of("insecure_ssl", certificate.equals("true") ? "0" : "1"),
                        path + "/config",
                        parts);
    }

    private Answer<Boolean> change(String method, Map<String, ?> body, String template, String... parts) {
        return github.transport().change(Call.change(method, body, template, parts));
    }

    private Answer<Boolean> gone(String template, String... parts) {
        return Writes.gone(github.transport(), Call.delete(template, parts));
    }

    /** GitHub's words for what someone may do. */
    private static String word(String permission) {
        return switch (permission) {
            case "read" -> "pull";
            case "write" -> "push";
            default -> permission;
        };
    }

    @Override
    public void close() {
        github.transport().close();
    }
}
