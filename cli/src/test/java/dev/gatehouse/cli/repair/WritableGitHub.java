package dev.gatehouse.cli.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitHub with one organisation, acme, whose token is {@code root}'s. */
final class WritableGitHub extends WritableForge {

    private static final String OWN = "root";

    final ObjectNode organization = object("""
            {"login":"acme","two_factor_requirement_enabled":false,"default_repository_permission":"write",
             "members_can_create_public_repositories":true,"members_can_delete_repositories":true,
             "public_repos":0,"total_private_repos":2}""");
    final ObjectNode actions = object("""
            {"enabled_repositories":"all","allowed_actions":"all","sha_pinning_required":false}""");
    final ObjectNode workflow = object("""
            {"default_workflow_permissions":"write","can_approve_pull_request_reviews":true}""");

    /** Roles by login: {@code admin} or {@code member}. */
    final Map<String, String> members = new TreeMap<>();

    final Map<String, ObjectNode> invitations = new TreeMap<>();
    final Map<String, Team> teams = new TreeMap<>();
    final Map<String, Repo> repositories = new TreeMap<>();

    /** A team, its people with their roles, and its repositories with GitHub's words for permissions. */
    static final class Team {
        final Map<String, String> members = new TreeMap<>();
        final Map<String, String> repositories = new TreeMap<>();
        String parent = "";
    }

    /** A repository; the maps are by login and by id. */
    static final class Repo {
        final ObjectNode itself;
        final ObjectNode actions = object("{\"enabled\":true,\"allowed_actions\":\"all\"}");
        final ObjectNode workflow =
                object("{\"default_workflow_permissions\":\"write\",\"can_approve_pull_request_reviews\":true}");
        final Map<String, String> collaborators = new TreeMap<>();
        final Map<String, ObjectNode> invitations = new TreeMap<>();
        final Map<String, ObjectNode> keys = new TreeMap<>();
        final Map<String, ObjectNode> hooks = new TreeMap<>();
        final Map<String, ObjectNode> rulesets = new TreeMap<>();
        final Map<String, ObjectNode> classic = new TreeMap<>();
        final List<String> branches = new ArrayList<>(List.of("main"));
        boolean alerts;

        Repo(String name) {
            itself = object("""
                    {"full_name":"%s","archived":false,"fork":false,"private":true,"visibility":"private",
                     "default_branch":"main","pushed_at":"2026-05-01T00:00:00Z","allow_forking":true,
                     "permissions":{"admin":true},
                     "security_and_analysis":{"secret_scanning":{"status":"disabled"},
                      "secret_scanning_push_protection":{"status":"disabled"}}}""".formatted(name));
        }
    }

    WritableGitHub() {
        members.put(OWN, "admin");
        members.put("ada", "member");
        members.put("bob", "admin");
        members.put("cy", "member");
        members.put("guest", "member");
        Team platform = new Team();
        platform.members.put("ada", "member");
        platform.members.put("guest", "member");
        platform.repositories.put("acme/deploy", "push");
        teams.put("platform", platform);
        Team old = new Team();
        old.members.put("cy", "member");
        old.repositories.put("acme/deploy", "admin");
        teams.put("old", old);
        Repo deploy = new Repo("acme/deploy");
        deploy.collaborators.put("eve", "admin");
        deploy.collaborators.put("cy", "maintain");
        deploy.keys.put("1", key(1, "ci", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA", false));
        deploy.keys.put("2", key(2, "forgotten", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB", false));
        deploy.hooks.put("7", object("""
                {"id":7,"active":true,"config":{"url":"https://ci.example.com/x?s=hush","insecure_ssl":"1"}}"""));
        deploy.hooks.put("8", object("""
                {"id":8,"active":true,"config":{"url":"https://elsewhere.example.com/x","insecure_ssl":"0"}}"""));
        repositories.put("acme/deploy", deploy);
        repositories.put("acme/other", new Repo("acme/other"));
        ofOrganization();
        ofTeams();
        ofRepositories();
        ofThings();
    }

    private static ObjectNode key(int id, String title, String key, boolean readOnly) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("title", title)
                .put("key", key)
                .put("read_only", readOnly)
                .put("created_at", "2025-01-01T00:00:00Z")
                .putNull("last_used");
    }

    /** Everything there is, for comparing, without what has a number of its own. */
    String state() {
        StringBuilder text = new StringBuilder();
        text.append(organization)
                .append(actions)
                .append(workflow)
                .append(members)
                .append('\n');
        teams.forEach((name, team) -> text.append(name)
                .append(team.parent)
                .append(team.members)
                .append(team.repositories)
                .append('\n'));
        repositories.forEach((name, repo) -> {
            text.append(repo.itself).append(repo.actions).append(repo.workflow).append(repo.collaborators);
            text.append(repo.alerts).append(repo.hooks.values()).append(repo.classic);
            repo.rulesets.values().forEach(each -> text.append(each.get("name")).append(each.get("rules")));
            repo.keys.values().stream()
                    .map(each -> each.get("title").asString() + each.get("key") + each.get("read_only"))
                    .sorted()
                    .forEach(text::append);
            text.append('\n');
        });
        return text.toString();
    }

    private void ofOrganization() {
        on("GET", "/user", (_, _, _) -> ok(person(OWN)));
        on("GET", "/orgs/acme", (_, _, _) -> ok(organization));
        on("PATCH", "/orgs/acme", (_, _, body) -> merged(organization, body));
        on("GET", "/orgs/acme/actions/permissions", (_, _, _) -> ok(actions));
        on("PUT", "/orgs/acme/actions/permissions", (_, _, body) -> replaced(actions, body));
        on("GET", "/orgs/acme/actions/permissions/workflow", (_, _, _) -> ok(workflow));
        on("PUT", "/orgs/acme/actions/permissions/workflow", (_, _, body) -> replaced(workflow, body));
        on(
                "GET",
                "/orgs/acme/members",
                (_, query, _) -> ok(array(members.entrySet().stream()
                        .filter(each -> query.getOrDefault("filter", "all").equals("all")
                                && (!query.getOrDefault("role", "all").equals("admin")
                                        || each.getValue().equals("admin")))
                        .map(each -> person(each.getKey()))
                        .toList())));
        on(
                "GET",
                "/orgs/acme/outside_collaborators",
                (_, query, _) -> ok(array(repositories.values().stream()
                        .flatMap(repo -> repo.collaborators.keySet().stream())
                        .filter(login -> !members.containsKey(login)
                                && query.getOrDefault("filter", "all").equals("all"))
                        .distinct()
                        .map(WritableGitHub::person)
                        .toList())));
        on("DELETE", "/orgs/acme/outside_collaborators/{}", (parts, _, _) -> {
            repositories.values().forEach(repo -> repo.collaborators.remove(parts.getFirst()));
            return done();
        });
        on("GET", "/orgs/acme/invitations", (_, _, _) -> ok(array(invitations.values())));
        on("DELETE", "/orgs/acme/invitations/{}", (parts, _, _) -> gone(invitations.remove(parts.getFirst()) != null));
        on("PUT", "/orgs/acme/memberships/{}", (parts, _, body) -> {
            String login = parts.getFirst();
            String role = body.get("role").asString();
            if (members.containsKey(login)) {
                members.put(login, role);
            } else if (invitations.values().stream().noneMatch(each -> named(each, login))) {
                String id = String.valueOf(nextId());
                invitations.put(
                        id, person(login).put("id", Integer.parseInt(id)).put("role", role));
            }
            return ok(JSON.createObjectNode());
        });
        on("DELETE", "/orgs/acme/memberships/{}", (parts, _, _) -> {
            String login = parts.getFirst();
            boolean invited = invitations.values().removeIf(each -> named(each, login));
            teams.values().forEach(team -> team.members.remove(login));
            return gone(members.remove(login) != null || invited);
        });
        for (String empty : List.of("personal-access-tokens", "hooks")) {
            on("GET", "/orgs/acme/" + empty, (_, _, _) -> ok(JSON.createArrayNode()));
        }
    }

    private void ofTeams() {
        on(
                "GET",
                "/orgs/acme/teams",
                (_, _, _) -> ok(array(teams.keySet().stream().map(this::team).toList())));
        on(
                "GET",
                "/orgs/acme/teams/{}",
                (parts, _, _) -> teams.containsKey(parts.getFirst()) ? ok(team(parts.getFirst())) : missing());
        on("POST", "/orgs/acme/teams", (_, _, body) -> {
            Team team = new Team();
            team.members.put(OWN, "maintainer");
            teams.put(body.get("name").asString(), team);
            return made(team(body.get("name").asString()));
        });
        on("DELETE", "/orgs/acme/teams/{}", (parts, _, _) -> gone(teams.remove(parts.getFirst()) != null));
        on(
                "GET",
                "/orgs/acme/teams/{}/members",
                (parts, query, _) -> ok(array(teams.get(parts.getFirst()).members.entrySet().stream()
                        .filter(each -> !query.getOrDefault("role", "all").equals("maintainer")
                                || each.getValue().equals("maintainer"))
                        .map(each -> person(each.getKey()))
                        .toList())));
        on("PUT", "/orgs/acme/teams/{}/memberships/{}", (parts, _, body) -> {
            teams.get(parts.get(0)).members.put(parts.get(1), body.get("role").asString());
            return ok(JSON.createObjectNode());
        });
        on(
                "DELETE",
                "/orgs/acme/teams/{}/memberships/{}",
                (parts, _, _) -> gone(teams.containsKey(parts.get(0))
                        && teams.get(parts.get(0)).members.remove(parts.get(1)) != null));
        on(
                "GET",
                "/orgs/acme/teams/{}/repos",
                (parts, _, _) -> ok(array(teams.get(parts.getFirst()).repositories.entrySet().stream()
                        .map(each -> JSON.createObjectNode()
                                .put("full_name", each.getKey())
                                .put("role_name", role(each.getValue())))
                        .toList())));
        on("PUT", "/orgs/acme/teams/{}/repos/{}/{}", (parts, _, body) -> {
            teams.get(parts.get(0))
                    .repositories
                    .put(
                            parts.get(1) + "/" + parts.get(2),
                            body.get("permission").asString());
            return done();
        });
        on(
                "DELETE",
                "/orgs/acme/teams/{}/repos/{}/{}",
                (parts, _, _) ->
                        gone(teams.get(parts.get(0)).repositories.remove(parts.get(1) + "/" + parts.get(2)) != null));
    }

    private void ofRepositories() {
        on(
                "GET",
                "/orgs/acme/repos",
                (_, _, _) -> ok(array(
                        repositories.values().stream().map(repo -> repo.itself).toList())));
        on("PATCH", "/repos/{}/{}", (parts, _, body) -> merged(repo(parts).itself, body));
        on("GET", "/repos/{}/{}/vulnerability-alerts", (parts, _, _) -> gone(repo(parts).alerts));
        on("PUT", "/repos/{}/{}/vulnerability-alerts", (parts, _, _) -> {
            repo(parts).alerts = true;
            return done();
        });
        on("DELETE", "/repos/{}/{}/vulnerability-alerts", (parts, _, _) -> {
            repo(parts).alerts = false;
            return done();
        });
        on("GET", "/repos/{}/{}/actions/permissions", (parts, _, _) -> ok(repo(parts).actions));
        on("PUT", "/repos/{}/{}/actions/permissions", (parts, _, body) -> replaced(repo(parts).actions, body));
        on("GET", "/repos/{}/{}/actions/permissions/workflow", (parts, _, _) -> ok(repo(parts).workflow));
        on(
                "PUT",
                "/repos/{}/{}/actions/permissions/workflow",
                (parts, _, body) -> replaced(repo(parts).workflow, body));
        on(
                "GET",
                "/repos/{}/{}/collaborators",
                (parts, query, _) -> ok(array(repo(parts).collaborators.entrySet().stream()
                        .filter(each ->
                                !query.getOrDefault("affiliation", "direct").equals("outside")
                                        || !members.containsKey(each.getKey()))
                        .map(each -> person(each.getKey()).put("role_name", role(each.getValue())))
                        .toList())));
        on("PUT", "/repos/{}/{}/collaborators/{}", (parts, _, body) -> {
            String login = parts.get(2);
            Repo repo = repo(parts);
            String permission = body.get("permission").asString();
            if (members.containsKey(login) || repo.collaborators.containsKey(login)) {
                repo.collaborators.put(login, permission);
                return done();
            }
            String id = String.valueOf(nextId());
            repo.invitations.put(
                    id,
                    JSON.createObjectNode()
                            .put("id", Integer.parseInt(id))
                            .put("permissions", role(permission))
                            .set("invitee", person(login)));
            return made(JSON.createObjectNode());
        });
        on("DELETE", "/repos/{}/{}/collaborators/{}", (parts, _, _) -> {
            boolean invited =
                    repo(parts).invitations.values().removeIf(each -> named(each.get("invitee"), parts.get(2)));
            return gone(repo(parts).collaborators.remove(parts.get(2)) != null || invited);
        });
        on(
                "GET",
                "/repos/{}/{}/invitations",
                (parts, _, _) -> ok(array(repo(parts).invitations.values())));
        on(
                "DELETE",
                "/repos/{}/{}/invitations/{}",
                (parts, _, _) -> gone(repo(parts).invitations.remove(parts.get(2)) != null));
    }

    private void ofThings() {
        on(
                "GET",
                "/repos/{}/{}/keys",
                (parts, _, _) -> ok(array(repo(parts).keys.values())));
        on("POST", "/repos/{}/{}/keys", (parts, _, body) -> {
            boolean there = repo(parts).keys.values().stream()
                    .anyMatch(each -> each.get("key").equals(body.get("key")));
            if (there) {
                return new Reply(422, object("{\"message\":\"key is already in use\"}"));
            }
            int id = nextId();
            ObjectNode key = key(
                    id,
                    body.get("title").asString(),
                    body.get("key").asString(),
                    body.get("read_only").asBoolean());
            repo(parts).keys.put(String.valueOf(id), key);
            return made(key);
        });
        on(
                "DELETE",
                "/repos/{}/{}/keys/{}",
                (parts, _, _) -> gone(repo(parts).keys.remove(parts.get(2)) != null));
        on(
                "GET",
                "/repos/{}/{}/hooks",
                (parts, _, _) -> ok(array(repo(parts).hooks.values())));
        on(
                "PATCH",
                "/repos/{}/{}/hooks/{}",
                (parts, _, body) -> merged(repo(parts).hooks.get(parts.get(2)), body));
        on(
                "PATCH",
                "/repos/{}/{}/hooks/{}/config",
                (parts, _, body) ->
                        merged((ObjectNode) repo(parts).hooks.get(parts.get(2)).get("config"), body));
        on("GET", "/repos/{}/{}/environments", (_, _, _) -> ok(object("{\"total_count\":0,\"environments\":[]}")));
        new ClassicProtections(this).routes();
        on("GET", "/repos/{}/{}/rules/branches/{}", (parts, _, _) -> {
            ArrayNode rules = JSON.createArrayNode();
            for (ObjectNode ruleset : repo(parts).rulesets.values()) {
                if (!ruleset.at("/conditions/ref_name/include").toString().contains("/heads/" + parts.get(2) + "\"")) {
                    continue;
                }
                for (JsonNode rule : ruleset.get("rules")) {
                    ObjectNode own = ((ObjectNode) rule).deepCopy();
                    own.put("ruleset_source_type", "Repository").set("ruleset_id", ruleset.get("id"));
                    rules.add(own);
                }
            }
            return ok(rules);
        });
        on(
                "GET",
                "/repos/{}/{}/rulesets",
                (parts, _, _) -> ok(array(repo(parts).rulesets.values())));
        on(
                "GET",
                "/repos/{}/{}/rulesets/{}",
                (parts, _, _) -> ok(repo(parts).rulesets.get(parts.get(2))));
        on("POST", "/repos/{}/{}/rulesets", (parts, _, body) -> {
            int id = nextId();
            repo(parts).rulesets.put(String.valueOf(id), ((ObjectNode) body).put("id", id));
            return made(body);
        });
        on(
                "PUT",
                "/repos/{}/{}/rulesets/{}",
                (parts, _, body) -> merged(repo(parts).rulesets.get(parts.get(2)), body));
        on(
                "DELETE",
                "/repos/{}/{}/rulesets/{}",
                (parts, _, _) -> gone(repo(parts).rulesets.remove(parts.get(2)) != null));
    }

    Repo repo(List<String> parts) {
        Repo repo = repositories.get(parts.get(0) + "/" + parts.get(1));
        if (repo == null) {
            throw new IllegalStateException("no repository " + parts);
        }
        return repo;
    }

    private static ObjectNode person(String login) {
        return JSON.createObjectNode().put("login", login);
    }

    private static boolean named(JsonNode person, String login) {
        return person.get("login").asString().equalsIgnoreCase(login);
    }

    private ObjectNode team(String slug) {
        ObjectNode team = JSON.createObjectNode()
                .put("id", slug.hashCode())
                .put("slug", slug)
                .put("name", slug);
        Team own = teams.get(slug);
        if (own == null || own.parent.isEmpty()) {
            return team.putNull("parent");
        }
        return team.set("parent", JSON.createObjectNode().put("slug", own.parent));
    }

    private static String role(String permission) {
        return switch (permission) {
            case "pull" -> "read";
            case "push" -> "write";
            default -> permission;
        };
    }

    /** Objects are merged within, as PATCH does. */
    private static Reply merged(ObjectNode node, JsonNode body) {
        body.properties().forEach(each -> {
            if (each.getValue() instanceof ObjectNode inner && node.get(each.getKey()) instanceof ObjectNode own) {
                merged(own, inner);
            } else {
                node.set(each.getKey(), each.getValue());
            }
        });
        return ok(node);
    }

    /** All of it is taken, as PUT does. */
    private static Reply replaced(ObjectNode node, JsonNode body) {
        List<String> names = new ArrayList<>();
        node.propertyNames().forEach(names::add);
        names.stream().filter(name -> !body.has(name)).forEach(node::remove);
        body.properties().forEach(each -> node.set(each.getKey(), each.getValue()));
        return done();
    }
}
