package dev.gatehouse.connectors.gitlab.writing;

import dev.gatehouse.connectors.forge.Writes;
import dev.gatehouse.connectors.gitlab.GitLab;
import dev.gatehouse.connectors.http.Answer;
import dev.gatehouse.connectors.http.Call;
import dev.gatehouse.connectors.http.Json;
import dev.gatehouse.model.forge.AccessLevel;
import dev.gatehouse.model.forge.GroupTeam;
import dev.gatehouse.model.repair.Attribute;
import dev.gatehouse.model.repair.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who is a member of a group or project of its own, at which level. Someone is there once: who is put at another level
 * is no longer at the one before.
 *
 * @see <a href="https://docs.gitlab.com/api/group_members/">Group members</a>
 */
final class MembershipWriter {

    private static final String LEVEL = "level";
    private static final String EXPIRES = "expires";

    private final GitLab gitlab;

    MembershipWriter(GitLab gitlab) {
        this.gitlab = gitlab;
    }

    /**
     * A group or a project.
     *
     * @param template the path of its members
     */
    private record Place(String template, String path) {

        static Place group(String path) {
            return new Place("/groups/{}/members", path);
        }

        static Place project(String path) {
            return new Place("/projects/{}/members", path);
        }
    }

    /** Someone in a place: their number, and their membership where they have one. */
    private record Found(String id, Optional<Json> membership) {

        boolean isAt(AccessLevel level) {
            return membership
                    .flatMap(json -> json.number("access_level"))
                    .filter(number -> number == level.number())
                    .isPresent();
        }
    }

    /** Their level in a place, and when it ends. */
    private Answer<Map<String, String>> membership(Place place, String account) {
        return found(place, account).map(found -> {
            Map<String, String> told = new TreeMap<>();
            found.membership().ifPresent(json -> {
                json.number("access_level").ifPresent(level -> told.put(LEVEL, String.valueOf(level)));
                json.word("expires_at").ifPresent(end -> told.put(EXPIRES, end));
            });
            return told;
        });
    }

    Answer<Map<String, String>> capture(Change change) {
        return place(change)
                .map(place -> membership(place, change.target().subject()))
                .orElseGet(() -> Answer.seen(Map.of()));
    }

    private Optional<Place> place(Change change) {
        String holder = change.target().holder();
        return switch (change.kind()) {
            case TEAM_MEMBER -> GroupTeam.of(holder).map(team -> Place.group(team.group()));
            case MEMBER -> Optional.of(Place.group(gitlab.group()));
            case COLLABORATOR -> Optional.of(Place.project(holder));
            case ORGANIZATION_SETTING,
                    OUTSIDE_COLLABORATOR,
                    INVITATION,
                    TEAM,
                    TEAM_REPOSITORY,
                    REPOSITORY_SETTING,
                    BRANCH_PROTECTION,
                    DEPLOY_KEY,
                    WEBHOOK -> Optional.empty();
        };
    }

    Answer<Boolean> ofTeam(Change change, Map<String, String> earlier) {
        Optional<GroupTeam> team = GroupTeam.of(change.target().holder());
        if (team.isEmpty() || team.get().invited()) {
            return Writes.impossible(change.target().holder() + " is no team of GROUP:LEVEL, so nobody is put into it");
        }
        Place group = Place.group(team.get().group());
        String account = change.target().subject();
        return change.after() == null
                ? Writes.with(
                        found(group, account),
                        found -> found.isAt(team.get().level()) ? remove(group, found, true) : Writes.done())
                : put(group, account, team.get().level(), earlier);
    }

    /** An owner of the group, a guest, or someone of one of the groups within. */
    Answer<Boolean> ofOrganization(Change change) {
        Place top = Place.group(gitlab.group());
        String account = change.target().subject();
        if (change.after() == null) {
            return Writes.with(
                    found(top, account),
                    found -> found.membership().isPresent() ? remove(top, found, false) : fromWithin(account));
        }
        if (change.becomes(Attribute.ROLE).equals("owner")) {
            return put(top, account, AccessLevel.OWNER, Map.of());
        }
        return Writes.with(
                found(top, account),
                found -> found.membership().isEmpty() || found.isAt(AccessLevel.OWNER)
                        ? put(top, account, AccessLevel.GUEST, Map.of())
                        : Writes.done());
    }

    /** Puts someone back at the level that they had; who had none here comes with the groups within. */
    Answer<Boolean> toOrganization(Change inverse, Map<String, String> captured) {
        Optional<AccessLevel> level = level(captured);
        boolean owner = inverse.becomes(Attribute.ROLE).equals("owner");
        if (inverse.after() == null || level.isEmpty() && owner) {
            return ofOrganization(inverse);
        }
        return level.isEmpty()
                ? Writes.done()
                : put(Place.group(gitlab.group()), inverse.target().subject(), level.get(), captured);
    }

    private static Optional<AccessLevel> level(Map<String, String> captured) {
        return Optional.ofNullable(captured.get(LEVEL)).map(Long::valueOf).flatMap(AccessLevel::of);
    }

    private Answer<Boolean> fromWithin(String account) {
        return Writes.with(gitlab.list("/groups/{}/descendant_groups", gitlab.group()), groups -> {
            for (Json each : groups) {
                Optional<String> path = each.word("full_path");
                if (path.isPresent()) {
                    Answer<Boolean> removed = from(Place.group(path.get()), account);
                    if (removed instanceof Answer.Unseen<Boolean>) {
                        return removed;
                    }
                }
            }
            return Writes.done();
        });
    }

    /** Takes someone out of every project that names them. */
    Answer<Boolean> outside(Change change) {
        if (change.after() != null) {
            return Writes.done();
        }
        return Writes.with(gitlab.list("/groups/{}/projects?include_subgroups=true", gitlab.group()), projects -> {
            for (Json each : projects) {
                Optional<String> path = each.word("path_with_namespace");
                if (path.isPresent()) {
                    Answer<Boolean> removed =
                            from(Place.project(path.get()), change.target().subject());
                    if (removed instanceof Answer.Unseen<Boolean>) {
                        return removed;
                    }
                }
            }
            return Writes.done();
        });
    }

    Answer<Boolean> ofProject(Change change, Map<String, String> earlier) {
        Place project = Place.project(change.target().holder());
        String account = change.target().subject();
        if (change.after() == null) {
            return from(project, account);
        }
        String permission = change.becomes(Attribute.PERMISSION);
        Optional<AccessLevel> level = level(earlier)
                .filter(had -> had.permission().filter(permission::equals).isPresent())
                .or(() -> AccessLevel.permitting(permission));
        return level.isEmpty()
                ? Writes.impossible("GitLab has no " + permission)
                : put(project, account, level.get(), earlier);
    }

    private Answer<Boolean> from(Place place, String account) {
        return Writes.with(
                found(place, account),
                found -> found.membership().isEmpty() ? Writes.done() : remove(place, found, false));
    }

    private Answer<Boolean> remove(Place place, Found found, boolean hereAlone) {
        return gitlab.gone(
                place.template() + "/{}" + (hereAlone ? "?skip_subresources=true" : ""), place.path(), found.id());
    }

    /**
     * Puts someone at a level.
     *
     * @param earlier what was captured of an earlier membership, whose end it takes over
     */
    private Answer<Boolean> put(Place place, String account, AccessLevel level, Map<String, String> earlier) {
        return Writes.with(found(place, account), found -> {
            if (found.isAt(level)) {
                return Writes.done();
            }
            Map<String, Object> body = new HashMap<>(Map.of("access_level", level.number()));
            Optional.ofNullable(earlier.get(EXPIRES)).ifPresent(end -> body.put("expires_at", end));
            if (found.membership().isPresent()) {
                return gitlab.change("PUT", body, place.template() + "/{}", place.path(), found.id());
            }
            body.put("user_id", Long.valueOf(found.id()));
            return gitlab.change("POST", body, place.template(), place.path());
        });
    }

    private Answer<Found> found(Place place, String account) {
        Answer<List<Json>> users = gitlab.list("/users?username=" + Call.encoded(account));
        return Writes.with(users, list -> {
            Optional<String> id = Writes.named(list, "username", account).flatMap(Writes::id);
            if (id.isEmpty()) {
                return Answer.unseen("GitLab knows no account " + account);
            }
            Answer<Json> member = gitlab.ask(place.template() + "/{}", place.path(), id.get());
            return member.notFound()
                    ? Answer.seen(new Found(id.get(), Optional.empty()))
                    : member.map(json -> new Found(id.get(), Optional.of(json)));
        });
    }
}
