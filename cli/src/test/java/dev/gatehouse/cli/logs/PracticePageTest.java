package dev.gatehouse.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the page of practice 3 that look through logs, as whoever pastes them sees them. */
class PracticePageTest {

    private static final Path PAGE = Path.of("../docs/practices/3-access-log-review.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern FILE = Pattern.compile("(?s)cat >(\\S+) <<'END'\n(.*?)END\n");
    private static final Pattern CALL = Pattern.compile("(?m)^\\./gatehouse (.*)$");

    @Test
    void everyCommandOnLogsDoesWhatItSays(@TempDir Path folder) throws IOException {
        List<String> calls = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            if (block.group(1).contains("gatehouse logs ")) {
                run(block.group(1), folder, calls);
            }
        }

        assertThat(calls).hasSizeGreaterThanOrEqualTo(3);
    }

    private static void run(String text, Path folder, List<String> calls) throws IOException {
        Map<String, String> files = new HashMap<>();
        Matcher file = FILE.matcher(text);
        while (file.find()) {
            Path path = Files.writeString(folder.resolve(file.group(1)), file.group(2));
            files.put(file.group(1), path.toString());
        }
        Matcher call = CALL.matcher(text);
        while (call.find()) {
            String[] words = Arrays.stream(call.group(1).split(" ", -1))
                    .map(word -> files.getOrDefault(word, word))
                    .toArray(String[]::new);
            CommandLineRun run = CommandLineRun.of(words);
            assertThat(run.err()).as(call.group()).isEmpty();
            assertThat(run.code()).as(call.group()).isZero();
            assertThat(run.out()).as(call.group()).isNotBlank();
            calls.add(call.group());
        }
    }
}
