package dev.gatehouse.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that are too much, or lead somewhere else. */
final class BoundsTest {

    @Test
    void leavesAHugeFileUnread(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gatehouse.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        assertThat(fault(file)).startsWith("gatehouse.yaml:1:1: larger than 1 MiB");
    }

    @Test
    void leavesTheRestOfAHugeStreamUnread() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        };
        BaselineReader reader = new BaselineReader(Set.of(), Instant.EPOCH);
        assertThatThrownBy(() -> reader.read(endless)).hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void findsNoBaselineInAFolderOfItsName(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("gatehouse.yaml"));
        assertThatThrownBy(() -> BaselineReader.findAtRoot(folder)).hasMessage("gatehouse.yaml is not a regular file");
    }

    @Test
    void refusesAnIncludedHugeFile(@TempDir Path folder) throws IOException {
        Path file = including(folder, "huge.yaml");
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("huge.yaml").toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        assertThat(fault(file)).startsWith("huge.yaml:1:1: larger than 1 MiB");
    }

    @Test
    void refusesAliasesOfAliases() {
        StringBuilder bomb = new StringBuilder("apiVersion: gatehouse.dev/v1\npeople:\n  - &a0 [x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("  - &a" + i + " [" + String.join(", ", alias, alias, alias, alias) + "]\n");
        }
        assertThat(Reading.fault(bomb.toString())).contains("too many values, aliases counted as what they repeat");
    }

    @Test
    void namesWhereAFileIsNotUtf8() {
        byte[] bytes = "apiVersion: gatehouse.dev/v1\npeople: [{name: Jürgen}]\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.fault(bytes)).isEqualTo("""
                gatehouse.yaml:2:18: not UTF-8
                    2 │ people: [{name: J
                      │                  ^
                Save the file as UTF-8.""");
    }

    @Test
    void readsAFileWithAByteOrderMark() {
        assertThatCode(() -> Reading.of("\uFEFFapiVersion: gatehouse.dev/v1\n")).doesNotThrowAnyException();
    }

    @Test
    void namesAnIncludeThatGoesRound() {
        assertThat(fault(Map.of(
                        "gatehouse.yaml", "apiVersion: gatehouse.dev/v1\ninclude: [a.yaml]\n",
                        "a.yaml", "include: [b.yaml]\n",
                        "b.yaml", "include: [a.yaml]\n")))
                .isEqualTo("""
                        b.yaml:1:11: an include that goes round: a.yaml → b.yaml → a.yaml
                            1 │ include: [a.yaml]
                              │           ^^^^^^
                        Take one of them out.""");
    }

    @Test
    void refusesIncludesDeeperThanEight() {
        Map<String, String> files = new HashMap<>();
        files.put("gatehouse.yaml", "apiVersion: gatehouse.dev/v1\ninclude: [1.yaml]\n");
        for (int i = 1; i <= 9; i++) {
            files.put(i + ".yaml", "include: [" + (i + 1) + ".yaml]\n");
        }
        assertThat(fault(files)).startsWith("8.yaml:1:11: files included deeper than 8 levels");
    }

    @Test
    void refusesTheSixtyFifthFile() {
        Map<String, String> files = new HashMap<>();
        StringBuilder names = new StringBuilder();
        for (int i = 1; i <= 64; i++) {
            names.append("  - " + i + ".yaml\n");
            files.put(i + ".yaml", "people: []\n");
        }
        files.put("gatehouse.yaml", "apiVersion: gatehouse.dev/v1\ninclude:\n" + names);
        assertThat(fault(files)).startsWith("gatehouse.yaml:66:5: more than 64 files");
    }

    @Test
    void followsNoLinkOutOfTheFolder(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("repository"));
        Files.writeString(parent.resolve("outside.yaml"), "people: []\n");
        Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("../outside.yaml"));
        assertThat(fault(including(folder, "link.yaml")))
                .startsWith("gatehouse.yaml:2:11: can't include `link.yaml`: a symbolic link leads out of the folder");
    }

    @Test
    void findsNoBaselineThatIsALinkOutOfTheRepository(@TempDir Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("repository"));
        Files.writeString(parent.resolve("outside.yaml"), "password: x\n");
        Files.createSymbolicLink(folder.resolve("gatehouse.yaml"), Path.of("../outside.yaml"));
        assertThat(Assertions.catchThrowableOfType(InvalidInput.class, () -> BaselineReader.findAtRoot(folder)))
                .hasMessage("gatehouse.yaml is a symbolic link that leads out of the repository");
    }

    @Test
    void refusesAFolder(@TempDir Path folder) {
        assertThat(Assertions.catchThrowableOfType(InvalidInput.class, () -> Reading.READER.read(folder, "here"))
                        .render())
                .isEqualTo("here is a folder\nName the file: here/gatehouse.yaml.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void waitsForNobodyToWriteIntoAPipe(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("gatehouse.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(fault(pipe)).startsWith("gatehouse.yaml is no regular file");
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path folder) {
        Path file = folder.resolve("gatehouse.yaml");
        assertThat(fault(file)).isEqualTo("there is no file gatehouse.yaml");
    }

    @Test
    void refusesAnIncludeThatIsNoPath(@TempDir Path folder) throws IOException {
        Path file = including(folder, "\"a\\0b\"");
        assertThat(fault(file)).startsWith("gatehouse.yaml:2:11: a control character in the path of a file");
    }

    @Test
    void namesAnIncludedFolder(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("people"));
        assertThat(fault(including(folder, "people")))
                .startsWith("gatehouse.yaml:2:11: can't include `people`: a folder where a file belongs");
    }

    @Test
    void namesWhatTwoFilesDeclare() {
        assertThat(fault(Map.of(
                        "gatehouse.yaml",
                        """
                        apiVersion: gatehouse.dev/v1
                        include: [b.yaml]
                        organization: {name: acme}
                        environments: {production: {}}
                        """,
                        "b.yaml",
                        "organization: {name: other}\nenvironments: {production: {}}\n")))
                .isEqualTo("""
                        b.yaml:1:16: `name` is declared twice
                            1 │ organization: {name: other}
                              │                ^^^^
                        It stands at gatehouse.yaml:3:22 already; keep one of the two.
                        And 1 more error.""");
    }

    private static Path including(Path folder, String include) throws IOException {
        return Files.writeString(
                folder.resolve("gatehouse.yaml"), "apiVersion: gatehouse.dev/v1\ninclude: [" + include + "]\n");
    }

    private static String fault(Path file) {
        return Assertions.catchThrowableOfType(InvalidInput.class, () -> Reading.READER.read(file, "gatehouse.yaml"))
                .render();
    }

    private static String fault(Map<String, String> files) {
        byte[] first = bytes(files.get("gatehouse.yaml"));
        IncludeSource source =
                (path, limit) -> Optional.ofNullable(files.get(path)).map(BoundsTest::bytes);
        return Assertions.catchThrowableOfType(
                        InvalidInput.class, () -> Reading.READER.read("gatehouse.yaml", first, source))
                .render();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
