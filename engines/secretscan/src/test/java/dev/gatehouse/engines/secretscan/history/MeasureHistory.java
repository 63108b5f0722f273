package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.GitDirectory;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.gitleaks.GitleaksConfiguration;
import dev.gatehouse.engines.secretscan.search.Ruleset;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Measures a scan of a repository's history. Arguments: repository, threads, runs, and the manner ({@code measured},
 * {@code delta}, {@code whole}).
 */
final class MeasureHistory {

    private MeasureHistory() {}

    public static void main(String[] arguments) throws InterruptedException {
        GitDirectory directory = Objects.requireNonNull(GitDirectory.at(Path.of(arguments[0])), "no repository");
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        HistoryOptions.Manner manner = arguments.length > 3
                ? HistoryOptions.Manner.valueOf(arguments[3].toUpperCase(Locale.ROOT))
                : HistoryOptions.Manner.MEASURED;
        Ruleset ruleset = Ruleset.of(GitleaksConfiguration.NONE, Confidence.LOW);
        HistoryOptions options = HistoryOptions.of(false, threads).with(manner);
        for (int run = 0; run < runs; run++) {
            Duration before = processorTime();
            long start = System.nanoTime();
            long[] stages = new long[1];
            HistoryResult result = HistoryScan.of(directory, ruleset, options).run((stage, done) -> {
                if (stage.equals("trees read")) {
                    stages[0] = System.nanoTime();
                }
            });
            long end = System.nanoTime();
            System.out.printf(
                    "%s, %d threads: %.2f s, %.2f s of processors (blobs %.2f s, attribution %.2f s), %d findings, %d problems, %s%n",
                    manner,
                    threads,
                    (end - start) / 1e9,
                    processorTime().minus(before).toMillis() / 1e3,
                    (stages[0] - start) / 1e9,
                    (end - stages[0]) / 1e9,
                    result.findings().size(),
                    result.problemCount(),
                    result.counts());
            if (run == runs - 1) {
                Map<String, Integer> rules = new TreeMap<>();
                result.findings()
                        .forEach(finding -> rules.merge(finding.sighting().rule(), 1, Integer::sum));
                System.out.println(rules);
                result.problems().stream().limit(5).forEach(System.out::println);
                System.out.println("findings' digest: " + digest(result));
            }
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf("peak heap: %.0f MiB%n", peak / 1048576.0);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The same for two scans that find the same secrets at the same places. */
    private static String digest(HistoryResult result) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] text = result.findings().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha256.digest(text), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
