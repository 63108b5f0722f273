package dev.gatehouse.cli.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages on forges say to type can be typed. */
class ForgePagesTest {

    private static final Path PAGES = Path.of("..", "docs", "how-to");
    private static final Pattern BLOCK = Pattern.compile("```(?:yaml)?\n((?s).*?)```");
    private static final Pattern CALL = Pattern.compile("(?m)^(?:[A-Z_]+=\\S+ )*gatehouse ([^\n]*)$");
    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]*");

    @TempDir
    private Path folder = Path.of(".");

    private static List<String> blocks(String page) throws IOException {
        return BLOCK.matcher(Files.readString(PAGES.resolve(page)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<String> calls(String page) throws IOException {
        return blocks(page).stream()
                .flatMap(block -> CALL.matcher(block).results())
                .map(match -> match.group(1).replaceFirst(" +#.*", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"observe-a-forge.md", "repair-a-forge.md", "review-access.md"})
    void namesOptionsThatThereAre(String page) throws IOException {
        List<String> calls = calls(page);
        assertThat(calls).isNotEmpty();
        for (String call : calls) {
            String help = help(call);
            OPTION.matcher(call)
                    .results()
                    .forEach(option -> assertThat(help).as(call).contains(option.group()));
        }
    }

    /** What the innermost command of a call says of itself. */
    private static String help(String call) {
        List<String> words = new ArrayList<>();
        String help = "";
        for (String word : call.split(" ", -1)) {
            words.add(word);
            List<String> asked = new ArrayList<>(words);
            asked.add("--help");
            CommandLineRun run = CommandLineRun.of(asked.toArray(String[]::new));
            if (run.code() != 0 || run.out().equals(help)) {
                break;
            }
            help = run.out();
        }
        assertThat(help).as(call).isNotEmpty();
        return help;
    }

    @Test
    void repairsAsThePageSays() throws IOException {
        List<String> calls = calls("repair-a-forge.md").stream()
                .filter(call -> !call.startsWith("init"))
                .toList();
        assertThat(calls)
                .containsExactly(
                        "plan --out plan.json",
                        "apply plan.json",
                        "apply plan.json --allow-deletes",
                        "undo 3f2a91c04b7d");
        String declared = blocks("repair-a-forge.md").stream()
                .filter(block -> block.startsWith("people:"))
                .findFirst()
                .orElseThrow();
        try (WritableGitHub github = new WritableGitHub()) {
            Declaration acme = Declaration.of(
                    folder,
                    "github",
                    declared.replace(
                            "{type: github, name: acme}",
                            "{type: github, name: acme, api: \"" + github.address() + "\"}"));
            List<Integer> codes = new ArrayList<>();
            String id = "";
            for (String call : calls) {
                String words = call.replace("plan.json", acme.plan().toString()).replace("3f2a91c04b7d", id)
                        + " --baseline " + folder.resolve("gatehouse.yaml")
                        + (call.startsWith("plan") ? "" : " --records " + folder.resolve("records"));
                CommandLineRun run =
                        CommandLineRun.of(Map.of("GITHUB_TOKEN", "made-up"), new byte[0], words.split(" ", -1));
                codes.add(run.code());
                id = run.out().replaceAll("(?s).*recorded as ([0-9a-f]+).*", "$1");
                assertThat(run.err()).as(call).doesNotContain("Exception");
            }
            assertThat(codes).containsExactly(0, 3, 0, 0);
        }
    }
}
