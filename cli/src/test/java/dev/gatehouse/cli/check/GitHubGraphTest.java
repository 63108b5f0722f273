package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every field of our questions in GraphQL is one that GitHub's schema knows there. {@code make openapi} fetches it. */
class GitHubGraphTest {

    private static final Path SCHEMA =
            Path.of("..", "target", "openapi", "node_modules", "@octokit", "graphql-schema", "schema.json");
    private static final Path SOURCES = Path.of("../connectors/src/main/java/dev/gatehouse/connectors/github");
    private static final Pattern QUERY = Pattern.compile("\"\"\"\\s*(query [A-Z][^\"]*)\"\"\"");
    private static final Pattern WORD = Pattern.compile("\\.\\.\\. on (\\w+)|(\\w+)(?:\\([^)]*\\))?|([{}])");

    @Test
    void asksForWhatThereIs() throws IOException {
        assumeTrue(Files.exists(SCHEMA), "GitHub's GraphQL schema is not here: make openapi fetches it");
        JsonNode whole = JsonMapper.builder().build().readTree(SCHEMA);
        JsonNode types = (whole.has("data") ? whole.get("data") : whole).at("/__schema/types");
        Set<String> wrong = new TreeSet<>();
        List<String> queries = queries();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(2);
        queries.forEach(query -> check(query, types, wrong));
        assertThat(wrong).isEmpty();
    }

    private static List<String> queries() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            List<String> texts = files.map(GitHubGraphTest::text).toList();
            return texts.stream()
                    .flatMap(text -> QUERY.matcher(text).results())
                    .map(match -> match.group(1))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Walks through the braces with the type that each opens. */
    private static void check(String query, JsonNode types, Set<String> wrong) {
        Deque<String> within = new ArrayDeque<>();
        String opened = "Query";
        Matcher words = WORD.matcher(query.substring(query.indexOf('{')));
        while (words.find()) {
            if ("{".equals(words.group(3))) {
                within.push(opened);
            } else if ("}".equals(words.group(3))) {
                within.pop();
            } else if (words.group(1) != null) {
                opened = words.group(1);
            } else {
                String holder = within.isEmpty() ? "Query" : within.peek();
                opened = typeOf(types, holder, words.group(2));
                if (opened.isEmpty()) {
                    wrong.add(holder + " has no " + words.group(2));
                }
            }
        }
        assertThat(within).isEmpty();
    }

    private static String typeOf(JsonNode types, String holder, String field) {
        if (field.equals("__typename")) {
            return "String";
        }
        for (JsonNode type : types) {
            if (type.path("name").asString("").equals(holder)) {
                for (JsonNode each : type.path("fields")) {
                    if (each.path("name").asString().equals(field)) {
                        JsonNode of = each.path("type");
                        while (of.path("ofType").isObject()) {
                            of = of.path("ofType");
                        }
                        return of.path("name").asString();
                    }
                }
            }
        }
        return "";
    }
}
