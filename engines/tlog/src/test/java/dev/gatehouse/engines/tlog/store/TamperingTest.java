package dev.gatehouse.engines.tlog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.SignerKey;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.EntryBundle;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.LogAudit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a log's files is noticed, and named. */
class TamperingTest {

    private static final int SIZE = 5;

    @TempDir
    private Path root;

    private Path folder;
    private SignerKey signer;

    @BeforeEach
    void fill() throws IOException, MalformedLog {
        folder = root.resolve("log");
        signer = SignerKey.generate("log.example", VerifierKey.Kind.ED25519, new SecureRandom());
        LogStore.create(folder, root.resolve("private"), signer);
        append("first", 3);
        append("then", SIZE - 3);
    }

    private void append(String word, int count) throws IOException, MalformedLog {
        try (LogStore store = LogStore.open(folder, root.resolve("private"), signer)) {
            for (int i = 0; i < count; i++) {
                store.append((word + " " + i).getBytes(StandardCharsets.UTF_8)).join();
            }
        }
    }

    private Checkpoint checkpoint() throws IOException, MalformedLog {
        SignedNote note = SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
        if (signer.verifier().check(note) != VerifierKey.Outcome.SIGNED) {
            throw new MalformedLog("not signed");
        }
        return Checkpoint.parse(note.text());
    }

    private List<String> faults(Checkpoint... known) throws IOException {
        try {
            return LogAudit.of(new FolderSource(folder), checkpoint(), List.of(known), (index, entry) -> {});
        } catch (MalformedLog malformed) {
            return List.of("checkpoint: " + malformed.why());
        }
    }

    @Test
    void everyBitOfEveryFileCounts() throws IOException {
        assertThat(faults()).isEmpty();
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(4);
        for (Path file : files) {
            byte[] before = Files.readAllBytes(file);
            for (int bit = 0; bit < before.length * 8; bit++) {
                LogStoreTest.flip(file, bit);
                assertThat(faults()).as("%s bit %s", file, bit).isNotEmpty();
                Files.write(file, before);
            }
        }
    }

    @Test
    void everyMissingOrShortenedFileCounts() throws IOException {
        List<Path> files;
        try (var all = Files.walk(folder.resolve("tile"))) {
            files = all.filter(file -> file.endsWith(String.valueOf(SIZE))).toList();
        }
        assertThat(files).hasSize(2);
        for (Path file : files) {
            byte[] before = Files.readAllBytes(file);
            for (int length = 0; length < before.length; length++) {
                Files.write(file, java.util.Arrays.copyOf(before, length));
                assertThat(faults()).as("%s cut at %s", file, length).isNotEmpty();
            }
            Files.delete(file);
            assertThat(faults()).anyMatch(fault -> fault.endsWith("the file is missing"));
            Files.write(file, before);
        }
    }

    private List<byte[]> entries() throws IOException, MalformedLog {
        return new ArrayList<>(EntryBundle.entries(Files.readAllBytes(bundle())));
    }

    private Path bundle() {
        return folder.resolve("tile/entries/000.p/" + SIZE);
    }

    private void write(List<byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] entry : entries) {
            out.write(entry.length >> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        Files.write(bundle(), out.toByteArray());
    }

    @Test
    void aDroppedEntryIsNamed() throws IOException, MalformedLog {
        List<byte[]> entries = entries();
        entries.remove(3);
        write(entries);
        assertThat(faults()).anyMatch(fault -> fault.startsWith("entry 3 is not in tile/entries/000.p/5"));
    }

    @Test
    void reorderedEntriesAreNamed() throws IOException, MalformedLog {
        List<byte[]> entries = entries();
        Collections.swap(entries, 3, 4);
        write(entries);
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("entry 4 stands in place of entry 3"))
                .anyMatch(fault -> fault.startsWith("entry 3 stands in place of entry 4"));
    }

    @Test
    void aChangedEntryIsNamed() throws IOException, MalformedLog {
        List<byte[]> entries = entries();
        entries.set(4, "else".getBytes(StandardCharsets.UTF_8));
        write(entries);
        assertThat(faults())
                .containsExactly("entry 4 in tile/entries/000.p/5 does not have the hash that"
                        + " tile/0/000.p/5 has of it; the entry was changed");
    }

    @Test
    void aChangedTileIsNamed() throws IOException {
        LogStoreTest.flip(folder.resolve("tile/0/000.p/5"), 4 * 256 + 3);
        assertThat(faults())
                .containsExactly("entry 4 in tile/entries/000.p/5 does not have the hash that"
                        + " tile/0/000.p/5 has of it; the tile was changed");
    }

    @Test
    void anOldCheckpointIsNamed() throws IOException, MalformedLog {
        Checkpoint signed = checkpoint();
        SignedNote older = signer.sign(new Checkpoint(
                        "log.example",
                        3,
                        new dev.gatehouse.engines.tlog.tile.TileReader(new FolderSource(folder), SIZE)
                                .frontier(3)
                                .root())
                .text());
        Files.writeString(folder.resolve("checkpoint"), older.note());
        assertThat(faults()).anyMatch(fault -> fault.contains("or the checkpoint is an old one"));
        assertThat(faults(signed)).anyMatch(fault -> fault.startsWith("the log was truncated"));
    }

    @Test
    void aForkIsNamed() throws IOException, MalformedLog {
        Checkpoint before = checkpoint();
        LogStoreTest.delete(folder);
        LogStoreTest.delete(root.resolve("private"));
        LogStore.create(folder, root.resolve("private"), signer);
        append("other", SIZE + 2);
        assertThat(faults()).isEmpty();
        assertThat(faults(before))
                .containsExactly("the log was forked: its first 5 entries are not those that a"
                        + " checkpoint was signed of before");
        assertThat(faults(new Checkpoint("log.example", SIZE + 2, before.root())))
                .anyMatch(fault -> fault.startsWith("the log was forked"));
    }
}
