package dev.gatehouse.cli.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitLab with the group acme, a group within it, and one that a project is shared with, whose token is {@code root}'s.
 */
final class WritableGitLab extends WritableForge {

    private static final String API = "/api/v4";
    private static final List<String> PEOPLE = List.of("root", "ada", "bob", "cy", "dee", "eve", "fay", "pat");

    /** Members of groups and projects: level by account. */
    final Map<String, Map<String, Integer>> members = new TreeMap<>();

    final Map<String, ObjectNode> groups = new TreeMap<>();
    final Map<String, Project> projects = new TreeMap<>();

    /** A project; what has a number of its own is by it. */
    static final class Project {
        final ObjectNode itself;
        final ObjectNode approvals = object("""
                {"reset_approvals_on_push":false,"merge_requests_author_approval":true,
                 "merge_requests_disable_committers_approval":false,
                 "disable_overriding_approvers_per_merge_request":false}""");
        final ObjectNode jobTokens = object("{\"inbound_enabled\":false}");
        final Map<String, ObjectNode> keys = new TreeMap<>();
        final Map<String, ObjectNode> hooks = new TreeMap<>();
        final Map<String, ObjectNode> branches = new TreeMap<>();
        final Map<String, ObjectNode> rules = new TreeMap<>();
        final Map<String, Integer> shares = new TreeMap<>();
        final Map<String, ObjectNode> tags = new TreeMap<>();

        @Nullable
        ObjectNode pushRule;

        Project(int id, String path) {
            itself = object("""
                    {"id":%d,"path_with_namespace":"%s","archived":false,"visibility":"private",
                     "default_branch":"main","empty_repo":false,"last_activity_at":"2026-05-01T00:00:00Z",
                     "forking_access_level":"enabled","only_allow_merge_if_pipeline_succeeds":false,
                     "only_allow_merge_if_all_discussions_are_resolved":false,"merge_method":"merge",
                     "ci_pipeline_variables_minimum_override_role":"developer",
                     "pre_receive_secret_detection_enabled":false}""".formatted(id, path));
        }
    }

    WritableGitLab() {
        group("acme", 1, null);
        group("acme/platform", 2, 1);
        group("partners", 3, null);
        members.get("acme").putAll(Map.of("root", 50, "bob", 50, "ada", 30, "dee", 30));
        members.get("acme/platform").putAll(Map.of("cy", 40, "ada", 30));
        members.get("partners").putAll(Map.of("pat", 40, "fay", 30));
        Project deploy = new Project(7, "acme/deploy");
        deploy.shares.put("partners", 40);
        deploy.keys.put("1", key(1, "ci", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA", true));
        deploy.keys.put("2", key(2, "forgotten", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB", true));
        deploy.hooks.put(
                "5",
                object("{\"id\":5,\"url\":\"https://ci.example.com/x?s=hush\",\"enable_ssl_verification\":false}"));
        deploy.hooks.put(
                "6", object("{\"id\":6,\"url\":\"https://elsewhere.example.com/x\",\"enable_ssl_verification\":true}"));
        deploy.branches.put("ma*", object("""
                {"id":11,"name":"ma*","allow_force_push":true,"code_owner_approval_required":false,
                 "push_access_levels":[{"id":12,"access_level":30}]}"""));
        projects.put("acme/deploy", deploy);
        projects.put("acme/platform/tools", new Project(8, "acme/platform/tools"));
        members.put("acme/deploy", new TreeMap<>(Map.of("eve", 50, "cy", 30)));
        members.put("acme/platform/tools", new TreeMap<>());
        ofGroups();
        ofMembers("/groups/{}/members");
        ofMembers("/projects/{}/members");
        ofProjects();
        ofGuards();
    }

    private void group(String path, int id, @Nullable Integer parent) {
        groups.put(path, object("""
                {"id":%d,"full_path":"%s","parent_id":%s,"require_two_factor_authentication":false,
                 "two_factor_grace_period":48,"share_with_group_lock":false,"prevent_forking_outside_group":false,
                 "default_branch_protection":1,"shared_with_groups":[]}""".formatted(id, path, parent)));
        members.put(path, new TreeMap<>());
    }

    private static ObjectNode key(int id, String title, String key, boolean mayPush) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("title", title)
                .put("key", key)
                .put("can_push", mayPush)
                .put("created_at", "2025-01-01T00:00:00Z")
                .putNull("last_used_at");
    }

    /** Everything there is, for comparing, without what has a number of its own. */
    String state() {
        StringBuilder text = new StringBuilder().append(groups).append(members).append('\n');
        projects.forEach((path, project) -> {
            text.append(project.itself).append(project.approvals).append(project.jobTokens);
            text.append(project.shares).append(project.hooks).append(project.tags.keySet());
            ObjectNode rule = project.pushRule;
            text.append(rule != null && rule.path("reject_unsigned_commits").asBoolean(false));
            project.rules.values().stream()
                    .filter(each -> each.get("approvals_required").asInt() > 0)
                    .forEach(text::append);
            project.branches.values().forEach(each -> {
                text.append(each.get("name")).append(each.get("allow_force_push"));
                each.get("push_access_levels").forEach(level -> text.append(level.get("access_level")));
            });
            project.keys.values().stream()
                    .map(each -> each.get("title").asString() + each.get("key") + each.get("can_push"))
                    .sorted()
                    .forEach(text::append);
            text.append('\n');
        });
        return text.toString();
    }

    private void at(String method, String path, Handler handler) {
        on(method, API + path, handler);
    }

    private void ofGroups() {
        at("GET", "/user", (_, _, _) -> ok(person("root").put("is_admin", true)));
        at("GET", "/application/settings", (_, _, _) -> ok(object("{\"require_two_factor_authentication\":true}")));
        at(
                "GET",
                "/users",
                (_, query, _) -> ok(array(PEOPLE.stream()
                        .filter(name -> query.getOrDefault("username", name).equals(name)
                                && query.getOrDefault("two_factor", "enabled").equals("enabled"))
                        .map(WritableGitLab::person)
                        .toList())));
        at(
                "GET",
                "/groups/{}",
                (parts, _, _) -> groupOf(parts).map(each -> ok(each)).orElseGet(WritableForge::missing));
        at("PUT", "/groups/{}", (parts, _, body) -> merged(groupOf(parts).orElseThrow(), body));
        at("POST", "/groups", (_, _, body) -> {
            int parent = body.get("parent_id").asInt();
            String outer = groups.values().stream()
                    .filter(each -> each.get("id").asInt() == parent)
                    .map(each -> each.get("full_path").asString())
                    .findFirst()
                    .orElseThrow();
            String path = outer + "/" + body.get("path").asString();
            group(path, nextId(), parent);
            return made(groups.get(path));
        });
        at("DELETE", "/groups/{}", (parts, _, _) -> {
            members.remove(parts.getFirst());
            return gone(groups.remove(parts.getFirst()) != null);
        });
        at(
                "GET",
                "/groups/{}/descendant_groups",
                (parts, _, _) -> ok(array(groups.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(parts.getFirst() + "/"))
                        .map(Map.Entry::getValue)
                        .toList())));
        for (String none : List.of(
                "subgroups",
                "invitations",
                "access_tokens",
                "deploy_tokens",
                "variables",
                "hooks",
                "protected_environments",
                "billable_members")) {
            at("GET", "/groups/{}/" + none, (_, _, _) -> ok(JSON.createArrayNode()));
        }
        at("GET", "/personal_access_tokens", (_, _, _) -> ok(JSON.createArrayNode()));
        at(
                "GET",
                "/groups/{}/projects",
                (parts, _, _) -> ok(array(projects.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(parts.getFirst() + "/"))
                        .map(each -> shown(each.getValue()))
                        .toList())));
    }

    private void ofMembers(String path) {
        for (String all : List.of(path + "/all", path)) {
            at(
                    "GET",
                    all,
                    (parts, _, _) -> ok(array(of(parts).entrySet().stream()
                            .map(each -> member(each.getKey(), each.getValue()))
                            .toList())));
            at(
                    "GET",
                    all + "/{}",
                    (parts, _, _) -> Optional.ofNullable(of(parts).get(named(parts.get(1))))
                            .map(level -> ok(member(named(parts.get(1)), level)))
                            .orElseGet(WritableForge::missing));
        }
        at("POST", path, (parts, _, body) -> {
            String name = named(body.get("user_id").asString());
            if (of(parts).containsKey(name)) {
                return new Reply(409, object("{\"message\":\"Member already exists\"}"));
            }
            of(parts).put(name, body.get("access_level").asInt());
            return made(JSON.createObjectNode());
        });
        at("PUT", path + "/{}", (parts, _, body) -> {
            String name = named(parts.get(1));
            if (!of(parts).containsKey(name)) {
                return missing();
            }
            of(parts).put(name, body.get("access_level").asInt());
            return ok(JSON.createObjectNode());
        });
        at("DELETE", path + "/{}", (parts, query, _) -> {
            String name = named(parts.get(1));
            if (!query.getOrDefault("skip_subresources", "false").equals("true")) {
                members.forEach((holder, level) -> {
                    if (holder.startsWith(parts.getFirst() + "/")) {
                        level.remove(name);
                    }
                });
            }
            return gone(of(parts).remove(name) != null);
        });
    }

    private void ofProjects() {
        at("GET", "/projects/{}", (parts, _, _) -> ok(shown(project(parts))));
        at("PUT", "/projects/{}", (parts, _, body) -> merged(project(parts).itself, body));
        at("POST", "/projects/{}/share", (parts, _, body) -> {
            String group = groups.values().stream()
                    .filter(each -> each.get("id").equals(body.get("group_id")))
                    .map(each -> each.get("full_path").asString())
                    .findFirst()
                    .orElseThrow();
            project(parts).shares.put(group, body.get("group_access").asInt());
            return made(JSON.createObjectNode());
        });
        at(
                "DELETE",
                "/projects/{}/share/{}",
                (parts, _, _) -> gone(project(parts)
                        .shares
                        .keySet()
                        .removeIf(
                                group -> groups.get(group).get("id").asString().equals(parts.get(1)))));
        for (String none : List.of(
                "invitations",
                "access_tokens",
                "deploy_tokens",
                "variables",
                "environments",
                "protected_environments")) {
            at("GET", "/projects/{}/" + none, (_, _, _) -> ok(JSON.createArrayNode()));
        }
        at(
                "GET",
                "/projects/{}/hooks",
                (parts, _, _) -> ok(array(project(parts).hooks.values())));
        at(
                "GET",
                "/projects/{}/hooks/{}",
                (parts, _, _) -> ok(project(parts).hooks.get(parts.get(1))));
        at(
                "PUT",
                "/projects/{}/hooks/{}",
                (parts, _, body) -> merged(project(parts).hooks.get(parts.get(1)), body));
        at(
                "GET",
                "/projects/{}/deploy_keys",
                (parts, _, _) -> ok(array(project(parts).keys.values())));
        at("POST", "/projects/{}/deploy_keys", (parts, _, body) -> {
            int id = nextId();
            ObjectNode key = key(
                    id,
                    body.get("title").asString(),
                    body.get("key").asString(),
                    body.get("can_push").asBoolean());
            project(parts).keys.put(String.valueOf(id), key);
            return made(key);
        });
        at(
                "DELETE",
                "/projects/{}/deploy_keys/{}",
                (parts, _, _) -> gone(project(parts).keys.remove(parts.get(1)) != null));
    }

    private void ofGuards() {
        at("GET", "/projects/{}/approvals", (parts, _, _) -> ok(project(parts).approvals));
        at("POST", "/projects/{}/approvals", (parts, _, body) -> merged(project(parts).approvals, body));
        at("GET", "/projects/{}/job_token_scope", (parts, _, _) -> ok(project(parts).jobTokens));
        at("PATCH", "/projects/{}/job_token_scope", (parts, _, body) -> {
            project(parts).jobTokens.set("inbound_enabled", body.get("enabled"));
            return done();
        });
        at("GET", "/projects/{}/push_rule", (parts, _, _) -> {
            ObjectNode rule = project(parts).pushRule;
            return ok(rule == null ? JSON.nullNode() : rule);
        });
        at("POST", "/projects/{}/push_rule", (parts, _, body) -> {
            project(parts).pushRule = ((ObjectNode) body).deepCopy();
            return made(body);
        });
        at("PUT", "/projects/{}/push_rule", (parts, _, body) -> {
            ObjectNode rule = project(parts).pushRule;
            return rule == null ? missing() : merged(rule, body);
        });
        at(
                "GET",
                "/projects/{}/protected_tags",
                (parts, _, _) -> ok(array(project(parts).tags.values())));
        at("POST", "/projects/{}/protected_tags", (parts, _, body) -> {
            project(parts).tags.put(body.get("name").asString(), (ObjectNode) body);
            return made(body);
        });
        at(
                "DELETE",
                "/projects/{}/protected_tags/{}",
                (parts, _, _) -> gone(project(parts).tags.remove(parts.get(1)) != null));
        at(
                "GET",
                "/projects/{}/approval_rules",
                (parts, _, _) -> ok(array(project(parts).rules.values())));
        at("POST", "/projects/{}/approval_rules", (parts, _, body) -> {
            int id = nextId();
            ObjectNode rule = ((ObjectNode) body).put("id", id);
            rule.set("protected_branches", JSON.createArrayNode());
            project(parts).rules.put(String.valueOf(id), rule);
            return made(rule);
        });
        at(
                "PUT",
                "/projects/{}/approval_rules/{}",
                (parts, _, body) -> merged(project(parts).rules.get(parts.get(1)), body));
        at(
                "GET",
                "/projects/{}/protected_branches",
                (parts, _, _) -> ok(array(project(parts).branches.values())));
        at("POST", "/projects/{}/protected_branches", (parts, _, body) -> {
            ObjectNode branch = ((ObjectNode) body).deepCopy();
            branch.putArray("push_access_levels").addObject().set("access_level", body.get("push_access_level"));
            project(parts).branches.put(body.get("name").asString(), branch);
            return made(branch);
        });
        at(
                "DELETE",
                "/projects/{}/protected_branches/{}",
                (parts, _, _) -> gone(project(parts).branches.remove(parts.get(1)) != null));
        at("PATCH", "/projects/{}/protected_branches/{}", (parts, _, body) -> {
            ObjectNode branch = project(parts).branches.get(parts.get(1));
            ObjectNode plain = ((ObjectNode) body).deepCopy();
            plain.remove("allowed_to_push");
            if (body.has("allowed_to_push")) {
                List<JsonNode> levels = new ArrayList<>();
                branch.get("push_access_levels").forEach(levels::add);
                for (JsonNode each : body.get("allowed_to_push")) {
                    if (each.path("_destroy").asBoolean(false)) {
                        levels.removeIf(level -> level.get("id").equals(each.get("id")));
                    } else {
                        levels.add(((ObjectNode) each).deepCopy().put("id", nextId()));
                    }
                }
                branch.set("push_access_levels", array(levels));
            }
            return merged(branch, plain);
        });
    }

    private Optional<ObjectNode> groupOf(List<String> parts) {
        return groups.values().stream()
                .filter(each -> Stream.of("full_path", "id")
                        .anyMatch(field -> each.get(field).asString().equals(parts.getFirst())))
                .findFirst();
    }

    /** The members of a group or a project, by its path or its number. */
    private Map<String, Integer> of(List<String> parts) {
        String name = parts.getFirst();
        String path = groupOf(parts)
                .map(each -> each.get("full_path").asString())
                .filter(_ -> !projectOf(name).isPresent() || groups.containsKey(name))
                .or(() -> projectOf(name))
                .orElse(name);
        return members.getOrDefault(path, new TreeMap<>());
    }

    private Optional<String> projectOf(String name) {
        return projects.entrySet().stream()
                .filter(each -> each.getKey().equals(name)
                        || each.getValue().itself.get("id").asString().equals(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Project project(List<String> parts) {
        return projects.get(projectOf(parts.getFirst()).orElseThrow());
    }

    private ObjectNode shown(Project project) {
        ObjectNode shown = project.itself.deepCopy();
        shown.set(
                "shared_with_groups",
                array(project.shares.entrySet().stream()
                        .map(each -> JSON.createObjectNode()
                                .put("group_full_path", each.getKey())
                                .put("group_access_level", each.getValue())
                                .set("group_id", groups.get(each.getKey()).get("id")))
                        .toList()));
        return shown;
    }

    private static Reply merged(ObjectNode there, JsonNode body) {
        body.properties().forEach(each -> there.set(each.getKey(), each.getValue()));
        return ok(there);
    }

    private static int number(String name) {
        return 40 + PEOPLE.indexOf(name);
    }

    private static String named(String number) {
        return PEOPLE.get(Integer.parseInt(number) - 40);
    }

    private static ObjectNode person(String name) {
        return JSON.createObjectNode().put("id", number(name)).put("username", name);
    }

    private static ObjectNode member(String name, int level) {
        return person(name).put("state", "active").put("access_level", level);
    }
}
