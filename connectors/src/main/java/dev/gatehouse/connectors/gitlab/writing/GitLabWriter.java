package dev.gatehouse.connectors.gitlab.writing;

import dev.gatehouse.connectors.forge.DeployKeyWriter;
import dev.gatehouse.connectors.forge.ForgeWriter;
import dev.gatehouse.connectors.forge.Way;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.gitlab.GitLab;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Authorization;
import dev.gatehouse.connectors.http.Endpoint;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.connectors.http.Transport;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import dev.gatehouse.model.repair.ChangeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Changes a group on GitLab, and those within it. Teams are the people of one level in a group, so putting someone into
 * one puts them at that level.
 *
 * @see <a href="https://docs.gitlab.com/api/api_resources/">Resources of the API</a>
 */
public final class GitLabWriter implements ForgeWriter {

    private final GitLab gitlab;
    private final MembershipWriter members;

    /**
     * Writes in someone's name.
     *
     * @param group its full path
     */
    public GitLabWriter(Endpoint endpoint, Authorization authorization, String group, Transport.Settings settings) {
        this.gitlab = new GitLab(
                new Transport(endpoint, authorization, Map.of("Accept", "application/json"), settings), group);
        this.members = new MembershipWriter(gitlab);
    }

    @Override
    public Answer<Optional<String>> account() {
        return Writes.account(gitlab.ask("/user"), "username");
    }

    @Override
    public Way way(ChangeKind kind) {
        return switch (kind) {
            case ORGANIZATION_SETTING, REPOSITORY_SETTING -> new SettingWriter(gitlab);
            case MEMBER -> membership((change, _) -> members.ofOrganization(change), members::toOrganization);
            case OUTSIDE_COLLABORATOR -> (change, _) -> members.outside(change);
            case INVITATION -> Way.none("GitLab's invitations go to addresses, which are not told here");
            case TEAM -> (change, _) -> group(change);
            case TEAM_MEMBER -> membership((change, _) -> members.ofTeam(change, Map.of()), members::ofTeam);
            case TEAM_REPOSITORY -> new ShareWriter(gitlab);
            case COLLABORATOR -> membership((change, _) -> members.ofProject(change, Map.of()), members::ofProject);
            case BRANCH_PROTECTION -> new ProtectionWriter(gitlab);
            case DEPLOY_KEY ->
                new DeployKeyWriter(
                        gitlab, "/projects/{}/deploy_keys", project -> new String[] {project}, "can_push", false);
            case WEBHOOK -> (change, _) -> hook(change);
        };
    }

    private Way membership(
            BiFunction<Change, Map<String, String>, Answer<Boolean>> write,
            BiFunction<Change, Map<String, String>, Answer<Boolean>> restore) {
        return new Way() {
            @Override
            public Answer<Map<String, String>> capture(Change change) {
                return members.capture(change);
            }

            @Override
            public Answer<Boolean> write(Change change, Map<String, String> captured) {
                return write.apply(change, captured);
            }

            @Override
            public Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
                return restore.apply(inverse, captured);
            }
        };
    }

    /** A team's group, which is made where it is missing, and taken away while nothing is in it. */
    private Answer<Boolean> group(Change change) {
        String path = GroupTeam.of(change.target().subject())
                .map(GroupTeam::group)
                .orElse(change.target().subject());
        Answer<Json> there = gitlab.ask("/groups/{}?with_projects=false", path);
        if (change.after() == null) {
            return there.notFound() ? Writes.done() : Writes.with(there, _ -> ended(path));
        }
        if (!there.notFound()) {
            return there.map(_ -> true);
        }
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return Writes.impossible("a topmost group is made on its page alone");
        }
        String name = path.substring(slash + 1);
        return Writes.with(
                gitlab.ask("/groups/{}?with_projects=false", path.substring(0, slash)),
                outer -> outer.number("id")
                        .map(id -> gitlab.change(
                                "POST",
                                Map.of("name", name, "path", name, "parent_id", id, "visibility", "private"),
                                "/groups"))
                        .orElseGet(() -> Answer.unseen("GitLab does not tell the number of the group around " + path)));
    }

    private Answer<Boolean> ended(String path) {
        for (String inner : List.of("/groups/{}/projects", "/groups/{}/subgroups")) {
            Answer<List<Json>> within = gitlab.list(inner, path);
            if (within.value().filter(List::isEmpty).isEmpty()) {
                return within instanceof Answer.Unseen<List<Json>> unseen
                        ? unseen.as()
                        : Writes.impossible("something lies in group " + path + " by now");
            }
        }
        return gitlab.gone("/groups/{}", path);
    }

    /** GitLab takes a webhook's address with every change of it. */
    private Answer<Boolean> hook(Change change) {
        String holder = change.target().holder();
        String certificate = change.becomes(Attribute.CERTIFICATE);
        if (certificate.isEmpty()) {
            return Writes.impossible("GitLab's webhooks can't be turned off");
        }
        String path = (holder.equals(gitlab.group()) ? "/groups/{}" : "/projects/{}") + "/hooks/{}";
        return Writes.with(
                gitlab.ask(path, holder, change.target().subject()),
                hook -> hook.word("url")
                        .map(url -> gitlab.change(
                                "PUT",
                                Map.of("url", url, "enable_ssl_verification", certificate.equals("true")),
                                path,
                                holder,
                                change.target().subject()))
                        .orElseGet(() -> Answer.unseen("GitLab does not say where the webhook goes")));
    }

    @Override
    public void close() {
        gitlab.transport().close();
    }
}
