package dev.gatehouse.engines.secretscan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No content makes a scan throw, and what it finds lies in the content, in order, without overlaps. */
@Execution(ExecutionMode.SAME_THREAD)
class ScannerFuzzTest {

    private static final SecretScanner SCANNER = new SecretScanner(StandardDetectors.all());

    @FuzzTest(maxDuration = "10s")
    void scansAnything(byte[] content) {
        findsWhatIsThere(content);
    }

    /** Keywords of the detectors among other text, so that verifiers are asked. */
    @FuzzTest(maxDuration = "10s")
    void verifiesAnything(FuzzedDataProvider data) {
        StringBuilder text = new StringBuilder();
        List<Detector> detectors = SCANNER.detectors();
        while (data.remainingBytes() > 0) {
            List<Keyword> keywords = data.pickValue(detectors).keywords();
            text.append(data.pickValue(keywords).text()).append(data.consumeAsciiString(40));
        }
        findsWhatIsThere(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void findsWhatIsThere(byte[] content) {
        int at = 0;
        for (Match match : SCANNER.scan(content, content.length)) {
            assertThat(match.start()).isGreaterThanOrEqualTo(at).isLessThan(match.end());
            assertThat(match.end()).isLessThanOrEqualTo(content.length);
            at = match.end();
        }
    }
}
