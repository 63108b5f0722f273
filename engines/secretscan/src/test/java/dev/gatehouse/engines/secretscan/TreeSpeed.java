package dev.gatehouse.engines.secretscan;

import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import dev.gatehouse.engines.secretscan.vectorscan.VectorscanKeywords;
import dev.gatehouse.engines.secretscan.vectorscan.VectorscanLibrary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints how fast one thread looks for keywords in the files of directories, and how fast it scans them, in MiB per
 * second of processor time; the best of five rounds. The files are in memory before. With {@code -Dvectorscan=LIBRARY}
 * also with that library's search for keywords.
 */
final class TreeSpeed {

    private static final int ROUNDS = 5;
    private static final long LARGEST = 5L << 20;

    private TreeSpeed() {}

    public static void main(String[] directories) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (String directory : directories) {
            read(Path.of(directory), contents);
        }
        print("tokens", new SecretScanner(StandardDetectors.tokens()), contents);
        print("all", new SecretScanner(StandardDetectors.all()), contents);
        String library = System.getProperty("vectorscan");
        if (library != null) {
            VectorscanLibrary vectorscan = VectorscanLibrary.load(Path.of(library));
            print(
                    "all, with Vectorscan",
                    new SecretScanner(
                            StandardDetectors.all(), keywords -> new VectorscanKeywords(vectorscan, keywords)),
                    contents);
        }
    }

    private static void read(Path directory, List<byte[]> contents) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                boolean counts = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && !file.toString().contains("/.git/")
                        && Files.size(file) <= LARGEST;
                if (counts) {
                    contents.add(Files.readAllBytes(file));
                }
            }
        }
    }

    private static void print(String detectors, SecretScanner scanner, List<byte[]> contents) {
        long size = contents.stream().mapToLong(content -> content.length).sum();
        long[] keywords = new long[1];
        int matches = 0;
        long forKeywords = Long.MAX_VALUE;
        long forScan = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            keywords[0] = 0;
            matches = 0;
            long start = processorTime();
            for (byte[] content : contents) {
                scanner.keywords(content, 0, content.length, (keyword, at) -> keywords[0]++);
            }
            long between = processorTime();
            for (byte[] content : contents) {
                matches += scanner.scan(content, content.length).size();
            }
            forKeywords = Math.min(forKeywords, between - start);
            forScan = Math.min(forScan, processorTime() - between);
        }
        System.out.printf(
                "%s: %d files, %.0f MiB; keywords %.0f MiB/s (%.1f a KiB); scan %.0f MiB/s (%d matches)%n",
                detectors,
                contents.size(),
                mebibytes(size),
                mebibytes(size) / (forKeywords / 1e9),
                keywords[0] * 1024.0 / size,
                mebibytes(size) / (forScan / 1e9),
                matches);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double mebibytes(long bytes) {
        return bytes / 1048576.0;
    }
}
