package dev.gatehouse.engines.gitobjects.pack;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.gitobjects.Limits;
import dev.gatehouse.engines.gitobjects.Problems;
import dev.gatehouse.engines.gitobjects.UnreadableObject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The limit beside which walks are measured: the time to inflate the data of every pack entry once, deltas left
 * unapplied. Arguments: repository, threads, runs.
 */
final class InflateEverything {

    private static final int GRAIN = 256;

    private InflateEverything() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        GitDirectory directory = Objects.requireNonNull(GitDirectory.at(Path.of(arguments[0])), "no repository");
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        List<Pack> packs = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory.common().resolve("objects/pack"), "*.pack")) {
            for (Path file : files) {
                Pack pack = Pack.open(file, file.toString(), directory.format(), null, Limits.DEFAULT, new Problems(1));
                if (pack != null) {
                    packs.add(pack);
                }
            }
        }
        for (int run = 0; run < runs; run++) {
            long start = System.nanoTime();
            LongAdder entries = new LongAdder();
            LongAdder bytes = new LongAdder();
            for (Pack pack : packs) {
                inflate(pack, threads, entries, bytes);
            }
            System.out.printf(
                    "inflated %d entries, %.0f MiB, %d threads: %.2f s%n",
                    entries.sum(), bytes.sum() / 1048576.0, threads, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void inflate(Pack pack, int threads, LongAdder entries, LongAdder bytes)
            throws InterruptedException {
        PackContents contents = pack.contents();
        long[] offsets = new long[contents.count()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = contents.offset(i);
        }
        java.util.Arrays.sort(offsets);
        AtomicInteger next = new AtomicInteger();
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            started.add(Thread.ofPlatform().start(() -> {
                try (Inflation inflation = new Inflation()) {
                    EntryHeader header = new EntryHeader();
                    byte[] into = new byte[1 << 16];
                    for (int from = next.getAndAdd(GRAIN); from < offsets.length; from = next.getAndAdd(GRAIN)) {
                        for (int j = from; j < Math.min(from + GRAIN, offsets.length); j++) {
                            pack.file().readHeader(offsets[j], header);
                            if (header.size > into.length) {
                                into = new byte[Math.toIntExact(2 * header.size)];
                            }
                            inflation.inflate(pack.file(), header.data, into, (int) header.size);
                            entries.increment();
                            bytes.add(header.size);
                        }
                    }
                } catch (UnreadableObject e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread thread : started) {
            thread.join();
        }
    }
}
