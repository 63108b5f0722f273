package dev.gatehouse.engines.gitobjects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.gitobjects.index.IndexEntry;
import dev.gatehouse.engines.gitobjects.index.IndexFile;
import dev.gatehouse.engines.gitobjects.refs.LogEntry;
import dev.gatehouse.engines.gitobjects.refs.Reference;
import dev.gatehouse.engines.gitobjects.refs.References;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** References, logs and indexes that are odd, damaged or very many. */
@Timeout(60)
class HostileReferencesTest {

    private static final String ID = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private MadeRepository made = new MadeRepository(Path.of(""));
    private Path git = Path.of("");
    private final Problems problems = new Problems(100);

    @BeforeEach
    void make() throws IOException {
        made = MadeRepository.init(folder);
        git = folder.resolve(".git");
        Files.createDirectories(git.resolve("refs/heads/deep"));
    }

    private References read() {
        return References.read(made.directory(), Limits.DEFAULT, problems);
    }

    private List<String> names() {
        return read().all().stream().map(Reference::name).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(git.resolve(name), text);
    }

    @Test
    void circlesOfNamesAreNamed() throws IOException {
        write("HEAD", "ref: refs/heads/a\n");
        write("refs/heads/a", "ref: refs/heads/b\n");
        write("refs/heads/b", "ref: refs/heads/a\n");
        write("refs/heads/self", "ref: refs/heads/self\n");
        write("refs/heads/sound", ID + "\n");

        assertThat(names()).containsExactly("refs/heads/sound");
        assertThat(problems.list())
                .extracting(Problem::where)
                .containsExactly("HEAD", "refs/heads/a", "refs/heads/b", "refs/heads/self");
        assertThat(problems.list()).extracting(Problem::kind).containsOnly(Problem.Kind.CYCLIC);
    }

    @Test
    void whatNamesNoObjectIsNamed() throws IOException {
        write("refs/heads/short", ID.substring(1));
        write("refs/heads/long", ID + ID);
        write("refs/heads/other-hash", ID + ID.substring(0, 24));
        write("refs/heads/noise", "\0\1\2\n");
        write("refs/heads/huge", "x".repeat(1 << 20));
        write("refs/heads/empty", "");
        write("refs/heads/deep/sound", ID);

        assertThat(names()).containsExactly("refs/heads/deep/sound");
        assertThat(problems.list())
                .extracting(Problem::where)
                .containsExactly(
                        "refs/heads/huge",
                        "refs/heads/long",
                        "refs/heads/noise",
                        "refs/heads/other-hash",
                        "refs/heads/short");
    }

    /** Two names that differ only in bytes that are no UTF-8 are two. */
    @Test
    void namesThatAreNoUtf8StayApart() throws IOException {
        String other = ID.replace('0', 'f');
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes((ID + " refs/heads/a\u00ff\n").getBytes(StandardCharsets.ISO_8859_1));
        packed.writeBytes((other + " refs/heads/a\u00fe\n").getBytes(StandardCharsets.ISO_8859_1));
        packed.writeBytes((ID + " refs/heads/caf\u00e9\n").getBytes(StandardCharsets.UTF_8));
        Files.write(git.resolve("packed-refs"), packed.toByteArray());

        assertThat(read().all()).extracting(r -> r.target().toString()).containsExactlyInAnyOrder(ID, other, ID);
        assertThat(names()).contains("refs/heads/caf\u00e9");
    }

    @Test
    void linesOfPackedReferencesThatAreNoneArePassedOver() throws IOException {
        write("packed-refs", "# pack-refs with: peeled\n\n \n^" + ID + "\n" + ID + "\n" + ID + " refs/tags/v1\r\nzz");

        assertThat(names()).containsExactly("refs/tags/v1");
    }

    /** A hundred thousand of each kind; a bound of time ten times what it takes. */
    @Test
    @Timeout(40)
    void aHundredThousandReferencesAreRead() throws IOException {
        StringBuilder packed = new StringBuilder();
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            packed.append(ID).append(" refs/pull/").append(i).append("/head\n");
            log.append(ID)
                    .append(' ')
                    .append(ID)
                    .append(" A <a@example.com> 1 +0000\tcommit ")
                    .append(i)
                    .append('\n');
        }
        write("packed-refs", packed.toString());
        Files.createDirectories(git.resolve("logs"));
        write("logs/HEAD", log.toString());
        for (int i = 0; i < 2_000; i++) {
            write("refs/heads/deep/" + i, ID);
        }

        References references = read();
        assertThat(references.all()).hasSize(102_000);
        assertThat(references.logs()).hasSize(100_000);
        assertThat(problems.count()).isZero();
    }

    @Test
    void linesOfLogsThatAreNoneArePassedOver() throws IOException {
        Files.createDirectories(git.resolve("logs"));
        write(
                "logs/HEAD",
                "\n" + ID + "\n" + ID + " " + ID + "\n" + ID + " " + ID + ID.substring(16) + " x\n" + ID + " " + ID
                        + " A <a> 1 +0000\tsaid\n");

        assertThat(read().logs()).extracting(LogEntry::message).containsExactly("said");
    }

    @Test
    void anotherFormatOfReferencesIsNamedWithWhatToDo() throws IOException {
        write("config", "[core]\n\trepositoryformatversion = 1\n[extensions]\n\trefStorage = reftable\n");

        read();
        assertThat(problems.list())
                .singleElement()
                .extracting(Problem::reason)
                .asString()
                .contains("git refs migrate");
    }

    @Test
    void aSplitIndexIsReadWithItsSharedPart() throws IOException {
        for (int i = 0; i < 200; i++) {
            made.write("f" + i, "text " + i);
        }
        made.git("add", "-A");
        made.git("config", "splitIndex.maxPercentChange", "100");
        made.git("update-index", "--split-index");
        made.write("f7", "changed").write("new", "new");
        made.git("add", "-A");
        made.git("rm", "-q", "--cached", "f100", "f199");

        List<IndexEntry> entries = IndexFile.read(made.directory(), Limits.DEFAULT, problems);

        assertThat(shared()).isNotEmpty();
        assertThat(problems.list()).isEmpty();
        assertThat(entries.stream().map(e -> e.id() + " " + e.path()).sorted())
                .isEqualTo(made.git("ls-files", "-s")
                        .lines()
                        .map(line -> line.substring(7, 47) + " " + line.substring(line.indexOf('\t') + 1))
                        .sorted()
                        .toList());
        for (Path shared : shared()) {
            Files.delete(shared);
        }
        assertThat(IndexFile.read(made.directory(), Limits.DEFAULT, problems))
                .extracting(IndexEntry::path)
                .contains("new");
        assertThat(problems.list()).extracting(Problem::kind).containsExactly(Problem.Kind.MISSING);
    }

    private List<Path> shared() throws IOException {
        try (Stream<Path> files = Files.list(git)) {
            return files.filter(file -> file.toString().contains("sharedindex")).toList();
        }
    }
}
