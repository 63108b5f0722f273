package dev.gatehouse.engines.secretscan.generic.likelihood;

import dev.gatehouse.engines.secretscan.generic.literal.NamedLiteral;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weights of features, from a table of two columns: the feature, and what it adds to the score (natural log-odds). */
public final class Model {

    private static final Model STANDARD = standardFromResource();

    private final Map<String, Float> weights;

    private Model(Map<String, Float> weights) {
        this.weights = weights;
    }

    /** The weights that the engine comes with. */
    public static Model standard() {
        return STANDARD;
    }

    /**
     * Reads a table.
     *
     * @param table lines of a feature, a tab and a number; lines that start with {@code #} are comments
     */
    public static Model of(String table) {
        Map<String, Float> weights = new HashMap<>();
        for (String line : table.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int tab = line.indexOf('\t');
                weights.put(line.substring(0, tab), Float.valueOf(line.substring(tab + 1)));
            }
        }
        return new Model(weights);
    }

    /**
     * What is true of a named literal.
     *
     * @param path of its file, empty where it is not known
     * @return null where the name names no secret
     */
    public static @Nullable Features features(NamedLiteral literal, String path) {
        SecretName name = SecretName.of(literal.name());
        return name == null ? null : features(literal, name, path);
    }

    static Features features(NamedLiteral literal, SecretName name, String path) {
        Features features = new Features();
        NameFeatures.add(features, name);
        ValueFeatures.add(features, literal.value(), name);
        SurroundingFeatures.add(features, literal);
        PathFeatures.add(features, path, SurroundingFeatures.isBare(literal, features));
        return features;
    }

    /** The log-odds that a candidate with these features is a secret. */
    public double score(Features features) {
        double sum = 0;
        for (int i = 0; i < features.count(); i++) {
            Float weight = weights.get(features.name(i));
            sum += weight == null ? 0f : weight;
        }
        return sum;
    }

    /** A feature and what it added to a score. */
    public record Contribution(String feature, double weight) {}

    /** The features that weighed most, for or against, the heaviest first. */
    public List<Contribution> explain(Features features, int most) {
        return features.names().stream()
                .map(name -> new Contribution(name, weights.getOrDefault(name, 0f)))
                .sorted(Comparator.comparingDouble((Contribution each) -> -Math.abs(each.weight())))
                .limit(most)
                .toList();
    }

    private static Model standardFromResource() {
        try (InputStream in = Model.class.getResourceAsStream("weights.tsv")) {
            if (in == null) {
                throw new IllegalStateException("weights.tsv is missing");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
