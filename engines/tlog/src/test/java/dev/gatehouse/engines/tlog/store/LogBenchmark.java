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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
    private static final int IN_FLIGHT = 1 << 16;
    private static final int PROOFS = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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

    private static double processorSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
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
        double processor = processorSeconds();
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
        double used = processorSeconds() - processor;
        out.printf("processor time         %,12.1f µs an entry, %.1f s in all%n", used * 1e6 / entries, used);
    }

    private void proofs() throws IOException, MalformedLog {
        Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(Files.readAllBytes(root.resolve("log/checkpoint")))
                .text());
        Random random = new Random(1);
        long[][] inclusion = new long[2][PROOFS];
        long[][] cold = new long[2][200];
        long[][] consistency = new long[2][PROOFS];
        TileReader kept = new TileReader(new FolderSource(root.resolve("log")), checkpoint.size());
        for (int i = 0; i < PROOFS; i++) {
            long index = random.nextLong(checkpoint.size());
            Stopwatch watch = Stopwatch.start();
            List<Hash> path = kept.inclusion(index);
            Hash leaf = kept.leaf(index);
            watch.stop(inclusion, i);
            if (!MerkleProof.includes(index, checkpoint.size(), leaf, path, checkpoint.root())) {
                throw new IllegalStateException("entry " + index + " is not proved");
            }
            watch = Stopwatch.start();
            kept.consistency(1 + index);
            watch.stop(consistency, i);
        }
        for (int i = 0; i < cold[0].length; i++) {
            Stopwatch watch = Stopwatch.start();
            new TileReader(new FolderSource(root.resolve("log")), checkpoint.size())
                    .inclusion(random.nextLong(checkpoint.size()));
            watch.stop(cold, i);
        }
        show("inclusion proof", inclusion);
        show("  nothing kept", cold);
        show("consistency proof", consistency);
        Runtime runtime = Runtime.getRuntime();
        out.printf("heap in use at the end %,12d MiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    /** Time that passed, and time that this thread had a processor: they differ where others want it too. */
    private record Stopwatch(long wall, long processor) {

        static Stopwatch start() {
            return new Stopwatch(System.nanoTime(), THREADS.getCurrentThreadCpuTime());
        }

        void stop(long[][] into, int i) {
            into[0][i] = System.nanoTime() - wall;
            into[1][i] = THREADS.getCurrentThreadCpuTime() - processor;
        }
    }

    private void show(String what, long[][] nanos) {
        out.printf(
                "%-22s %s; processor time %s  (%,d entries)%n",
                what, percentiles(nanos[0]), percentiles(nanos[1]), entries);
    }

    private static String percentiles(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(
                "p50 %.0f µs, p99 %.0f µs", sorted[sorted.length / 2] / 1e3, sorted[sorted.length * 99 / 100] / 1e3);
    }
}
