package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every write that is sent to GitHub is one that its own API description knows, the fields of its body included.
 * {@code make openapi} fetches the descriptions.
 */
class GitHubWritesTest {

    private static final Path DESCRIPTIONS =
            Path.of("..", "target", "openapi", "node_modules", "@octokit", "openapi", "generated");

    private static final String CLASSIC = """
              acme/other:
                protections:
                  main: {reviews: 2, upToDate: true, bindsEveryone: true, signedCommits: true, dismissalRestricted: true}
            """;

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(strings = {"api.github.com", "ghec", "ghes-3.19"})
    void knowsEveryWrite(String variant) {
        Path file = DESCRIPTIONS.resolve(variant + ".json");
        assumeTrue(Files.exists(file), "no description of GitHub's API is here: make openapi fetches it");
        JsonNode description = JsonMapper.builder().build().readTree(file);
        Set<String> wrong = new TreeSet<>();
        Declaration acme = Declaration.of(folder, "github", RepairStoryTest.DECLARED + CLASSIC);
        try (WritableGitHub github = new WritableGitHub()) {
            github.repositories.get("acme/other").classic.put("main", WritableForge.object(BranchRepairTest.CLASSIC));
            acme.plan(github);
            String id = acme.apply(github, "--allow-deletes").out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
            acme.run(github, "undo", id);
            assertThat(github.bodies()).hasSizeGreaterThan(20);
            github.bodies()
                    .forEach((write, body) ->
                            fault(description, write, body).ifPresent(why -> wrong.add(write + ": " + why)));
        }
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> fault(JsonNode description, String write, JsonNode body) {
        String method = write.substring(0, write.indexOf(' ')).toLowerCase(java.util.Locale.ROOT);
        Optional<JsonNode> operation = operation(description, method, write.substring(write.indexOf(' ') + 1));
        if (operation.isEmpty()) {
            return Optional.of("no such operation");
        }
        JsonNode schema = resolved(
                description,
                resolved(description, operation.get().path("requestBody"))
                        .path("content")
                        .path("application/json")
                        .path("schema"));
        Set<String> known = new HashSet<>();
        schema.path("properties").properties().forEach(each -> known.add(each.getKey()));
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            JsonNode values = resolved(description, schema.path("properties").path(field.getKey()))
                    .path("enum");
            if (!known.contains(field.getKey())) {
                return Optional.of("no such field: " + field.getKey());
            }
            if (!values.isMissingNode() && values.valueStream().noneMatch(field.getValue()::equals)) {
                return Optional.of("no such value: " + field);
            }
        }
        for (JsonNode required : schema.path("required")) {
            if (!body.has(required.asString())) {
                return Optional.of("lacks " + required.asString());
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> operation(JsonNode description, String method, String path) {
        String[] asked = path.split("/", -1);
        for (Map.Entry<String, JsonNode> each : description.path("paths").properties()) {
            String[] template = each.getKey().split("/", -1);
            boolean fits = template.length == asked.length && each.getValue().has(method);
            for (int i = 0; i < asked.length && fits; i++) {
                fits = template[i].startsWith("{") || template[i].equals(asked[i]);
            }
            if (fits) {
                return Optional.of(each.getValue().get(method));
            }
        }
        return Optional.empty();
    }

    private static JsonNode resolved(JsonNode description, JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asString().substring(1)) : node;
    }
}
