package dev.gatehouse.engines.secretscan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.secretscan.archive.ArchiveLimits;
import dev.gatehouse.engines.secretscan.archive.ArchiveVisitor;
import dev.gatehouse.engines.secretscan.archive.Archives;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs over its seeds in every build; with {@code JAZZER_FUZZ=1} it searches. */
class SecretScannerFuzzTest {

    private static final SecretScanner SCANNER = new SecretScanner(StandardDetectors.all());

    @FuzzTest(maxDuration = "10s")
    void matchesLieInTheContentAndApart(byte[] bytes) {
        scan(bytes);
    }

    /** Keywords among other text, so that verifiers are asked. */
    @FuzzTest(maxDuration = "10s")
    void verifiersLookWithinTheContent(FuzzedDataProvider data) {
        StringBuilder text = new StringBuilder();
        while (data.remainingBytes() > 0) {
            List<Keyword> keywords = data.pickValue(SCANNER.detectors()).keywords();
            text.append(data.pickValue(keywords).text()).append(data.consumeAsciiString(40));
        }
        scan(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void scan(byte[] bytes) {
        int end = 0;
        for (Match match : SCANNER.scan(bytes, bytes.length)) {
            assertThat(match.start()).isGreaterThanOrEqualTo(end);
            assertThat(match.end()).isGreaterThan(match.start()).isLessThanOrEqualTo(bytes.length);
            end = match.end();
        }
    }

    @FuzzTest(maxDuration = "10s")
    void archivesAreReadOrNamed(byte[] bytes) {
        List<String> seen = new ArrayList<>();
        new Archives(ArchiveLimits.STANDARD).visit("a", bytes, bytes.length, new ArchiveVisitor() {
            @Override
            public void file(String path, byte[] content) {
                seen.add(path);
            }

            @Override
            public void notRead(String path, String reason) {
                seen.add(path);
            }
        });
        assertThat(seen).allSatisfy(path -> assertThat(path).startsWith("a"));
    }
}
