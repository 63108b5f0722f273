package dev.gatehouse.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.connectors.ForgeAddress;
import dev.gatehouse.connectors.forge.BranchChoice;
import dev.gatehouse.connectors.forge.ForgeObserver;
import dev.gatehouse.connectors.http.Time;
import dev.gatehouse.connectors.http.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /** Described in GitLab's documentation of project webhooks, and not in the client. */
    private static final Pattern BEYOND_THE_CLIENT = Pattern.compile(".*/hooks/[0-9]+/events");

    /** What answers have, and the client leaves out: see the documentation of groups and of invitations. */
    private static final Set<String> FIELDS_BEYOND = Set.of("invite_email string", "group_full_path string");

    private static GitLabClient client = GitLabClient.none();

    @BeforeAll
    static void readTheClient() throws IOException {
        client = GitLabClient.read();
    }

    @Test
    void knowsEveryQuestion() {
        Set<String> parameters = new HashSet<>(Set.of("with_projects", "page", "per_page"));
        parameters.addAll(client.parameters());
        Set<String> wrong = new TreeSet<>();
        for (String question : questions()) {
            String[] parts = question.split("\\?", 2);
            if (BEYOND_THE_CLIENT.matcher(parts[0]).matches()) {
                continue;
            }
            if (client.filesOf(parts[0]).isEmpty()) {
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
                    known.addAll(client.fieldsOf(bare));
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

    private static List<String> questions() {
        try (FakeForge forge = GitLabAnswers.forge()) {
            Transport.Settings settings = new Transport.Settings(
                    Time.ofMachine(), new Random(1), Map.of("T", "made-up"), null, Duration.ofMinutes(1), _ -> {});
            try (ForgeObserver observer = new ForgeAddress("gitlab", "acme", forge.address(), "env:T")
                    .observer(BranchChoice.DEFAULT_ALONE, settings)) {
                observer.observe();
            }
            assertThat(forge.asked()).hasSizeGreaterThan(40);
            return forge.asked();
        }
    }
}
