package dev.gatehouse.engines.sigma;

import dev.gatehouse.engines.sigma.event.JsonEvent;
import dev.gatehouse.engines.sigma.event.Origin;
import dev.gatehouse.engines.sigma.pipeline.Pipeline;
import dev.gatehouse.engines.sigma.rule.LogSource;
import dev.gatehouse.engines.sigma.rule.RuleReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures events per second of one thread's processor time; see {@code bench/sigma/speed}.
 *
 * <p>{@code Speed RULES [EVENTS.jsonl…]} measures; {@code Speed write FOLDER} writes the events it makes itself;
 * {@code Speed hits RULES EVENTS} prints for each rule how often it matched.
 */
final class Speed {

    private static final int EVENTS = 20_000;
    private static final int RUNS = 5;
    private static final LogSource PROCESSES = new LogSource("process_creation", "windows", null);
    private static final LogSource AUDITS = new LogSource(null, "github", "audit");

    private Speed() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("write")) {
            write(Path.of(arguments[1]));
        } else if (arguments[0].equals("hits")) {
            hits(Path.of(arguments[1]), Path.of(arguments[2]));
        } else {
            measure(arguments);
        }
    }

    private static void measure(String[] arguments) throws IOException {
        long start = System.nanoTime();
        DetectionSet all = read(Path.of(arguments[0]));
        System.out.printf(
                "%d rules read and compiled in %.1f s, %d refused%n",
                all.detections().size(),
                (System.nanoTime() - start) / 1e9,
                all.problems().size());
        Map<String, List<byte[]>> sets = new TreeMap<>();
        for (int i = 1; i < arguments.length; i++) {
            sets.put(arguments[i], lines(Path.of(arguments[i])));
        }
        if (sets.isEmpty()) {
            List<byte[]> processes = SpeedEvents.processes(EVENTS);
            List<byte[]> wide = SpeedEvents.wideProcesses(EVENTS);
            List<byte[]> audits = SpeedEvents.audits(EVENTS);
            for (int rules : new int[] {100, 1_000, all.detections().size()}) {
                run("processes, " + rules + " rules", some(all, rules), processes, LogSource.ANY);
            }
            run("processes, by log source", all, processes, PROCESSES);
            run("wide processes", all, wide, LogSource.ANY);
            run("wide processes, by log source", all, wide, PROCESSES);
            run("audits", all, audits, LogSource.ANY);
            run("audits, by log source", all, audits, AUDITS);
        }
        sets.forEach((name, events) -> {
            run(name, all, events, LogSource.ANY);
            run(name + ", by log source", all, events, PROCESSES);
        });
    }

    static DetectionSet read(Path folder) throws IOException {
        RuleReader reader = new RuleReader();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yml")).sorted().toList()) {
                reader.file(file.toString(), Files.readAllBytes(file));
            }
        }
        return DetectionSet.of(reader.reading(), Pipeline.NONE);
    }

    /** Rules spread over all of them. */
    private static DetectionSet some(DetectionSet all, int count) {
        List<DetectionSet.Detection> some = new ArrayList<>();
        int size = all.detections().size();
        for (int i = 0; i < Math.min(count, size); i++) {
            some.add(all.detections().get((int) ((long) i * size / Math.min(count, size))));
        }
        return new DetectionSet(some, List.of(), List.of(), List.of(), List.of());
    }

    private static List<byte[]> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static void run(String name, DetectionSet rules, List<byte[]> events, LogSource logSource) {
        long bytes = events.stream().mapToLong(e -> e.length).sum();
        Detector detector = new Detector(rules, DetectorOptions.STANDARD);
        long[] hits = {0};
        double best = 0;
        double wall = 0;
        for (int run = 0; run < RUNS; run++) {
            hits[0] = 0;
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            for (int i = 0; i < events.size(); i++) {
                detector.accept(new JsonEvent(events.get(i)), new Origin(name, i, i), logSource, _ -> hits[0]++);
            }
            wall = Math.max(wall, events.size() * 1e9 / (System.nanoTime() - start));
            cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            best = Math.max(best, events.size() * 1e9 / cpu);
        }
        System.out.printf(
                "%-34s %,9.0f events/s of CPU  %,9.0f of wall time  %5d bytes each  %d hits%n",
                name, best, wall, bytes / events.size(), hits[0]);
    }

    private static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("processes.jsonl"), SpeedEvents.processes(EVENTS));
        write(folder.resolve("wide.jsonl"), SpeedEvents.wideProcesses(EVENTS));
        write(folder.resolve("audits.jsonl"), SpeedEvents.audits(EVENTS));
    }

    private static void write(Path file, List<byte[]> events) throws IOException {
        try (OutputStream to = Files.newOutputStream(file)) {
            for (byte[] event : events) {
                to.write(event);
                to.write('\n');
            }
        }
    }

    private static void hits(Path rules, Path events) throws IOException {
        Detector detector = new Detector(read(rules), DetectorOptions.STANDARD);
        Map<String, Integer> counts = new TreeMap<>();
        List<byte[]> lines = lines(events);
        for (int i = 0; i < lines.size(); i++) {
            detector.accept(
                    new JsonEvent(lines.get(i)),
                    new Origin("events", i + 1L, i),
                    LogSource.ANY,
                    hit -> counts.merge(hit.rule().identity(), 1, Integer::sum));
        }
        counts.forEach((rule, count) -> System.out.println(rule + "\t" + count));
    }
}
