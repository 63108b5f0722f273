package dev.gatehouse.engines.secretscan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Histories that are made to stop a scan, or that change while it runs: the secret is found all the same. */
@Timeout(60)
class HostileHistoryTest {

    private static final String TOKEN = MadeHistory.token(31);
    private static final String LINE = "token = \"" + TOKEN + "\"\n";

    @TempDir
    Path folder;

    private MadeHistory made;

    @BeforeEach
    void make() {
        made = new MadeHistory(folder);
        made.write("README.md", "Nothing here\n").commit("First");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HistoryFinding only(HistoryResult result) {
        assertThat(result.findings()).hasSize(1);
        HistoryFinding finding = result.findings().getFirst();
        assertThat(finding.sighting().value().revealText()).isEqualTo(TOKEN);
        return finding;
    }

    private String blob(byte[] content) {
        return made.git(content, "hash-object", "-w", "--stdin");
    }

    private String object(String type, byte[] content) {
        return made.git(content, "hash-object", "-w", "--literally", "-t", type, "--stdin");
    }

    private String tree(String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String entry : entries) {
            String[] parts = entry.split(" ", 3);
            bytes.writeBytes(bytes(parts[0] + " " + parts[2] + "\0"));
            bytes.writeBytes(HexFormat.of().parseHex(parts[1]));
        }
        return object("tree", bytes.toByteArray());
    }

    private void branch(String name, String tree) {
        made.git("update-ref", "refs/heads/" + name, made.git("commit-tree", tree, "-m", "Made"));
    }

    /** Ten folders in each of ten deep: ten thousand million paths to one blob, of which some are listed. */
    @Test
    void aTreeOfTenThousandMillionPathsEnds() {
        String tree = tree("100644 " + blob(bytes(LINE)) + " secret");
        for (int depth = 0; depth < 10; depth++) {
            String[] entries = new String[10];
            for (int i = 0; i < 10; i++) {
                entries[i] = "40000 " + tree + " d" + i;
            }
            tree = tree(entries);
        }
        branch("bomb", tree);
        HistoryResult result = made.scan(false);
        assertThat(only(result).sighting().path()).endsWith("/secret");
        assertThat(result.problems()).extracting(Problem::reason).anyMatch(reason -> reason.contains("not every path"));
    }

    @Test
    void aFileAThousandFoldersDeepIsFound() {
        String tree = tree("100644 " + blob(bytes(LINE)) + " secret");
        for (int depth = 0; depth < 1_500; depth++) {
            tree = depth % 100 == 0 ? tree("40000 " + tree + " d") : nested(tree);
        }
        branch("deep", tree);
        HistoryResult result = made.scan(false);
        assertThat(only(result).sighting().path()).hasSize(1_500 * 2 + 6);
        assertThat(result.problems()).isEmpty();
    }

    /** As {@link #tree}, written without a process. */
    private String nested(String tree) {
        byte[] content = "40000 d\0".getBytes(StandardCharsets.US_ASCII);
        byte[] whole = java.util.Arrays.copyOf(content, content.length + 20);
        System.arraycopy(HexFormat.of().parseHex(tree), 0, whole, content.length, 20);
        return loose("tree", whole);
    }

    private String loose(String type, byte[] content) {
        try {
            ByteArrayOutputStream object = new ByteArrayOutputStream();
            object.writeBytes(bytes(type + " " + content.length + "\0"));
            object.writeBytes(content);
            String id = HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-1").digest(object.toByteArray()));
            Path file = folder.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2));
            Files.createDirectories(file.getParent());
            try (var out = new java.util.zip.DeflaterOutputStream(Files.newOutputStream(file))) {
                object.writeTo(out);
            }
            return id;
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void objectsThatNameIdsOfAnotherHashAreRead() {
        made.write("a", LINE).commit("Add");
        String tree = made.git("rev-parse", "HEAD^{tree}");
        String longer = tree + tree.substring(0, 24);
        String person = " A <a@example.com> 1 +0000\n";
        String commit = loose("commit", bytes("tree " + longer + "\nparent " + longer + "\nauthor" + person + "\nx\n"));
        String tag = loose("tag", bytes("object " + longer + "\ntype commit\ntag v1\ntagger" + person + "\nx\n"));
        made.write(".git/refs/heads/odd", commit + "\n").write(".git/refs/tags/odd", tag + "\n");
        only(made.scan(false));
        only(made.scan(true));
    }

    @Test
    void objectsThatAreNoneOfTheirTypeAreRead() {
        made.write("a", LINE).commit("Add");
        Random random = new Random(5);
        for (String type : List.of("commit", "tag", "tree")) {
            for (int i = 0; i < 20; i++) {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                made.write(".git/refs/" + type + "/" + i, loose(type, noise) + "\n");
            }
        }
        only(made.scan(true));
    }

    @Test
    void aTagOfItselfAndCirclesOfTagsEnd() {
        made.write("a", LINE).commit("Add");
        String id = "1".repeat(40);
        String tag = loose("tag", bytes("object " + id + "\ntype tag\ntag v1\ntagger A <a> 1 +0000\n\nx\n"));
        made.write(".git/refs/tags/odd", tag + "\n");
        only(made.scan(false));
    }

    /** Beyond what is held in memory, near its beginning, across two pieces of it, and at its end. */
    @Test
    void secretsInAFileThatIsNotHeldInMemoryAreFound() {
        HistoryOptions small = options(1 << 20);
        int piece = 16 << 20;
        StringBuilder text = new StringBuilder(LINE);
        String other = "token = \"" + MadeHistory.token(32) + "\"\n";
        String third = "token = \"" + MadeHistory.token(33) + "\"\n";
        String filler = "a line of text, as harmless as any other of these\n";
        text.append(filler.repeat((piece - 100) / filler.length() - 1));
        text.append("x".repeat(piece - 12 - text.length())).append(other);
        text.append(filler.repeat(50_000)).append(third);
        made.write("dump.sql", text.toString());
        made.commit("Add");
        for (boolean packed : new boolean[] {false, true}) {
            if (packed) {
                made.git("repack", "-q", "-a", "-d");
            }
            HistoryResult result = made.scan(small);
            assertThat(result.findings())
                    .extracting(f -> f.sighting().value().revealText())
                    .containsExactly(TOKEN, MadeHistory.token(32), MadeHistory.token(33));
            assertThat(result.findings().getLast().sighting().line())
                    .isEqualTo((int) text.toString().lines().count());
            assertThat(result.problems()).isEmpty();
        }
    }

    private static HistoryOptions options(int objectBytes) {
        return new HistoryOptions(
                false, 2, null, HistoryOptions.Manner.MEASURED, Limits.DEFAULT.withObjectBytes(objectBytes));
    }

    @Test
    void anArchiveThatIsNotHeldInMemoryIsReadOrNamed() {
        byte[] noise = new byte[2 << 20];
        new Random(6).nextBytes(noise);
        made.write("a.gz", gzip(noise)).commit("Add");
        HistoryResult result = made.scan(options(1 << 20));
        assertThat(result.findings()).isEmpty();
        assertThat(result.problems()).isEmpty();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void aLineOfFiftyMegabytesIsSearched() {
        int half = 25 << 20;
        byte[] line = new byte[2 * half + 100];
        java.util.Arrays.fill(line, (byte) 'x');
        byte[] secret = bytes("; token = \"" + TOKEN + "\"; ");
        System.arraycopy(secret, 0, line, half, secret.length);
        made.write("min.js", line).commit("Add");
        HistoryFinding finding = only(made.scan(false));
        assertThat(finding.sighting().line()).isEqualTo(1);
        assertThat(finding.sighting().column()).isEqualTo(half + 12);
    }

    @Test
    void aFileOfSecretsIsListedUpToALimit() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            text.append(MadeHistory.token(i)).append('\n');
        }
        made.write("tokens", text.toString()).commit("Add");
        HistoryResult result = made.scan(false);
        assertThat(result.findings()).hasSize(10_000);
        assertThat(result.problems()).extracting(Problem::reason).anyMatch(reason -> reason.contains("no further"));
    }

    /** Git packs anew again and again, in a process of its own, while the history is scanned. */
    @Test
    void whileGitPacksAnewEverythingIsFound() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            made.write("f" + i, "version " + i + "\n".repeat(i)).commit("Change " + i);
        }
        made.write("a", LINE).commit("Add");
        made.git("rm", "-q", "a");
        made.commit("Remove");
        AtomicBoolean stop = new AtomicBoolean();
        Thread packing = Thread.ofPlatform().start(() -> {
            for (int i = 0; !stop.get(); i++) {
                switch (i % 4) {
                    case 0 -> made.git("repack", "-q", "-a", "-d");
                    case 1 -> made.git("repack", "-q", "-a", "-d", "-f", "--depth=3");
                    case 2 -> made.git("gc", "-q", "--prune=now");
                    default -> {
                        made.git("multi-pack-index", "write");
                        made.git("pack-refs", "--all");
                    }
                }
            }
        });
        try {
            for (int i = 0; i < 12; i++) {
                HistoryResult result = made.scan(false);
                assertThat(only(result).sighting().path()).isEqualTo("a");
                assertThat(result.problems()).extracting(Problem::kind).doesNotContain(Problem.Kind.MISSING);
            }
        } finally {
            stop.set(true);
            packing.join();
        }
    }

    /** What a repository's own configuration asks to be run is not run. */
    @Test
    void noCommandOfTheRepositoryIsRun() throws IOException {
        made.write("a", LINE).commit("Add");
        Path ran = folder.resolve("ran");
        String command = "touch " + ran + " #";
        made.write(".gitattributes", "* filter=evil diff=evil merge=evil\n");
        made.write(
                ".git/config",
                Files.readString(folder.resolve(".git/config"))
                        + "[core]\n\tfsmonitor = \"%1$s\"\n\tsshCommand = \"%1$s\"\n\tpager = \"%1$s\"\n\teditor = \"%1$s\"\n\thooksPath = hooks\n"
                                .formatted(command)
                        + "[filter \"evil\"]\n\tclean = \"%1$s\"\n\tsmudge = \"%1$s\"\n\tprocess = \"%1$s\"\n"
                                .formatted(command)
                        + "[diff \"evil\"]\n\ttextconv = \"%1$s\"\n\tcommand = \"%1$s\"\n[credential]\n\thelper = \"!%1$s\"\n"
                                .formatted(command)
                        + "[include]\n\tpath = /dev/zero\n[extensions]\n\tworktreeConfig = true\n");
        only(made.scan(false));
        assertThat(ran).doesNotExist();
    }
}
