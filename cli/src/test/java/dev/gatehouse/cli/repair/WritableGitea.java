package dev.gatehouse.cli.repair;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gitea with the organisation acme and its one repository, whose token is {@code root}'s, an administrator's. */
final class WritableGitea extends WritableForge {

    private static final String API = "/api/v1";
    private static final String DEPLOY = "acme/deploy";

    final Map<String, Team> teams = new TreeMap<>();
    final Map<String, String> collaborators = new TreeMap<>(Map.of("eve", "admin"));
    final Map<String, ObjectNode> protections = new TreeMap<>();
    final Map<String, ObjectNode> keys = new TreeMap<>();
    final ObjectNode hook = object("""
            {"id":7,"active":true,"config":{"url":"https://elsewhere.example.com/x?s=hush"}}""");

    /** A team, known by its number to some calls and by its name to none. */
    static final class Team {
        final int id;
        String permission;
        final Set<String> members = new TreeSet<>();
        final Set<String> repositories = new TreeSet<>();

        Team(int id, String permission) {
            this.id = id;
            this.permission = permission;
        }

        @Override
        public String toString() {
            return permission + members + repositories;
        }
    }

    WritableGitea() {
        team(1, "Owners", "owner", "root", "bob");
        team(2, "platform", "write", "ada", "bob");
        team(3, "old", "admin", "cy");
        keys.put("1", key(1, "ci", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA", false));
        keys.put("2", key(2, "forgotten", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB", false));
        protections.put("ma*", object("""
                {"rule_name":"ma*","required_approvals":1,"dismiss_stale_approvals":false,
                 "require_signed_commits":false,"block_on_outdated_branch":false,"enable_status_check":false,
                 "status_check_contexts":[],"enable_push":true,"enable_force_push":false,
                 "block_admin_merge_override":false}"""));
        ofOrganization();
        ofTeams();
        ofRepository();
    }

    private void team(int id, String name, String permission, String... members) {
        Team team = new Team(id, permission);
        team.members.addAll(List.of(members));
        team.repositories.add(DEPLOY);
        teams.put(name, team);
    }

    private static ObjectNode key(int id, String title, String key, boolean readOnly) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("title", title)
                .put("key", key)
                .put("read_only", readOnly)
                .put("created_at", "2025-01-01T00:00:00Z");
    }

    /** Everything there is, for comparing, without what has a number of its own. */
    String state() {
        StringBuilder text = new StringBuilder()
                .append(teams)
                .append(collaborators)
                .append(protections)
                .append(hook);
        keys.values().stream()
                .map(each -> each.get("title").asString() + each.get("key") + each.get("read_only"))
                .sorted()
                .forEach(text::append);
        return text.toString();
    }

    private void at(String method, String path, Handler handler) {
        on(method, API + path, handler);
    }

    private void ofOrganization() {
        at("GET", "/user", (_, _, _) -> ok(person("root").put("is_admin", true)));
        at("GET", "/orgs/acme", (_, _, _) -> ok(object("{\"name\":\"acme\"}")));
        at(
                "GET",
                "/orgs/acme/members",
                (_, _, _) -> ok(array(teams.values().stream()
                        .flatMap(team -> team.members.stream())
                        .distinct()
                        .map(WritableGitea::person)
                        .toList())));
        at("DELETE", "/orgs/acme/members/{}", (parts, _, _) -> {
            boolean was = false;
            for (Team team : teams.values()) {
                was |= team.members.remove(parts.getFirst());
            }
            return gone(was);
        });
        for (String none : List.of("/admin/users", "/orgs/acme/hooks", "/orgs/acme/actions/secrets")) {
            at("GET", none, (_, _, _) -> ok(JSON.createArrayNode()));
        }
        at("GET", "/orgs/acme/repos", (_, _, _) -> ok(array(List.of(object("""
                {"full_name":"acme/deploy","archived":false,"fork":false,"private":true,"internal":false,
                 "empty":false,"default_branch":"main","updated_at":"2026-05-01T00:00:00Z"}""")))));
    }

    private void ofTeams() {
        at(
                "GET",
                "/orgs/acme/teams",
                (_, _, _) -> ok(array(teams.keySet().stream().map(this::shown).toList())));
        at("POST", "/orgs/acme/teams", (_, _, body) -> {
            String name = body.get("name").asString();
            if (teams.containsKey(name)) {
                return new Reply(422, object("{\"message\":\"team already exists\"}"));
            }
            teams.put(name, new Team(nextId(), body.get("permission").asString()));
            return made(shown(name));
        });
        at("GET", "/teams/{}", (parts, _, _) -> ok(shown(name(parts).orElseThrow())));
        at("PATCH", "/teams/{}", (parts, _, body) -> {
            team(parts).permission = body.get("permission").asString();
            return ok(body);
        });
        at(
                "DELETE",
                "/teams/{}",
                (parts, _, _) -> gone(name(parts).map(teams::remove).isPresent()));
        at(
                "GET",
                "/teams/{}/members",
                (parts, _, _) -> ok(array(
                        team(parts).members.stream().map(WritableGitea::person).toList())));
        at("PUT", "/teams/{}/members/{}", (parts, _, _) -> {
            team(parts).members.add(parts.get(1));
            return done();
        });
        at(
                "DELETE",
                "/teams/{}/members/{}",
                (parts, _, _) -> gone(team(parts).members.remove(parts.get(1))));
        at(
                "GET",
                "/teams/{}/repos",
                (parts, _, _) -> ok(array(team(parts).repositories.stream()
                        .map(name -> JSON.createObjectNode().put("full_name", name))
                        .toList())));
        at("PUT", "/teams/{}/repos/{}/{}", (parts, _, _) -> {
            team(parts).repositories.add(parts.get(1) + "/" + parts.get(2));
            return done();
        });
        at(
                "DELETE",
                "/teams/{}/repos/{}/{}",
                (parts, _, _) -> gone(team(parts).repositories.remove(parts.get(1) + "/" + parts.get(2))));
    }

    private void ofRepository() {
        String deploy = "/repos/acme/deploy";
        for (String none : List.of("/tag_protections", "/actions/secrets")) {
            at("GET", deploy + none, (_, _, _) -> ok(JSON.createArrayNode()));
        }
        at(
                "GET",
                deploy + "/collaborators",
                (_, _, _) -> ok(array(collaborators.keySet().stream()
                        .map(WritableGitea::person)
                        .toList())));
        at(
                "GET",
                deploy + "/collaborators/{}/permission",
                (parts, _, _) -> ok(JSON.createObjectNode().put("permission", collaborators.get(parts.getFirst()))));
        at("PUT", deploy + "/collaborators/{}", (parts, _, body) -> {
            collaborators.put(parts.getFirst(), body.get("permission").asString());
            return done();
        });
        at(
                "DELETE",
                deploy + "/collaborators/{}",
                (parts, _, _) -> gone(collaborators.remove(parts.getFirst()) != null));
        at("GET", deploy + "/branch_protections", (_, _, _) -> ok(array(protections.values())));
        at("POST", deploy + "/branch_protections", (_, _, body) -> {
            ObjectNode rule = protections.get("ma*").deepCopy();
            merge(rule, body);
            protections.put(body.get("rule_name").asString(), rule);
            return made(rule);
        });
        at("PATCH", deploy + "/branch_protections/{}", (parts, _, body) -> {
            merge(protections.get(parts.getFirst()), body);
            return ok(body);
        });
        at(
                "DELETE",
                deploy + "/branch_protections/{}",
                (parts, _, _) -> gone(protections.remove(parts.getFirst()) != null));
        at("GET", deploy + "/hooks", (_, _, _) -> ok(array(List.of(hook))));
        at("PATCH", deploy + "/hooks/7", (_, _, body) -> {
            merge(hook, body);
            return ok(hook);
        });
        at("GET", deploy + "/keys", (_, _, _) -> ok(array(keys.values())));
        at("POST", deploy + "/keys", (_, _, body) -> {
            int id = nextId();
            ObjectNode key = key(
                    id,
                    body.get("title").asString(),
                    body.get("key").asString(),
                    body.get("read_only").asBoolean());
            keys.put(String.valueOf(id), key);
            return made(key);
        });
        at("DELETE", deploy + "/keys/{}", (parts, _, _) -> gone(keys.remove(parts.getFirst()) != null));
    }

    private static void merge(ObjectNode there, JsonNode body) {
        body.properties().forEach(each -> there.set(each.getKey(), each.getValue()));
    }

    private Optional<String> name(List<String> parts) {
        return teams.entrySet().stream()
                .filter(each -> String.valueOf(each.getValue().id).equals(parts.getFirst()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Team team(List<String> parts) {
        return teams.get(name(parts).orElseThrow());
    }

    private ObjectNode shown(String name) {
        Team team = teams.get(name);
        return JSON.createObjectNode()
                .put("id", team.id)
                .put("name", name)
                .put("permission", team.permission)
                .put("includes_all_repositories", false);
    }

    private static ObjectNode person(String login) {
        return JSON.createObjectNode().put("login", login);
    }
}
