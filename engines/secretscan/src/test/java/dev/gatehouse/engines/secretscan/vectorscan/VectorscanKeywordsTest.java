package dev.gatehouse.engines.secretscan.vectorscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.KeywordSearch;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectorscan finds what the automaton finds. The library comes from a test dependency, for Linux on x86-64. */
class VectorscanKeywordsTest {

    private static final String LIBRARY = "/com/gliwka/hyperscan/jni/linux-x86_64/libhs.so";

    @TempDir
    private static Path folder;

    private static VectorscanLibrary library;

    @BeforeAll
    static void loadTheLibrary() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64"));
        Path file = folder.resolve("libhs.so");
        try (InputStream packed = VectorscanKeywordsTest.class.getResourceAsStream(LIBRARY)) {
            Files.copy(packed, file);
        }
        library = VectorscanLibrary.load(file);
    }

    private static List<String> visited(KeywordSearch search, byte[] content, int from, int to) {
        List<String> found = new ArrayList<>();
        search.visit(content, from, to, (keyword, start) -> found.add(start + " " + keyword));
        found.sort(null);
        return found;
    }

    /** Pieces of keywords, whole ones, and bytes of any kind. */
    private static byte[] mixture(Random random, List<Keyword> keywords, int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        int at = 0;
        while (at < length) {
            byte[] text = keywords.get(random.nextInt(keywords.size())).text().getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < text.length && at < length; i++) {
                content[at++] = random.nextInt(20) == 0 ? (byte) Character.toUpperCase(text[i]) : text[i];
            }
            at += random.nextInt(5) == 0 ? random.nextInt(40) : 0;
        }
        return content;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5_000, 1 << 18, (1 << 18) + 1, 1_000_003})
    void findsTheSameKeywords(int length) {
        List<Keyword> keywords = new SecretScanner(StandardDetectors.all()).keywords();
        byte[] content = mixture(new Random(length), keywords, length);
        KeywordSearch java = KeywordSearch.of(keywords);
        KeywordSearch vectorscan = new VectorscanKeywords(library, keywords);

        List<String> expected = visited(java, content, 0, length);

        assertThat(expected.size()).isGreaterThanOrEqualTo(length / 50);
        assertThat(visited(vectorscan, content, 0, length)).isEqualTo(expected);
    }

    @Test
    void findsTheSameKeywordsInAPart() {
        List<Keyword> keywords = new SecretScanner(StandardDetectors.all()).keywords();
        byte[] content = mixture(new Random(7), keywords, 3_000);
        KeywordSearch java = KeywordSearch.of(keywords);
        KeywordSearch vectorscan = new VectorscanKeywords(library, keywords);

        for (int from = 0; from < 200; from++) {
            int to = from + 13 * from;
            assertThat(visited(vectorscan, content, from, to)).isEqualTo(visited(java, content, from, to));
        }
    }

    @Test
    void reportsAKeywordAcrossPartsOnce() {
        KeywordSearch vectorscan = new VectorscanKeywords(library, List.of(Keyword.exact("secret")));
        byte[] content = new byte[VectorscanSession.MOST_BYTES * 2];
        byte[] keyword = "secret".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(keyword, 0, content, VectorscanSession.MOST_BYTES - 3, keyword.length);
        System.arraycopy(keyword, 0, content, VectorscanSession.MOST_BYTES - 20, keyword.length);

        assertThat(visited(vectorscan, content, 0, content.length))
                .containsExactlyInAnyOrder(
                        (VectorscanSession.MOST_BYTES - 3) + " 0", (VectorscanSession.MOST_BYTES - 20) + " 0");
    }

    @Test
    void findsTheSameSecrets() {
        SecretScanner java = new SecretScanner(StandardDetectors.all());
        SecretScanner vectorscan =
                new SecretScanner(StandardDetectors.all(), keywords -> new VectorscanKeywords(library, keywords));
        StringBuilder text = new StringBuilder();
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            text.append("db.password = \"")
                    .append(Long.toString(random.nextLong() >>> 1, 36))
                    .append("\"\n");
            text.append("url: postgres://app:")
                    .append(Long.toString(random.nextLong() >>> 1, 36))
                    .append("@db/app\n");
            text.append("ghp_")
                    .append(Long.toString(random.nextLong() >>> 1, 36))
                    .append("\n");
        }
        byte[] content = text.toString().getBytes(StandardCharsets.US_ASCII);

        assertThat(java.scan(content, content.length)).hasSizeGreaterThan(5_000);
        assertThat(vectorscan.scan(content, content.length).toString())
                .isEqualTo(java.scan(content, content.length).toString());
    }

    @Test
    void saysWhenThereIsNoLibrary() {
        Path none = folder.resolve("none.so");

        assertThatThrownBy(() -> VectorscanLibrary.load(none))
                .isInstanceOf(VectorscanException.class)
                .hasMessage("no library could be loaded from " + none);
    }
}
