package dev.gatehouse.engines.secretscan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A verifier says the same of what is in its reach as of all that is around it, and finds nothing where a glance tells
 * it so. With {@code -Dreach=DIRECTORY} over the files of a directory instead of the module's own.
 */
class ReachTest {

    private static final long LARGEST = 1 << 20;

    private final SecretScanner scanner = new SecretScanner(StandardDetectors.all());

    @Test
    void filesSayTheSameAsTheirParts() throws IOException {
        Path directory = Path.of(System.getProperty("reach", "src"));
        List<String> differences = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST) {
                    compare(file.toString(), Files.readAllBytes(file), differences);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void piecesOfCodeInAnyOrderSayTheSameAsTheirParts(long seed) {
        Random random = new Random(seed);
        List<String> pieces = new ArrayList<>(List.of(
                "password",
                "secret",
                "token",
                "api_key",
                "://",
                "user:",
                "@tcp(",
                "\"",
                "'",
                "`",
                "=",
                ": ",
                ":=",
                "->",
                "(",
                "()",
                " or ",
                " is ",
                "String ",
                "ENV ",
                " login ",
                "VALUES ('a', 'b')",
                "INSERT INTO t (a, ",
                ")",
                "{",
                "}",
                "[",
                "]",
                "<",
                ">",
                "\n",
                "\r\n",
                "    ",
                "---\n",
                "kind: Secret\n",
                "data:\n",
                "a.b",
                "kQ3vX9zR",
                "login(",
                " -p",
                "Authorization: Basic ",
                "curl ",
                "env(",
                "value",
                "name=",
                "#",
                "//",
                "%2",
                "\\u0041",
                "AKIA",
                "eyJ",
                ".",
                "@",
                "/",
                "||",
                "?:",
                "${",
                "- ",
                "id: 3f2b8c1d-9a4e-4c7b-8d15-0e6f7a8b9c2d",
                "example"));
        for (Detector detector : StandardDetectors.all()) {
            pieces.add(detector.keywords().getFirst().text());
        }
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 6_000) {
                String piece = pieces.get(random.nextInt(pieces.size()));
                boolean repeats = random.nextInt(40) == 0;
                text.append(repeats ? piece.repeat(1 + random.nextInt(60)) : piece);
                if (random.nextInt(3) == 0) {
                    text.append(Long.toString(random.nextLong() >>> 1, 36));
                }
            }
            compare("seed " + seed, text.toString().getBytes(StandardCharsets.ISO_8859_1), differences);
        }
        assertThat(differences).isEmpty();
    }

    private void compare(String name, byte[] content, List<String> differences) {
        Window window = new Window(content, content.length);
        scanner.keywords(content, 0, content.length, (number, start) -> {
            boolean plain = number < scanner.keywords().size();
            Keyword keyword = plain ? scanner.keywords().get(number) : Keyword.UUID;
            int end = start + keyword.text().length();
            for (Detector detector : scanner.askers(number)) {
                List<Match> all = found(window, detector, start, end, Reach.MOST);
                boolean mayStand = mayStand(Reach.NARROW_GLANCE, window, detector, start, end)
                        && mayStand(Reach.GLANCE, window, detector, start, end);
                List<Match> part = mayStand
                        ? found(
                                window,
                                detector,
                                start,
                                end,
                                detector.verifier().reach())
                        : List.of();
                if (!all.equals(part)) {
                    differences.add("%s, %d: %s at %s".formatted(name, start, detector.id(), keyword));
                }
            }
        });
    }

    private static boolean mayStand(Reach glance, Window window, Detector detector, int start, int end) {
        int from = glance.from(window.breaks(), start);
        int to = glance.to(window.breaks(), window.length(), start);
        return detector.verifier().mayStand(window.content(), from, to, start, end);
    }

    private static List<Match> found(Window window, Detector detector, int start, int end, Reach reach) {
        List<Match> found = new ArrayList<>();
        SecretScanner.verify(window, detector, start, end, reach, found);
        return found;
    }
}
