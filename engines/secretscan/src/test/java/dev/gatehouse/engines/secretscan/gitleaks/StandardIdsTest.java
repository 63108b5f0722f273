package dev.gatehouse.engines.secretscan.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandardIdsTest {

    @Test
    void everyIdIsOfADetector() {
        Set<String> detectors =
                StandardDetectors.all().stream().map(Detector::id).collect(Collectors.toSet());

        assertThat(detectors).containsAll(StandardIds.ids());
    }

    @Test
    void knowsSeveralNames() {
        assertThat(StandardIds.gitleaksNamesOf("gitlab-pat")).contains("gitlab-pat-routable");
        assertThat(StandardIds.gitleaksNamesOf("github-pat")).isEmpty();
    }
}
