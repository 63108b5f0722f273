package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The command line, as scripts in {@code scripts/*.txt}. Of a script's lines,
 *
 * <ul>
 *   <li>{@code = PATH} begins a file, whose lines follow, each indented by two spaces;
 *   <li>{@code $ gatehouse …} runs a command;
 *   <li>{@code > TEXT} is the next line on standard output, {@code ! TEXT} on standard error; {@code …} at its end
 *       stands for the rest of the line;
 *   <li>{@code > …} alone passes over any lines up to the next that fits;
 *   <li>{@code ? CODE} is the exit code, 0 where none is given.
 * </ul>
 *
 * {@code TMP} stands for the script's own folder.
 */
class CommandScriptsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    private static final String REST = "…";

    static Stream<Path> scripts() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(CommandScriptsTest.class.getResource("/scripts"));
        try (var files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scripts")
    void runs(Path script, @TempDir Path folder) throws IOException {
        List<String> lines = Files.readAllLines(script);
        int at = 0;
        int commands = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.startsWith("= ")) {
                at = write(lines, at, folder);
            } else if (line.startsWith("$ gatehouse")) {
                commands++;
                at = run(lines, at, folder);
            } else {
                assertThat(line.isBlank() || line.startsWith("#"))
                        .as("line %d: %s", at + 1, line)
                        .isTrue();
                at++;
            }
        }
        assertThat(commands).isPositive();
    }

    private static int write(List<String> lines, int at, Path folder) throws IOException {
        Path file = folder.resolve(lines.get(at).substring(2));
        List<String> content = new ArrayList<>();
        int next = at + 1;
        while (next < lines.size() && lines.get(next).startsWith("  ")) {
            content.add(lines.get(next++).substring(2));
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", content) + "\n");
        return next;
    }

    private static int run(List<String> lines, int at, Path folder) {
        String command = lines.get(at).substring("$ gatehouse".length()).strip().replace("TMP", folder.toString());
        List<String> out = new ArrayList<>();
        List<String> err = new ArrayList<>();
        int code = 0;
        int next = at + 1;
        for (; next < lines.size() && lines.get(next).matches("[>!?]( .*)?"); next++) {
            String text = lines.get(next).substring(1).replaceFirst("^ ", "");
            switch (lines.get(next).charAt(0)) {
                case '>' -> out.add(text);
                case '!' -> err.add(text);
                default -> code = Integer.parseInt(text);
            }
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(written, false, StandardCharsets.UTF_8),
                new PrintStream(complained, false, StandardCharsets.UTF_8),
                new ByteArrayInputStream(new byte[0]),
                false,
                false,
                Map.of("LANG", "C.UTF-8"));

        int ended = new Gatehouse(console, CLOCK).run(command.isEmpty() ? new String[0] : command.split(" ", -1));

        String where = "line " + (at + 1) + ": gatehouse " + command;
        assertLines(where, out, shown(written, folder));
        assertLines(where, err, shown(complained, folder));
        assertThat(ended).as(where + "\n" + shown(complained, folder)).isEqualTo(code);
        return next;
    }

    private static List<String> shown(ByteArrayOutputStream bytes, Path folder) {
        return bytes.toString(StandardCharsets.UTF_8)
                .replace(folder.toString(), "TMP")
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    private static void assertLines(String where, List<String> expected, List<String> found) {
        int at = 0;
        boolean anything = false;
        for (String line : expected) {
            if (line.equals(REST)) {
                anything = true;
                continue;
            }
            while (anything && at < found.size() && !fits(line, found.get(at))) {
                at++;
            }
            assertThat(at)
                    .as("%s%nno line like: %s%nin:%n%s", where, line, String.join("\n", found))
                    .isLessThan(found.size());
            assertThat(fits(line, found.get(at)))
                    .as("%s%nexpected: %s%nfound:    %s", where, line, found.get(at))
                    .isTrue();
            anything = false;
            at++;
        }
        assertThat(anything || at == found.size())
                .as("%s%nmore lines:%n%s", where, String.join("\n", found.subList(at, found.size())))
                .isTrue();
    }

    private static boolean fits(String expected, String found) {
        return expected.endsWith(REST)
                ? found.startsWith(expected.substring(0, expected.length() - 1))
                : found.equals(expected);
    }
}
