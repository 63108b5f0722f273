package dev.gatehouse.engines.secretscan.generic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the committed weights reach. They are fitted to the whole corpus but its hard cases. */
class AccuracyTest {

    private static final SecretScanner SCANNER = new SecretScanner(StandardDetectors.all());

    @Test
    void corpusIsLargeEnough() {
        List<Corpus.Sample> samples = Accuracy.tested();

        assertThat(samples).filteredOn(Corpus.Sample::isSecret).hasSizeGreaterThanOrEqualTo(2000);
        assertThat(samples).filteredOn(sample -> !sample.isSecret()).hasSizeGreaterThanOrEqualTo(4000);
    }

    @Test
    void reproducesItsCorpus() {
        Rates rates = Rates.of(Accuracy.tested());

        assertThat(rates.precision()).as("precision").isGreaterThan(0.97);
        assertThat(rates.recall()).as("recall").isGreaterThan(0.95);
    }

    @Test
    void findsMostHardCases() {
        Rates rates = Rates.of(Corpus.hard());

        assertThat(rates.precision()).as("precision").isGreaterThan(0.95);
        assertThat(rates.recall()).as("recall").isGreaterThan(0.90);
    }

    private record Rates(double precision, double recall) {

        static Rates of(List<Corpus.Sample> samples) {
            int right = 0;
            int wrong = 0;
            int secrets = 0;
            for (Corpus.Sample sample : samples) {
                boolean found = Accuracy.found(SCANNER, sample, Confidence.MEDIUM);
                secrets += sample.isSecret() ? 1 : 0;
                right += found && sample.isSecret() ? 1 : 0;
                wrong += found && !sample.isSecret() ? 1 : 0;
            }
            return new Rates((double) right / (right + wrong), (double) right / secrets);
        }
    }
}
