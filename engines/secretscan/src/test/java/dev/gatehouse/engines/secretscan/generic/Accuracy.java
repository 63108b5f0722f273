package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures precision and recall on the test part of the corpus. Run by {@code bench/secrets/accuracy}.
 *
 * <p>{@code write DIRECTORY} writes each sample as a file of its own, for scanners of any make, and {@code labels.tsv};
 * {@code engine CONFIDENCE [wrong]} measures the engine itself; {@code files DIRECTORY LIST} measures a scanner by the
 * list of the files in which it found something; {@code hard CONFIDENCE [wrong]} measures the engine on the cases
 * written by hand.
 */
final class Accuracy {

    static final long SEED = 4;
    static final int SECRETS = 14;
    static final int LOOK_ALIKES = 26;

    private Accuracy() {}

    /** What was found of the secrets of a family, and what beside. */
    private static final class Count {
        private int found;
        private int missed;
        private int wrong;
        private int passed;

        double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }

        double recall() {
            return found + missed == 0 ? 1 : (double) found / (found + missed);
        }

        double f1() {
            return precision() + recall() == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
        }
    }

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "write" -> write(Path.of(arguments[1]));
            case "engine" -> engine(tested(), Confidence.valueOf(arguments[1]), arguments.length > 2);
            case "hard" -> engine(Corpus.hard(), Confidence.valueOf(arguments[1]), arguments.length > 2);
            case "files" -> files(Path.of(arguments[1]), Path.of(arguments[2]));
            default -> throw new IllegalArgumentException("no such measure: " + arguments[0]);
        }
    }

    static List<Corpus.Sample> tested() {
        return Corpus.samples(SEED, SECRETS, LOOK_ALIKES).stream()
                .filter(Corpus.Sample::test)
                .toList();
    }

    private static void write(Path directory) throws IOException {
        StringBuilder labels = new StringBuilder();
        int index = 0;
        for (Corpus.Sample sample : tested()) {
            String path = "%05d/%s".formatted(index++, sample.path());
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "\n" + sample.text() + "\n", StandardCharsets.UTF_8);
            labels.append(path)
                    .append('\t')
                    .append(sample.family())
                    .append('\t')
                    .append(sample.isSecret())
                    .append('\n');
        }
        Files.writeString(directory.resolveSibling("labels.tsv"), labels);
    }

    private static void engine(List<Corpus.Sample> samples, Confidence least, boolean showWrong) {
        SecretScanner scanner = new SecretScanner(StandardDetectors.all());
        Map<String, Count> counts = new TreeMap<>();
        for (Corpus.Sample sample : samples) {
            boolean found = found(scanner, sample, least);
            count(counts, sample.family(), sample.isSecret(), found);
            if (showWrong && found != sample.isSecret()) {
                System.out.println((found ? "WRONG  " : "MISSED ") + sample.path() + ": "
                        + sample.text().replace("\n", "\\n"));
            }
        }
        print(counts);
    }

    static boolean found(SecretScanner scanner, Corpus.Sample sample, Confidence least) {
        byte[] content = ("\n" + sample.text() + "\n").getBytes(StandardCharsets.UTF_8);
        List<Match> matches = new ArrayList<>();
        for (Match match : scanner.scan(content, content.length)) {
            Match judged = GenericJudgement.judge(match, content, content.length, sample.path());
            if (judged != null && judged.confidence().compareTo(least) >= 0) {
                matches.add(judged);
            }
        }
        return sample.isSecret()
                ? matches.stream()
                        .anyMatch(match -> match.start() - 1 < sample.end() && match.end() - 1 > sample.start())
                : !matches.isEmpty();
    }

    private static void files(Path directory, Path list) throws IOException {
        Set<String> found = Set.copyOf(Files.readAllLines(list));
        Map<String, Count> counts = new TreeMap<>();
        for (String line : Files.readAllLines(directory.resolveSibling("labels.tsv"))) {
            String[] parts = line.split("\t", -1);
            count(counts, parts[1], Boolean.parseBoolean(parts[2]), found.contains(parts[0]));
        }
        print(counts);
    }

    private static void count(Map<String, Count> counts, String family, boolean secret, boolean found) {
        for (String name : List.of(family, "~all")) {
            Count count = counts.computeIfAbsent(name, unseen -> new Count());
            if (secret) {
                count.found += found ? 1 : 0;
                count.missed += found ? 0 : 1;
            } else {
                count.wrong += found ? 1 : 0;
                count.passed += found ? 0 : 1;
            }
        }
    }

    private static void print(Map<String, Count> counts) {
        System.out.printf("  %-10s %8s %10s %9s %9s %7s%n", "family", "secrets", "others", "precision", "recall", "F1");
        counts.forEach((family, count) -> System.out.printf(
                "  %-10s %8d %10d %9.3f %9.3f %7.3f%n",
                family.replace("~", ""),
                count.found + count.missed,
                count.wrong + count.passed,
                count.precision(),
                count.recall(),
                count.f1()));
    }
}
