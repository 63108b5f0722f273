package dev.gatehouse.engines.tlog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.MerkleProof;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.SignerKey;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.LogAudit;
import dev.gatehouse.engines.tlog.tile.TileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogStoreTest {

    @TempDir
    private Path root;

    private Path folder;
    private Path state;
    private SignerKey signer;

    @BeforeEach
    void create() throws IOException, MalformedLog {
        folder = root.resolve("log");
        state = root.resolve("private");
        signer = SignerKey.generate("log.example", VerifierKey.Kind.ED25519, new SecureRandom());
        LogStore.create(folder, state, signer);
    }

    private static byte[] entry(int i) {
        return ("entry " + i).getBytes(StandardCharsets.UTF_8);
    }

    private void append(int from, int to) throws IOException, MalformedLog {
        try (LogStore store = LogStore.open(folder, state, signer)) {
            List<CompletableFuture<Long>> acknowledged = new ArrayList<>();
            for (int i = from; i < to; i++) {
                acknowledged.add(store.append(entry(i)));
            }
            for (int i = from; i < to; i++) {
                assertThat(acknowledged.get(i - from).join()).isEqualTo(i);
            }
        }
    }

    private Checkpoint checkpoint() throws IOException, MalformedLog {
        SignedNote note = SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
        assertThat(signer.verifier().check(note)).isEqualTo(VerifierKey.Outcome.SIGNED);
        return Checkpoint.parse(note.text());
    }

    private List<String> faults() throws IOException, MalformedLog {
        return LogAudit.of(new FolderSource(folder), checkpoint(), List.of(), (index, entry) -> {});
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "255, 1", "255, 2", "256, 256", "700, 1", "65535, 2", "65536, 300"})
    void growsOverReopenings(int first, int more) throws IOException, MalformedLog {
        append(0, first);
        Checkpoint older = checkpoint();
        append(first, first + more);
        Checkpoint newer = checkpoint();
        int size = first + more;
        assertThat(newer.size()).isEqualTo(size);
        assertThat(faults()).isEmpty();
        TileReader reader = new TileReader(new FolderSource(folder), size);
        assertThat(MerkleProof.consistent(first, size, reader.consistency(first), older.root(), newer.root()))
                .isTrue();
        for (int i : IntStream.of(0, first / 2, first - 1, first, size - 1).toArray()) {
            assertThat(reader.entry(i)).isEqualTo(entry(i));
            assertThat(MerkleProof.includes(i, size, Hash.ofLeaf(entry(i)), reader.inclusion(i), newer.root()))
                    .isTrue();
        }
    }

    @Test
    void oneEntryAtATime() throws IOException, MalformedLog {
        for (int i = 0; i < 20; i++) {
            append(i, i + 1);
        }
        assertThat(faults()).isEmpty();
        assertThat(checkpoint().size()).isEqualTo(20);
    }

    @Test
    void partialFilesGoWhenTheFullOneIsThere() throws IOException, MalformedLog {
        append(0, 3);
        assertThat(folder.resolve("tile/entries/000.p/3")).exists();
        append(3, 256);
        assertThat(folder.resolve("tile/entries/000")).exists();
        assertThat(folder.resolve("tile/entries/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/1/000.p/1")).exists();
    }

    @Test
    void threadsShareBatches() throws IOException, MalformedLog, InterruptedException {
        int threads = 8;
        int each = 500;
        try (LogStore store = LogStore.open(folder, state, signer)) {
            List<Thread> running = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int begin = t * each;
                running.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < each; i++) {
                        try {
                            store.append(entry(begin + i)).join();
                        } catch (MalformedLog tooLarge) {
                            throw new IllegalStateException(tooLarge);
                        }
                    }
                }));
            }
            for (Thread thread : running) {
                thread.join();
            }
            assertThat(store.batches()).isLessThan(threads * (long) each);
        }
        List<String> read = new ArrayList<>();
        assertThat(LogAudit.of(
                        new FolderSource(folder),
                        checkpoint(),
                        List.of(),
                        (index, entry) -> read.add(new String(entry, StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, threads * each)
                        .mapToObj(i -> "entry " + i)
                        .toList());
    }

    @Test
    void anEntryMayNotBeTooLarge() throws IOException, MalformedLog {
        try (LogStore store = LogStore.open(folder, state, signer)) {
            store.append(new byte[65_535]).join();
            assertThatThrownBy(() -> store.append(new byte[65_536])).isInstanceOf(MalformedLog.class);
        }
        assertThat(faults()).isEmpty();
    }

    @Test
    void aJournalCutOffLosesOnlyItsLastBatch() throws IOException, MalformedLog {
        append(0, 10);
        Path before = root.resolve("before");
        copy(folder, before);
        Files.copy(state.resolve("signed"), root.resolve("signed"));
        Path journal = state.resolve("journal");
        try (Journal written = Journal.open(journal)) {
            dev.gatehouse.engines.tlog.Frontier frontier = new TileReader(new FolderSource(folder), 10).frontier(10);
            for (int i = 10; i < 12; i++) {
                frontier.add(Hash.ofLeaf(entry(i)));
                written.append(new Journal.Batch(
                        i,
                        List.of(entry(i)),
                        signer.sign(new Checkpoint("log.example", i + 1, frontier.root()).text())
                                .note()));
            }
        }
        byte[] whole = Files.readAllBytes(journal);
        int batch = whole.length / 2;
        for (int cut = 0; cut <= whole.length; cut += 7) {
            Files.write(journal, java.util.Arrays.copyOf(whole, cut));
            try (LogStore store = LogStore.open(folder, state, signer)) {
                assertThat(store.batches()).isZero();
            }
            assertThat(checkpoint().size()).as("cut at %s", cut).isEqualTo(10 + cut / batch);
            assertThat(faults()).isEmpty();
            delete(folder);
            copy(before, folder);
            Files.copy(root.resolve("signed"), state.resolve("signed"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aLogThatWasSetBackIsRefused() throws IOException, MalformedLog {
        append(0, 5);
        Path before = root.resolve("before");
        copy(folder, before);
        append(5, 9);
        delete(folder);
        copy(before, folder);
        assertThatThrownBy(() -> LogStore.open(folder, state, signer))
                .isInstanceOf(CorruptLog.class)
                .hasMessageContaining("set back");
    }

    @Test
    void aChangedTileIsRefused() throws IOException, MalformedLog {
        append(0, 5);
        flip(folder.resolve("tile/0/000.p/5"), 40);
        assertThatThrownBy(() -> LogStore.open(folder, state, signer)).isInstanceOf(CorruptLog.class);
    }

    @Test
    void aChangedJournalIsRefused() throws IOException, MalformedLog {
        append(0, 5);
        Path journal = state.resolve("journal");
        try (Journal written = Journal.open(journal)) {
            written.append(new Journal.Batch(5, List.of(entry(99)), "none\n\n"));
            written.append(new Journal.Batch(6, List.of(entry(99)), "none\n\n"));
        }
        flip(journal, 30);
        assertThatThrownBy(() -> LogStore.open(folder, state, signer))
                .isInstanceOf(CorruptLog.class)
                .hasMessageContaining("journal");
    }

    @Test
    void aForeignKeyCannotAppend() throws IOException, MalformedLog {
        SignerKey other = SignerKey.generate("log.example", VerifierKey.Kind.ED25519, new SecureRandom());
        assertThatThrownBy(() -> LogStore.open(folder, state, other))
                .isInstanceOf(CorruptLog.class)
                .hasMessageContaining("did not sign");
    }

    @Test
    void aLogIsNotMadeTwice() {
        assertThatThrownBy(() -> LogStore.create(folder, state, signer)).hasMessageContaining("there is a log");
    }

    static void flip(Path file, int bit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    }

    static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
