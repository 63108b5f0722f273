package dev.gatehouse.engines.secretscan.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.gitleaks.ConfigurationReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSearchTest {

    @TempDir
    private Path folder;

    private ContentSearch search() throws IOException {
        Path file = Files.writeString(folder.resolve("gitleaks.toml"), """
                [[rules]]
                id = "made"
                regex = '''made_[a-z0-9]{8}'''
                keywords = ["made_"]
                """);
        return new ContentSearch(Ruleset.of(ConfigurationReader.read(file, Set.of()), Confidence.MEDIUM));
    }

    private static List<String> places(List<Sighting> sightings) {
        return sightings.stream()
                .map(s -> s.line() + ":" + s.column() + "-" + s.endLine() + ":" + s.endColumn())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 257, 4096})
    void findsTheSameInSegmentsOfAnySize(int segment) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append("é".repeat(i))
                    .append(i % 3 == 0 ? "\n" : "")
                    .append("made_")
                    .append("%08d".formatted(i));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        ContentSearch search = search();

        List<Sighting> segmented = new StreamSearch(search, segment, 60)
                .search(new ByteArrayInputStream(bytes), "f", (path, reason) -> {});

        assertThat(places(segmented)).isEqualTo(places(search.search(bytes, bytes.length, "f", null)));
        assertThat(segmented).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "x-UTF-16LE-BOM"})
    void readsUtf16(String charset) throws IOException {
        byte[] bytes = "a line\r\nmade_12345678\r\n".getBytes(Charset.forName(charset));

        assertThat(places(
                        new StreamSearch(search()).search(new ByteArrayInputStream(bytes), "f", (path, reason) -> {})))
                .containsExactly("2:1-2:13");
    }

    @Test
    void leavesOutWhatALineAllows() throws IOException {
        byte[] bytes = "made_12345678 # gitleaks:allow\nmade_12345678 // gatehouse:allow\nmade_12345678\n"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(places(
                        new StreamSearch(search()).search(new ByteArrayInputStream(bytes), "f", (path, reason) -> {})))
                .containsExactly("3:1-3:13");
    }
}
