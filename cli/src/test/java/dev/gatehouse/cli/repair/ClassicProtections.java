package dev.gatehouse.cli.repair;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The classic protections of a GitHub's branches, whose parts are changed by themselves. */
final class ClassicProtections {

    private static final String PATH = "/repos/{}/{}/branches/{}/protection";

    private final WritableGitHub github;

    ClassicProtections(WritableGitHub github) {
        this.github = github;
    }

    void routes() {
        github.on(
                "GET",
                "/repos/{}/{}/branches",
                (parts, _, _) -> WritableForge.ok(WritableForge.array(github.repo(parts).branches.stream()
                        .map(name -> WritableForge.JSON.createObjectNode().put("name", name))
                        .toList())));
        github.on(
                "GET",
                PATH,
                (parts, _, _) -> there(parts) == null
                        ? new WritableForge.Reply(404, WritableForge.object("{\"message\":\"Branch not protected\"}"))
                        : WritableForge.ok(there(parts)));
        github.on("PATCH", PATH + "/required_pull_request_reviews", (parts, _, body) -> {
            ObjectNode reviews = (ObjectNode) there(parts).get("required_pull_request_reviews");
            for (Map.Entry<String, JsonNode> field : body.properties()) {
                boolean none = field.getKey().equals("dismissal_restrictions")
                        && field.getValue().isEmpty();
                if (none) {
                    reviews.remove(field.getKey());
                } else {
                    reviews.set(field.getKey(), field.getValue());
                }
            }
            return WritableForge.ok(reviews);
        });
        github.on("PATCH", PATH + "/required_status_checks", (parts, _, body) -> {
            ObjectNode checks = (ObjectNode) there(parts).get("required_status_checks");
            checks.set("strict", body.get("strict"));
            return WritableForge.ok(checks);
        });
        for (String field : List.of("required_signatures", "enforce_admins")) {
            github.on("POST", PATH + "/" + field, (parts, _, _) -> turned(parts, field, true));
            github.on("DELETE", PATH + "/" + field, (parts, _, _) -> turned(parts, field, false));
        }
    }

    private ObjectNode there(List<String> parts) {
        return github.repo(parts).classic.get(parts.get(2));
    }

    private WritableForge.Reply turned(List<String> parts, String field, boolean on) {
        ((ObjectNode) there(parts).get(field)).put("enabled", on);
        return on ? WritableForge.ok(there(parts).get(field)) : WritableForge.done();
    }
}
