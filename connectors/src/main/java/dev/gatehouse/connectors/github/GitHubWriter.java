package dev.gatehouse.connectors.github;

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
import java.util.HashMap;
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
    private final ProtectionWriter protections;

    /** Writes in someone's name. */
    public GitHubWriter(
            Endpoint endpoint, Authorization authorization, String organization, Transport.Settings settings) {
        this.github = new GitHub(new Transport(endpoint, authorization, GitHub.HEADERS, settings), organization);
        this.settings = new SettingWriter(github);
        this.protections = new ProtectionWriter(github);
    }

    @Override
    public Answer<Optional<String>> account() {
        Answer<Json> user = github.ask("/user");
        if (user instanceof Answer.Unseen<Json> unseen && unseen.status() == 403) {
            // An app's token is nobody's; its installation answers what it may reach.
            return github.ask("/installation/repositories?per_page=1").map(_ -> Optional.empty());
        }
        return Writes.account(user, "login");
    }

    @Override
    public Way way(ChangeKind kind) {
        return switch (kind) {
            case ORGANIZATION_SETTING -> (change, _) -> settings.ofOrganization(change);
            case REPOSITORY_SETTING -> (change, _) -> settings.ofRepository(change);
            case MEMBER -> (change, _) -> member(change);
            case OUTSIDE_COLLABORATOR -> (change, _) -> outside(change);
            case INVITATION -> (change, _) -> invitation(change);
            case TEAM -> (change, _) -> team(change);
            case TEAM_MEMBER -> (change, _) -> teamMember(change);
            case TEAM_REPOSITORY -> (change, _) -> teamRepository(change);
            case COLLABORATOR -> (change, _) -> collaborator(change);
            case BRANCH_PROTECTION -> protections;
            case DEPLOY_KEY ->
                new DeployKeyWriter(github, "/repos/{}/{}/keys", RepositoryPath::parts, "read_only", true);
            case WEBHOOK -> (change, _) -> hook(change);
        };
    }

    private Answer<Boolean> member(Change change) {
        String[] parts = {github.organization(), change.target().subject()};
        if (change.after() == null) {
            return github.gone("/orgs/{}/memberships/{}", parts);
        }
        String role = change.becomes(Attribute.ROLE).equals("owner") ? "admin" : "member";
        return github.change("PUT", Map.of("role", role), "/orgs/{}/memberships/{}", parts);
    }

    /** Outside collaborators come with what they are given in repositories. */
    private Answer<Boolean> outside(Change change) {
        return change.after() != null
                ? Writes.done()
                : github.gone(
                        "/orgs/{}/outside_collaborators/{}",
                        github.organization(),
                        change.target().subject());
    }

    private Answer<Boolean> invitation(Change change) {
        String holder = change.target().holder();
        boolean ofRepository = holder.indexOf('/') >= 0;
        if (change.after() == null) {
            return ofRepository
                    ? github.gone(
                            "/repos/{}/{}/invitations/{}",
                            RepositoryPath.parts(holder, change.target().subject()))
                    : github.gone(
                            "/orgs/{}/invitations/{}", holder, change.target().subject());
        }
        String invited = change.becomes(Attribute.INVITED);
        String permission = change.becomes(Attribute.PERMISSION);
        return ofRepository
                ? github.change(
                        "PUT",
                        Map.of("permission", word(permission)),
                        "/repos/{}/{}/collaborators/{}",
                        RepositoryPath.parts(holder, invited))
                : github.change(
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
            return github.gone("/orgs/{}/teams/{}", organization, name);
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
                    : github.change("PATCH", body, "/orgs/{}/teams/{}", organization, name);
        }
        body.put("name", name);
        body.put("privacy", "closed");
        return Writes.inTurn(
                () -> github.change("POST", body, "/orgs/{}/teams", organization),
                // Whoever makes a team is put into it.
                () -> Writes.with(
                        account(),
                        own -> own.map(login ->
                                        github.gone("/orgs/{}/teams/{}/memberships/{}", organization, name, login))
                                .orElseGet(Writes::done)));
    }

    private Answer<Boolean> teamMember(Change change) {
        String[] parts = {
            github.organization(), change.target().holder(), change.target().subject()
        };
        return change.after() == null
                ? github.gone("/orgs/{}/teams/{}/memberships/{}", parts)
                : github.change(
                        "PUT",
                        Map.of("role", change.becomes(Attribute.ROLE)),
                        "/orgs/{}/teams/{}/memberships/{}",
                        parts);
    }

    private Answer<Boolean> teamRepository(Change change) {
        String[] repository = RepositoryPath.parts(change.target().holder());
        String[] parts = {github.organization(), change.target().subject(), repository[0], repository[1]};
        return change.after() == null
                ? github.gone("/orgs/{}/teams/{}/repos/{}/{}", parts)
                : github.change(
                        "PUT",
                        Map.of("permission", word(change.becomes(Attribute.PERMISSION))),
                        "/orgs/{}/teams/{}/repos/{}/{}",
                        parts);
    }

    private Answer<Boolean> collaborator(Change change) {
        String[] parts =
                RepositoryPath.parts(change.target().holder(), change.target().subject());
        return change.after() == null
                ? github.gone("/repos/{}/{}/collaborators/{}", parts)
                : github.change(
                        "PUT",
                        Map.of("permission", word(change.becomes(Attribute.PERMISSION))),
                        "/repos/{}/{}/collaborators/{}",
                        parts);
    }

    private Answer<Boolean> hook(Change change) {
        String holder = change.target().holder();
        String id = change.target().subject();
        String[] parts = holder.indexOf('/') < 0 ? new String[] {holder, id} : RepositoryPath.parts(holder, id);
        String path = holder.indexOf('/') < 0 ? "/orgs/{}/hooks/{}" : "/repos/{}/{}/hooks/{}";
        String certificate = change.becomes(Attribute.CERTIFICATE);
        return certificate.isEmpty()
                ? github.change(
                        "PATCH",
                        Map.of("active", change.becomes(Attribute.ACTIVE).equals("true")),
                        path,
                        parts)
                : github.change(
                        "PATCH",
                        Map.of("insecure_ssl", certificate.equals("true") ? "0" : "1"),
                        path + "/config",
                        parts);
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
