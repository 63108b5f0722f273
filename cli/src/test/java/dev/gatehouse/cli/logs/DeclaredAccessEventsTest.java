package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import dev.gatehouse.model.access.LogKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Events that no rule knows, of each kind of log: by somebody rightful, somebody who left, a stranger, somebody who may
 * less, a program. They are in {@code declared/SOURCE.txt}: a line {@code == RULE} or {@code == nothing}, then a
 * record.
 */
class DeclaredAccessEventsTest {

    private static final String BASELINE = """
            apiVersion: gatehouse.dev/v1
            people:
              - name: Ada Example
                emails: [ada@example.com]
                groups: [platform]
                accounts: {github: ada, gitlab: ada, gitea: ada, argocd: ada, kubernetes: ada@example.com, aws: ada, ssh: ada, vault: ada, teleport: ada}
              - name: Grace Example
                accounts: {github: grace, gitlab: grace, gitea: grace, argocd: grace, kubernetes: grace@example.com, aws: grace, ssh: grace, vault: grace, teleport: grace}
                left: 2026-01-31
              - name: Vera Example
                groups: [readers]
                accounts: {github: vera, gitlab: vera, gitea: vera, argocd: vera, kubernetes: vera@example.com, aws: vera, ssh: vera, vault: vera, teleport: vera}
              - name: Nora Example
                emails: [nora@example.com]
            repositories: {acme/deploy: {teams: {platform: admin, readers: read}}}
            bindings: [{role: deployer, groups: [platform]}, {role: viewer, groups: [readers]}]
            ssh: {allowedCidrs: [203.0.113.0/24]}
            """;

    private static final Pattern FINDING = Pattern.compile("\"rule\": \"accesslog/([a-z-]+)\"");
    private static final Pattern EVENT = Pattern.compile("\"file\": \"[^\"]*\",\\s*\"line\": (\\d+),\\s*\"index\"");

    @ParameterizedTest
    @EnumSource
    void areJudgedByTheBaseline(LogKind kind, @TempDir Path folder) throws IOException {
        Map<Integer, String> expected = new TreeMap<>();
        List<String> records = new ArrayList<>();
        for (String block : text(kind).split("(?m)^== ", -1)) {
            if (!block.isEmpty()) {
                String[] lines = block.split("\n", 2);
                records.add(lines[1].strip());
                if (!lines[0].equals("nothing")) {
                    expected.put(records.size(), lines[0]);
                }
            }
        }
        Path log = Files.write(folder.resolve("log"), records);
        Path baseline = Files.writeString(folder.resolve("gatehouse.yaml"), BASELINE);

        CommandLineRun run = CommandLineRun.of(
                "logs",
                "detect",
                "--source",
                kind.label(),
                "--no-builtin-rules",
                "--baseline",
                baseline.toString(),
                "--fail-on",
                "never",
                "--format",
                "json",
                "--all",
                "--at",
                "2026-06-02T00:00:00Z",
                log.toString());

        assertThat(run.err()).isEmpty();
        assertThat(found(run.out())).isEqualTo(expected);
    }

    private static String text(LogKind kind) throws IOException {
        try (InputStream in = DeclaredAccessEventsTest.class.getResourceAsStream("declared/" + kind.label() + ".txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The rules by line. */
    private static Map<Integer, String> found(String json) {
        Map<Integer, String> found = new TreeMap<>();
        Matcher rule = FINDING.matcher(json);
        while (rule.find()) {
            int end = json.indexOf("\"rule\": ", rule.end());
            Matcher event = EVENT.matcher(json.substring(rule.end(), end < 0 ? json.length() : end));
            while (event.find()) {
                found.merge(Integer.parseInt(event.group(1)), rule.group(1), (one, other) -> one + ", " + other);
            }
        }
        return found;
    }
}
