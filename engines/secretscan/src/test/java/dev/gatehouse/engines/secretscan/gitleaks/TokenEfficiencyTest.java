package dev.gatehouse.engines.secretscan.gitleaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEfficiencyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organization_admin_enrollment_secret",
                "serverSideEncryptionConfiguration",
                "notification-service-password",
                "The password must be at least eight characters long",
            })
    void wordsAreFewTokens(String text) {
        assertThat(TokenEfficiency.of(text)).isGreaterThan(3);
        assertThat(TokenEfficiency.readsLikeWords(text)).isTrue();
    }

    @Test
    void randomCharactersAreMany() {
        Random random = new Random(20);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = new byte[24];
            random.nextBytes(bytes);

            assertThat(TokenEfficiency.readsLikeWords(Base64.getEncoder().encodeToString(bytes)))
                    .isFalse();
            assertThat(TokenEfficiency.readsLikeWords(HexFormat.of().formatHex(bytes)))
                    .isFalse();
        }
    }

    @Test
    void emptyAndEndlessTextsAreAnswered() {
        assertThat(TokenEfficiency.of("")).isZero();
        long begun = System.nanoTime();
        TokenEfficiency.of("a".repeat(5_000_000));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void onlyRulesThatAskForItLeaveWordsOut(@TempDir Path folder) throws Exception {
        String text = """
                [[rules]]
                id = "random"
                regex = '''key: (\\S+)'''
                tokenEfficiency = true
                [[rules]]
                id = "any"
                regex = '''key: (\\S+)'''
                """;
        RuleScanner scanner = new RuleScanner(
                ConfigurationReader.read(Files.writeString(folder.resolve("gitleaks.toml"), text), Set.of()));
        byte[] content =
                "key: applicationConfigurationKey\nkey: q7Xv2ZpL0sWdR8tYhB3m\n".getBytes(StandardCharsets.UTF_8);

        List<String> found = scanner.scan(content, content.length, "f", null).stream()
                .map(match -> match.rule().id() + " "
                        + new String(
                                content,
                                match.secretStart(),
                                match.secretEnd() - match.secretStart(),
                                StandardCharsets.UTF_8))
                .toList();
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "random q7Xv2ZpL0sWdR8tYhB3m", "any applicationConfigurationKey", "any q7Xv2ZpL0sWdR8tYhB3m");
    }
}
