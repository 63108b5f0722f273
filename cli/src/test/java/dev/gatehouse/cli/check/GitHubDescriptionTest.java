package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every question that is sent to GitHub is one that its own API description knows, parameters and their values
 * included. {@code make openapi} fetches the descriptions.
 */
class GitHubDescriptionTest {

    private static final Path DESCRIPTIONS =
            Path.of("..", "target", "openapi", "node_modules", "@octokit", "openapi", "generated");

    /**
     * Enterprise Server takes people in without inviting them; its 404 makes open invitations UNKNOWN. Of immutable
     * releases it is not asked.
     */
    private static final Map<String, Set<String>> LACKING = Map.of(
            "ghes-3.19",
            Set.of("/orgs/acme/invitations: no such path", "/repos/acme/deploy/immutable-releases: no such path"));

    @ParameterizedTest
    @ValueSource(strings = {"api.github.com", "ghec", "ghes-3.19"})
    void knowsEveryQuestion(String variant) {
        Path file = DESCRIPTIONS.resolve(variant + ".json");
        assumeTrue(Files.exists(file), "no description of GitHub's API is here: make openapi fetches it");
        JsonNode description = JsonMapper.builder().build().readTree(file);
        Set<String> wrong = new TreeSet<>();
        for (String question : questions().stream()
                .filter(asked -> !asked.startsWith("/graphql"))
                .toList()) {
            fault(description, question).ifPresent(why -> wrong.add(question + ": " + why));
        }
        assertThat(wrong).isEqualTo(LACKING.getOrDefault(variant, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.github.com", "ghec"})
    void knowsEveryFieldThatIsRead(String variant) {
        Path file = DESCRIPTIONS.resolve(variant + ".json");
        assumeTrue(Files.exists(file), "no description of GitHub's API is here: make openapi fetches it");
        JsonMapper mapper = JsonMapper.builder().build();
        JsonNode description = mapper.readTree(file);
        Set<String> wrong = new TreeSet<>();
        try (FakeForge github = GitHubAnswers.forge()) {
            github.told().forEach((path, documents) -> {
                String bare = path.replaceFirst("\\?.*", "");
                Optional<JsonNode> schema = operation(description, bare)
                        .map(operation -> operation.at("/responses/200/content/application~1json/schema"))
                        .map(found -> resolved(description, found));
                for (String document : schema.isEmpty() ? List.<String>of() : documents) {
                    JsonNode items = resolved(description, schema.get().path("items"));
                    AnswerSchema.faults(
                                    description,
                                    items.isMissingNode() ? schema.get() : items,
                                    mapper.readTree(document))
                            .forEach(fault -> wrong.add(bare + ": " + fault));
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> questions() {
        try (FakeForge github = GitHubAnswers.forge()) {
            Transport.Settings settings = new Transport.Settings(
                    Time.ofMachine(), new Random(1), Map.of("T", "made-up"), null, Duration.ofMinutes(1), _ -> {});
            try (ForgeObserver observer = new ForgeAddress("github", "acme", github.address(), "env:T")
                    .observer(BranchChoice.DEFAULT_ALONE, settings)) {
                observer.observe();
            }
            assertThat(github.asked()).hasSizeGreaterThan(30);
            return github.asked();
        }
    }

    private static Optional<String> fault(JsonNode description, String question) {
        String[] parts = question.split("\\?", 2);
        Optional<JsonNode> operation = operation(description, parts[0]);
        if (operation.isEmpty()) {
            return Optional.of("no such path");
        }
        Set<String> known = new HashSet<>();
        for (JsonNode parameter : operation.get().path("parameters")) {
            JsonNode resolved = resolved(description, parameter);
            String name = resolved.path("name").asString();
            if (!resolved.path("in").asString().equals("query")) {
                continue;
            }
            JsonNode values = resolved.path("schema").path("enum");
            known.add(name);
            for (JsonNode value : values) {
                known.add(name + "=" + value.asString());
            }
            if (values.isMissingNode()) {
                known.add(name + "=*");
            }
        }
        for (String pair : parts.length == 1 ? new String[0] : parts[1].split("&", -1)) {
            String name = pair.substring(0, pair.indexOf('='));
            if (!known.contains(pair) && !known.contains(name + "=*")) {
                return Optional.of("no such parameter: " + pair);
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> operation(JsonNode description, String path) {
        String[] asked = path.split("/", -1);
        for (Map.Entry<String, JsonNode> each : description.path("paths").properties()) {
            String[] template = each.getKey().split("/", -1);
            if (template.length != asked.length || !each.getValue().has("get")) {
                continue;
            }
            boolean fits = true;
            for (int i = 0; i < asked.length && fits; i++) {
                fits = template[i].startsWith("{") || template[i].equals(asked[i]);
            }
            if (fits) {
                return Optional.of(each.getValue().get("get"));
            }
        }
        return Optional.empty();
    }

    private static JsonNode resolved(JsonNode description, JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asString().substring(1)) : node;
    }
}
