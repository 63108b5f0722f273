package dev.gatehouse.engines.tlog.store;

import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.MerkleProof;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.SignerKey;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.TileReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Measures appends with group commit, and proofs from a log of that size. Run by {@code bench/ledger/speed}. */
final class LogBenchmark {

    private static final int LENGTH = 300;
    private static final int IN_FLIGHT = 1 << 15;
    private static final int PROOFS = 20_000;

    private final PrintStream out;
    private final Path root;
    private final int entries;

    private LogBenchmark(PrintStream out, Path root, int entries) {
        this.out = out;
        this.root = root;
        this.entries = entries;
    }

    /** Arguments: an empty folder, and how many entries. */
    public static void main(String[] arguments) throws IOException, MalformedLog, InterruptedException {
        LogBenchmark benchmark = new LogBenchmark(
                new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8),
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]));
        benchmark.forces();
        benchmark.appends();
        benchmark.proofs();
    }

    /** How often this disk takes 4 KiB and says that it has them. */
    private void forces() throws IOException {
        Path file = root.resolve("forced");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(4096);
            long begun = System.nanoTime();
            int count = 0;
            while (System.nanoTime() - begun < 2_000_000_000L) {
                channel.write(block.rewind());
                channel.force(false);
                count++;
            }
            out.printf("fsync alone            %,12.0f /s%n", count / seconds(begun));
        }
        Files.delete(file);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static byte[] entry(int i) {
        byte[] entry = new byte[LENGTH];
        Arrays.fill(entry, (byte) 'x');
        ByteBuffer.wrap(entry).putInt(i);
        return entry;
    }

    private void appends() throws IOException, MalformedLog, InterruptedException {
        SignerKey signer = SignerKey.generate("bench.example", VerifierKey.Kind.ED25519, new SecureRandom());
        LogStore.create(root.resolve("log"), root.resolve("private"), signer);
        long begun = System.nanoTime();
        long batches;
        try (LogStore store = LogStore.open(root.resolve("log"), root.resolve("private"), signer)) {
            Semaphore room = new Semaphore(IN_FLIGHT);
            List<CompletableFuture<Void>> last = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                room.acquire();
                CompletableFuture<Void> done = store.append(entry(i)).thenAccept(index -> room.release());
                if (i >= entries - IN_FLIGHT) {
                    last.add(done);
                }
            }
            last.forEach(CompletableFuture::join);
            double acknowledged = seconds(begun);
            batches = store.batches();
            out.printf(
                    "appends, acknowledged  %,12.0f /s  (%,d entries of %d bytes, %.1f s)%n",
                    entries / acknowledged, entries, LENGTH, acknowledged);
            out.printf("fsyncs of the journal  %,12.0f /s  (%,d batches)%n", batches / acknowledged, batches);
        }
        out.printf("appends, published     %,12.0f /s%n", entries / seconds(begun));
    }

    private void proofs() throws IOException, MalformedLog {
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(Files.readAllBytes(root.resolve("log/checkpoint")))
                .text());
        Random random = new Random(1);
        long[] inclusion = new long[PROOFS];
        long[] cold = new long[200];
        long[] consistency = new long[PROOFS];
        TileReader kept = new TileReader(new FolderSource(root.resolve("log")), checkpoint.size());
        for (int i = 0; i < PROOFS; i++) {
            long index = random.nextLong(checkpoint.size());
            long begun = System.nanoTime();
            List<Hash> path = kept.inclusion(index);
            Hash leaf = kept.leaf(index);
            inclusion[i] = System.nanoTime() - begun;
            if (!MerkleProof.includes(index, checkpoint.size(), leaf, path, checkpoint.root())) {
                throw new IllegalStateException("entry " + index + " is not proved");
            }
            begun = System.nanoTime();
            kept.consistency(1 + index);
            consistency[i] = System.nanoTime() - begun;
        }
        for (int i = 0; i < cold.length; i++) {
            long begun = System.nanoTime();
            new TileReader(new FolderSource(root.resolve("log")), checkpoint.size())
                    .inclusion(random.nextLong(checkpoint.size()));
            cold[i] = System.nanoTime() - begun;
        }
        show("inclusion proof", inclusion);
        show("  nothing kept", cold);
        show("consistency proof", consistency);
        Runtime runtime = Runtime.getRuntime();
        out.printf("heap in use at the end %,12d MiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private void show(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        out.printf(
                "%-22s p50 %6.0f µs  p99 %6.0f µs  (%,d entries)%n",
                what, sorted[sorted.length / 2] / 1e3, sorted[sorted.length * 99 / 100] / 1e3, entries);
    }
}
