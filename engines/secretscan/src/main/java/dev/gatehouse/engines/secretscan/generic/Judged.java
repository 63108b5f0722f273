package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.generic.likelihood.Candidate;
import dev.gatehouse.engines.secretscan.generic.likelihood.Features;
import dev.gatehouse.engines.secretscan.generic.likelihood.Model;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How likely a candidate is a secret.
 *
 * @param odds natural logarithm of the odds
 */
record Judged(Features features, double odds, @Nullable Confidence confidence) {

    /** Odds of 1 to 33, below which a candidate is none; a path may yet speak for what is a little above. */
    static final double LEAST = -3.5;

    static final double LOW = -2.2;
    static final double MEDIUM = 0.25;
    static final double HIGH = 1.5;

    /** What is written to be replaced. */
    private static final Set<String> ASKS_TO_BE_CHANGED = Set.of("change-me", "change_me", "changeit", "changeme");

    /** What AWS writes into the keys of its documentation. */
    private static final String SAMPLE = "EXAMPLE";

    static Judged of(Candidate candidate, String path) {
        Features features = candidate.features(path);
        double odds = Model.standard().score(features);
        double least = path.isEmpty() ? LEAST : LOW;
        Confidence confidence = odds >= HIGH
                ? Confidence.HIGH
                : odds >= MEDIUM ? Confidence.MEDIUM : odds >= least ? Confidence.LOW : null;
        String value = candidate.literal().value();
        boolean doubtful = confidence != null
                && (ASKS_TO_BE_CHANGED.contains(value.toLowerCase(Locale.ROOT)) || value.contains(SAMPLE));
        return new Judged(features, odds, doubtful ? Confidence.LOW : confidence);
    }
}
