package dev.gatehouse.connectors.gitlab.writing;

import dev.gatehouse.connectors.forge.Way;
import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.gitlab.GitLab;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.AccessLevel;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Projects that are shared with groups: with a whole group, up to a level. Whoever is at a lower level in the group has
 * that one.
 *
 * @see <a href="https://docs.gitlab.com/api/projects/#share-a-project-with-a-group">Share a project with a group</a>
 */
final class ShareWriter implements Way {

    private static final String ACCESS = "group_access";
    private static final String EXPIRES = "expires_at";

    private final GitLab gitlab;

    ShareWriter(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    /** How far the project is shared, and until when; nothing where it is not. */
    @Override
    public Answer<Map<String, String>> capture(Change change) {
        return share(change).map(share -> {
            Map<String, String> told = new TreeMap<>();
            share.ifPresent(json -> {
                json.number("group_access_level").ifPresent(level -> told.put(ACCESS, String.valueOf(level)));
                json.word(EXPIRES).ifPresent(end -> told.put(EXPIRES, end));
            });
            return told;
        });
    }

    @Override
    public Answer<Boolean> write(Change change, Map<String, String> captured) {
        if (change.after() == null) {
            return end(change);
        }
        String permission = change.becomes(Attribute.PERMISSION);
        Optional<AccessLevel> wanted = AccessLevel.permitting(permission);
        return wanted.isEmpty()
                ? Writes.impossible("GitLab has no " + permission)
                : Writes.with(
                        share(change),
                        there -> there.filter(share -> gives(change, share, permission))
                                .map(_ -> Writes.done())
                                .orElseGet(() -> share(
                                        change, String.valueOf(wanted.get().number()), captured.get(EXPIRES))));
    }

    private static boolean gives(Change change, Json share, String permission) {
        Optional<AccessLevel> most = share.number("group_access_level").flatMap(AccessLevel::of);
        return GroupTeam.of(change.target().subject())
                .flatMap(team -> most.map(team.level()::atMost))
                .flatMap(AccessLevel::permission)
                .filter(permission::equals)
                .isPresent();
    }

    /** Of several levels of a group the first that is taken back knows how it was shared. */
    @Override
    public Answer<Boolean> restore(Change inverse, Map<String, String> captured) {
        String access = captured.get(ACCESS);
        if (inverse.after() == null) {
            return access == null ? end(inverse) : share(inverse, access, captured.get(EXPIRES));
        }
        return access == null ? Writes.done() : share(inverse, access, captured.get(EXPIRES));
    }

    private Answer<Boolean> end(Change change) {
        return Writes.with(
                group(change),
                id -> gitlab.gone("/projects/{}/share/{}", change.target().holder(), id));
    }

    private Answer<Boolean> share(Change change, String access, @Nullable String expires) {
        return Writes.with(share(change), there -> {
            boolean same = there.flatMap(json -> json.number("group_access_level"))
                    .filter(level -> access.equals(String.valueOf(level)))
                    .isPresent();
            if (same) {
                return Writes.done();
            }
            return Writes.with(group(change), id -> {
                Map<String, Object> body =
                        new HashMap<>(Map.of("group_id", Long.valueOf(id), ACCESS, Integer.valueOf(access)));
                if (expires != null) {
                    body.put(EXPIRES, expires);
                }
                return Writes.inTurn(
                        () -> there.isEmpty() ? Writes.done() : end(change),
                        () -> gitlab.change(
                                "POST",
                                body,
                                "/projects/{}/share",
                                change.target().holder()));
            });
        });
    }

    private Answer<Optional<Json>> share(Change change) {
        return gitlab.ask("/projects/{}", change.target().holder())
                .map(project -> project.each("shared_with_groups").stream()
                        .filter(each -> each.word("group_full_path")
                                .filter(path -> path.equalsIgnoreCase(path(change)))
                                .isPresent())
                        .findFirst());
    }

    private Answer<String> group(Change change) {
        return Writes.with(
                gitlab.ask("/groups/{}?with_projects=false", path(change)),
                json -> Writes.id(json)
                        .map(Answer::seen)
                        .orElseGet(() -> Answer.unseen("GitLab does not tell the number of " + path(change))));
    }

    private static String path(Change change) {
        String team = change.target().subject();
        return GroupTeam.of(team).map(GroupTeam::group).orElse(team);
    }
}
