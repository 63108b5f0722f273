package dev.gatehouse.engines.secretscan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScannerTest {

    private static Detector detector(String id, Keyword... keywords) {
        return new Detector(id, id, List.of(keywords), (text, start, end) -> new Extent(start, end));
    }

    private static List<Match> scan(SecretScanner scanner, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return scanner.scan(content, content.length);
    }

    private static List<String> found(String text, Detector... detectors) {
        return scan(new SecretScanner(List.of(detectors)), text).stream()
                .map(match -> match.detector() + "@" + match.start() + "-" + match.end())
                .toList();
    }

    @Test
    void findsKeywordsWithinKeywords() {
        assertThat(found("ushers he", detector("he", Keyword.exact("he")), detector("hers", Keyword.exact("rs"))))
                .containsExactly("he@2-4", "hers@4-6", "he@7-9");
    }

    @Test
    void mindsCaseWhereAskedTo() {
        assertThat(found("AB ab Ab", detector("exact", Keyword.exact("Ab")))).containsExactly("exact@6-8");
        assertThat(found("AB ab Ab", detector("any", Keyword.anyCase("Ab"))))
                .containsExactly("any@0-2", "any@3-5", "any@6-8");
    }

    @Test
    void ofOverlappingTokensTheMoreSpecificStands() {
        Detector specific = detector("specific", Keyword.exact("bcd"));
        Detector general = detector("general", Keyword.exact("abc"));

        assertThat(found("abcd", specific, general)).containsExactly("specific@1-4");
        assertThat(found("abcd", general, specific)).containsExactly("general@0-3");
    }

    @Test
    void countsBytes() {
        assertThat(found("äö🔒ab", detector("a", Keyword.exact("ab")))).containsExactly("a@8-10");
    }

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "eyJ",
                "eyJ.",
                "-----BEGIN PRIVATE KEY-----",
                "AKIA",
                "AKIAQ5QL3Z7W2M6KJ4YH ",
                "://a:",
                "://",
                "T3BlbkFJ",
                "a://b:c@d",
                "\"private_key\": \"-----BEGIN PRIVATE KEY-----",
                "discord ",
                "datadog=",
                "token:",
                ":AA",
                "-----BEGIN ",
                "kind: Secret\n",
                "kind: Secret\ndata:\n  password: x\n",
                "secret-type: repository\n",
                "known_hosts:\n",
                "\"auth\": \"",
                "users:\n- user:\n    token: ",
                "PuTTY-User-Key-File-",
                "{\"kty\"",
                "kty:d",
                "<RSAKeyValue>",
                "PrivateKey = ",
                ".atlasv1.",
                "SK",
                "eyJhbGciOiJIUzI1NiJ9.eyJ",
                "Q~"
            })
    void takesTimeLinearInAHostileText(String part) {
        SecretScanner scanner = new SecretScanner(StandardDetectors.tokens());

        assertThat(scan(scanner, part.repeat((1 << 20) / part.length())))
                .allMatch(match -> match.detector().id().equals("aws-access-key"));
    }

    @Test
    void findsNothingInNoise() {
        SecretScanner scanner = new SecretScanner(StandardDetectors.tokens());
        Random random = new Random(42);
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < 2_000_000; i++) {
            noise.append((char) (32 + random.nextInt(95)));
        }

        assertThat(scan(scanner, noise.toString())).isEmpty();
    }
}
