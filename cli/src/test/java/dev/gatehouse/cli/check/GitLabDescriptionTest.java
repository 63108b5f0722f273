package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every question that is sent to GitLab is one that GitLab's own client for Go sends, with parameters that it knows,
 * and every field that is read from an answer is one that the client reads there, as the same kind of value. GitLab
 * publishes no description of its API in any package registry; its client is what comes nearest. {@code make openapi}
 * fetches it.
 *
 * @see <a href="https://pkg.go.dev/gitlab.com/gitlab-org/api/client-go">The client</a>
 */
class GitLabDescriptionTest {

    private static final Path CLIENT = Path.of("..", "target", "openapi", "gitlab-client");
    private static final Pattern PATH = Pattern.compile("\"([a-z_]+(?:/(?:[a-z_]+|%[sd]))*)\"");
    private static final Pattern FIELD =
            Pattern.compile("\\s(\\*?\\[?]?[\\[\\]*A-Za-z0-9.]+)\\s+`(?:url:\"[^\"]*\" )?json:\"([a-z_0-9]+)");
    private static final Pattern PARAMETER = Pattern.compile("url:\"([a-z_]+)");

    /** Described in GitLab's documentation of project webhooks, and not in the client. */
    private static final Pattern BEYOND_THE_CLIENT = Pattern.compile(".*/hooks/[0-9]+/events");

    /** What answers have, and the client leaves out: see the documentation of groups and of invitations. */
    private static final Set<String> FIELDS_BEYOND = Set.of("invite_email string", "group_full_path string");

    private static final Map<String, String> SOURCES = new HashMap<>();

    @BeforeAll
    static void readTheClient() throws IOException {
        assumeTrue(Files.isDirectory(CLIENT), "GitLab's client is not here: make openapi fetches it");
        try (Stream<Path> files = Files.list(CLIENT)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".go"))
                    .filter(each -> !each.toString().endsWith("_test.go"))
                    .toList()) {
                SOURCES.put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    @Test
    void knowsEveryQuestion() {
        Set<String> parameters = new HashSet<>(Set.of("with_projects", "page", "per_page"));
        SOURCES.values()
                .forEach(source -> PARAMETER.matcher(source).results().forEach(m -> parameters.add(m.group(1))));
        Set<String> wrong = new TreeSet<>();
        for (String question : questions()) {
            String[] parts = question.split("\\?", 2);
            if (BEYOND_THE_CLIENT.matcher(parts[0]).matches()) {
                continue;
            }
            if (sourcesOf(parts[0]).isEmpty()) {
                wrong.add(question + ": no such path");
            }
            for (String pair : parts.length == 1 ? new String[0] : parts[1].split("&", -1)) {
                if (!parameters.contains(pair.substring(0, pair.indexOf('=')))) {
                    wrong.add(question + ": no such parameter");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void readsEveryFieldAsTheClientDoes() {
        Set<String> wrong = new TreeSet<>();
        JsonMapper mapper = JsonMapper.builder().build();
        try (FakeForge forge = GitLabAnswers.forge()) {
            forge.told().forEach((path, documents) -> {
                String bare = path.replaceFirst("\\?.*", "");
                if (!BEYOND_THE_CLIENT.matcher(bare).matches()) {
                    Set<String> known = new HashSet<>(FIELDS_BEYOND);
                    sourcesOf(bare).forEach(file -> known.addAll(fields(SOURCES.getOrDefault(file, ""))));
                    documents.forEach(document -> check(bare, mapper.readTree(document), known, wrong));
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(String path, JsonNode node, Set<String> known, Set<String> wrong) {
        if (node.isArray()) {
            node.forEach(item -> check(path, item, known, wrong));
            return;
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            String kind = value.isBoolean()
                    ? "truth"
                    : value.isNumber() ? "number" : value.isString() ? "string" : value.isArray() ? "list" : "";
            if (!kind.isEmpty() && !known.contains(field.getKey() + " " + kind)) {
                wrong.add(path + ": " + field.getKey() + " is no " + kind);
            }
            if (kind.isEmpty() && known.stream().noneMatch(each -> each.startsWith(field.getKey() + " "))) {
                wrong.add(path + ": no " + field.getKey());
            }
            if (value.isArray()) {
                value.forEach(item -> check(path, item, known, wrong));
            }
        }
    }

    /** The client's files that ask a path. */
    private static Set<String> sourcesOf(String path) {
        String[] asked = path.substring(1).split("/", -1);
        Set<String> files = new TreeSet<>();
        SOURCES.forEach((file, source) -> {
            if (PATH.matcher(source)
                    .results()
                    .anyMatch(match -> fits(match.group(1).split("/", -1), asked))) {
                files.add(file);
            }
        });
        if (files.contains("groups.go")) {
            files.add("projects.go");
        }
        if (files.contains("project_access_tokens.go") || files.contains("group_access_tokens.go")) {
            files.add("personal_access_tokens.go");
        }
        return files;
    }

    private static boolean fits(String[] template, String[] asked) {
        if (template.length != asked.length) {
            return false;
        }
        for (int i = 0; i < asked.length; i++) {
            if (!template[i].startsWith("%") && !template[i].equals(asked[i])) {
                return false;
            }
        }
        return true;
    }

    /** Fields with the kind of their value, as in {@code name string}. */
    private static Set<String> fields(String source) {
        Set<String> fields = new HashSet<>();
        Matcher matcher = FIELD.matcher(source);
        while (matcher.find()) {
            kind(matcher.group(1).replace("*", "")).ifPresent(kind -> fields.add(matcher.group(2) + " " + kind));
        }
        return fields;
    }

    private static Optional<String> kind(String type) {
        if (type.startsWith("[]")) {
            return Optional.of("list");
        }
        return switch (type) {
            case "bool" -> Optional.of("truth");
            case "int", "int64", "AccessLevelValue" -> Optional.of("number");
            default -> Optional.of("string");
        };
    }

    private static List<String> questions() {
        try (FakeForge forge = GitLabAnswers.forge()) {
            Transport.Settings settings = new Transport.Settings(
                    Time.ofMachine(), new Random(1), Map.of("T", "made-up"), null, Duration.ofMinutes(1), _ -> {});
            try (ForgeObserver observer =
                    new ForgeAddress("gitlab", "acme", forge.address(), "env:T").observer(settings)) {
                observer.observe();
            }
            assertThat(forge.asked()).hasSizeGreaterThan(40);
            return forge.asked();
        }
    }
}
