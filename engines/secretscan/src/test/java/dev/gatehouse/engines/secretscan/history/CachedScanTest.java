package dev.gatehouse.engines.secretscan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan that remembers the last one reports what a scan reports that doesn't, and looks at what is new only. */
class CachedScanTest {

    private static final int FILES = 12;

    @TempDir
    Path folder;

    private MadeHistory made;
    private Path cache;

    @BeforeEach
    void make() throws IOException {
        made = new MadeHistory(Files.createDirectory(folder.resolve("repository")));
        cache = folder.resolve("cache");
        for (int i = 0; i < FILES; i++) {
            made.write("file" + i, text(i));
        }
        made.write("values.yaml", "token: " + MadeHistory.token(1) + "\n");
        made.commit("First");
    }

    private static String text(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append("line ").append(random.nextInt(1000)).append('\n');
        }
        return text.toString();
    }

    private HistoryOptions cached() {
        return HistoryOptions.of(false, 2).withCache(cache);
    }

    private Path file() {
        return cache.resolve("scanned-objects");
    }

    private void hasFindingsOfAScanWithoutCache(HistoryResult result) {
        assertThat(result.findings().toString())
                .isEqualTo(made.scan(false).findings().toString());
        assertThat(result.findings()).isNotEmpty();
    }

    @Test
    void theSecondLooksOnlyAtWhatHasFindings() {
        assertThat(made.scan(cached()).counts().blobs()).isEqualTo(FILES + 1);
        HistoryResult second = made.scan(cached());
        assertThat(second.counts().blobs()).isEqualTo(1);
        assertThat(second.counts().remembered()).isEqualTo(FILES);
        hasFindingsOfAScanWithoutCache(second);
    }

    @Test
    void ofAGrownHistoryOnlyWhatIsNewIsLookedAt() {
        made.scan(cached());
        made.write("file3", text(3) + "token: " + MadeHistory.token(2) + "\n");
        made.write("file4", text(4) + "harmless\n").commit("Second");
        HistoryResult second = made.scan(cached());
        assertThat(second.counts().blobs()).isEqualTo(1 + 2);
        assertThat(second.counts().remembered()).isEqualTo(FILES);
        assertThat(second.findings()).hasSize(2);
        hasFindingsOfAScanWithoutCache(second);
    }

    @Test
    void ofANewDeltaAgainstAKnownBaseOnlyTheDeltaIsLookedAt() {
        made.git("repack", "-q", "-ad");
        made.scan(cached());
        String grown = text(3) + "token: " + MadeHistory.token(2) + "\n";
        made.write("file3", grown).commit("Second");
        made.git("repack", "-q", "-adf");
        String old = made.git("rev-parse", "HEAD~:file3");
        String fresh = made.git("rev-parse", "HEAD:file3");
        String pack = made.git("verify-pack", "-v", pack());
        assertThat(pack).as("one of them is a delta of the other").containsAnyOf(fresh + "\n", old + "\n");
        HistoryResult second = made.scan(cached());
        assertThat(second.counts().blobs()).isEqualTo(1 + 1);
        assertThat(second.counts().scannedBytes())
                .as("bytes looked at: two blobs and two messages")
                .isLessThan(grown.length() + 100);
        hasFindingsOfAScanWithoutCache(second);
    }

    private String pack() {
        try (var files = Files.list(made.path().resolve(".git/objects/pack"))) {
            return files.filter(f -> f.toString().endsWith(".idx"))
                    .findAny()
                    .orElseThrow()
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAnotherScanWroteMeanwhileIsKept() throws IOException {
        MadeHistory other = new MadeHistory(Files.createDirectory(folder.resolve("other")));
        other.write("readme", "Other\n").commit("First");
        made.scan(cached());
        other.scan(cached());
        assertThat(made.scan(cached()).counts().remembered()).isEqualTo(FILES);
        assertThat(other.scan(cached()).counts().remembered()).isEqualTo(1);
    }

    @Test
    void itHoldsNeitherTheSecretNorTheIdOfItsObject() throws IOException {
        made.scan(cached());
        byte[] id = java.util.HexFormat.of().parseHex(made.git("rev-parse", "HEAD:values.yaml"));
        String whole = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        assertThat(whole)
                .doesNotContain(MadeHistory.token(1))
                .doesNotContain(new String(id, StandardCharsets.ISO_8859_1));
        id = java.util.HexFormat.of().parseHex(made.git("rev-parse", "HEAD:file1"));
        assertThat(whole).contains(new String(id, StandardCharsets.ISO_8859_1));
    }

    @Test
    void anArchiveThatCouldNotBeReadIsNamedEachTime() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        made.write("bomb.gz", bomb.toByteArray()).commit("Bomb");
        List<String> first =
                made.scan(cached()).problems().stream().map(Object::toString).toList();
        assertThat(first).isNotEmpty();
        assertThat(made.scan(cached()).problems().stream().map(Object::toString))
                .isEqualTo(first);
    }

    @Test
    void otherRulesMakeItAnew() throws Exception {
        made.scan(cached());
        GitleaksConfiguration fewer =
                new GitleaksConfiguration(List.of(), true, Set.of("jwt"), Map.of(), List.of(), List.of(), List.of());
        HistoryResult other = HistoryScan.of(made.directory(), Ruleset.of(fewer, Confidence.LOW), cached())
                .run(Progress.NONE);
        assertThat(other.counts().blobs()).isEqualTo(FILES + 1);
        assertThat(other.cacheProblems())
                .containsExactly("was made with other rules or by another version; it is made anew");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 40, 70, 100, 200})
    void aCutFileIsMadeAnew(int length) throws IOException {
        made.scan(cached());
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), java.util.Arrays.copyOf(whole, length));
        hasBeenMadeAnew();
        assertThat(file()).hasBinaryContent(whole);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 62, 63, 70, 150, 290})
    void aFileWithAWrongBitIsMadeAnew(int place) throws IOException {
        made.scan(cached());
        byte[] whole = Files.readAllBytes(file());
        byte[] wrong = whole.clone();
        wrong[place] ^= 4;
        Files.write(file(), wrong);
        hasBeenMadeAnew();
        assertThat(file()).hasBinaryContent(whole);
    }

    private void hasBeenMadeAnew() {
        HistoryResult result = made.scan(cached());
        assertThat(result.cacheProblems()).singleElement().asString().endsWith("it is made anew");
        assertThat(result.counts().remembered()).isZero();
        hasFindingsOfAScanWithoutCache(result);
        assertThat(made.scan(cached()).counts().remembered()).isEqualTo(FILES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanned-objects", "scanned-objects.new", "scanned-objects.lock"})
    void noSymbolicLinkIsFollowed(String name) throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Files.createDirectory(cache);
        Files.createSymbolicLink(cache.resolve(name), outside);
        hasFindingsOfAScanWithoutCache(made.scan(cached()));
        assertThat(outside).hasContent("mine");
        assertThat(Files.isSymbolicLink(file())).isFalse();
    }

    @Test
    void aDirectoryThatIsASymbolicLinkIsNotWrittenTo() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(cache, outside);
        HistoryResult result = made.scan(cached());
        assertThat(result.cacheProblems()).isNotEmpty().allMatch(problem -> problem.contains("symbolic link"));
        assertThat(outside).isEmptyDirectory();
        hasFindingsOfAScanWithoutCache(result);
    }

    @Test
    void aDirectoryThatCanNotBeMadeIsNamed() throws IOException {
        Files.writeString(cache, "a file");
        HistoryResult result = made.scan(cached());
        assertThat(result.cacheProblems()).isNotEmpty();
        hasFindingsOfAScanWithoutCache(result);
        assertThat(Files.isRegularFile(cache, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }
}
