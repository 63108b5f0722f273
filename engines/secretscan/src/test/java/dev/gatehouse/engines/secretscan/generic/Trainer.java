package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits the weights of the model to the corpus: logistic regression by gradient descent, each weight drawn to what
 * {@code corpus/priors.tsv} assumes of it, so that a feature of which the corpus says little stays near that.
 *
 * <p>{@code all FILE} writes the weights that the engine comes with, fitted to the whole corpus; {@code held-out FILE}
 * writes those that are measured, fitted to all but its test part. Run by {@code bench/secrets/train} and
 * {@code bench/secrets/accuracy}.
 */
final class Trainer {

    private static final int SECRETS = 8;
    private static final int LOOK_ALIKES = 14;
    private static final int ROUNDS = 400;
    private static final double STEP = 0.5;

    /** How much evidence, in samples, a weight needs to move from its prior. */
    private static final double STRENGTH = 240;

    private Trainer() {}

    private record Row(List<Integer> features, double label) {}

    public static void main(String[] arguments) throws IOException {
        Map<String, Integer> index = new HashMap<>();
        List<Double> priors = new ArrayList<>();
        for (String line : Corpus.lines("priors.tsv")) {
            int tab = line.indexOf('\t');
            index.put(line.substring(0, tab), priors.size());
            priors.add(Double.valueOf(line.substring(tab + 1)));
        }
        boolean all = arguments[0].equals("all");
        List<Row> rows = rows(index, priors, all);
        double[] weights = fit(rows, priors);
        Files.writeString(Path.of(arguments[1]), table(index, weights));
        System.out.printf("%d candidates, %d features%n", rows.size(), weights.length);
    }

    private static List<Row> rows(Map<String, Integer> index, List<Double> priors, boolean all) {
        List<Row> rows = new ArrayList<>();
        for (Corpus.Sample sample : Corpus.samples(Accuracy.SEED, SECRETS, LOOK_ALIKES)) {
            if (sample.test() && !all) {
                continue;
            }
            String text = "\n" + sample.text() + "\n";
            for (Candidate candidate : Candidates.of(text)) {
                boolean secret = sample.isSecret()
                        && candidate.literal().start() - 1 < sample.end()
                        && candidate.literal().end() - 1 > sample.start();
                if (sample.isSecret() && !secret) {
                    continue;
                }
                List<Integer> features = candidate.features(sample.path()).names().stream()
                        .map(name -> index.computeIfAbsent(name, unseen -> {
                            priors.add(0.0);
                            return priors.size() - 1;
                        }))
                        .toList();
                rows.add(new Row(features, secret ? 1 : 0));
            }
        }
        return rows;
    }

    private static double[] fit(List<Row> rows, List<Double> priors) {
        int n = priors.size();
        double[] weights = new double[n];
        double[] squares = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = priors.get(i);
            squares[i] = 1;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[n];
            for (Row row : rows) {
                double score = 0;
                for (int feature : row.features) {
                    score += weights[feature];
                }
                double error = row.label - 1 / (1 + Math.exp(-score));
                for (int feature : row.features) {
                    gradient[feature] += error;
                }
            }
            for (int i = 0; i < n; i++) {
                double slope = gradient[i] - STRENGTH * (weights[i] - priors.get(i));
                squares[i] += slope * slope;
                weights[i] += STEP * slope / Math.sqrt(squares[i]);
            }
        }
        return weights;
    }

    private static String table(Map<String, Integer> index, double[] weights) {
        StringBuilder table = new StringBuilder("""
                # What each feature adds to the log-odds that a candidate is a secret.
                # Made by bench/secrets/train from the corpus and its priors; not to be edited by hand.
                """);
        new TreeMap<>(index).forEach((name, i) -> {
            if (Math.abs(weights[i]) >= 0.01) {
                table.append(name)
                        .append('\t')
                        .append(String.format(Locale.ROOT, "%.2f", weights[i]))
                        .append('\n');
            }
        });
        return table.toString();
    }
}
