package dev.gatehouse.practices.secrets.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SecretLikenessTest {

    /** Lines {@code where | secret or not | name | value}, with {@code \n} for a line break; made up, every one. */
    private static Stream<Arguments> labelled() throws IOException {
        try (InputStream file = SecretLikenessTest.class.getResourceAsStream("labelled.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .map(l -> l.split("\\|", 4))
                    .map(f -> Arguments.of(
                            f[0].strip(),
                            f[1].strip(),
                            f[2].strip(),
                            f[3].strip().replace("\\n", "\n").replace("\u00b7", "")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0} {2}: {1}")
    @MethodSource("labelled")
    void tellsSecretsFromTheirLikes(String where, String label, String name, String value) {
        Opinion opinion = switch (where) {
            case "setting" -> SecretLikeness.ofSetting(name, value);
            case "entry" -> SecretLikeness.ofSecretEntry(name, value);
            case "text" -> SecretLikeness.ofText(name, value);
            default -> Assertions.fail("no such place: " + where);
        };
        assertThat(opinion.secret()).as(opinion.what()).isEqualTo(label.equals("secret"));
    }

    @Test
    void saysWhatIsOnlyReferredTo() {
        assertThat(SecretLikeness.ofSetting("password", "${DB_PASSWORD}").likeness())
                .isEqualTo(Opinion.Likeness.REFERENCE);
        assertThat(SecretLikeness.ofSecretEntry("password", "<path:kv/data/db#password>")
                        .likeness())
                .isEqualTo(Opinion.Likeness.REFERENCE);
        assertThat(SecretLikeness.ofSetting("password", "changeme").likeness()).isEqualTo(Opinion.Likeness.PLACEHOLDER);
        assertThat(SecretLikeness.ofSecretEntry("tls.crt", "-----BEGIN CERTIFICATE-----\nMIIB")
                        .likeness())
                .isEqualTo(Opinion.Likeness.PUBLIC);
    }

    @Test
    void neverShowsAValue() {
        Opinion opinion = SecretLikeness.ofText("app.properties", "db.password=Tr0ub4dor&3");
        assertThat(opinion.secret()).isTrue();
        assertThat(opinion.toString()).doesNotContain("Tr0ub4dor");
    }

    @Test
    void readsHugeTextsInLinearTime() {
        String huge = "a=b:c=".repeat(400_000) + "-----BEGIN ".repeat(20_000) + "x://y:z@".repeat(20_000);
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(SecretLikeness.ofText("a.conf", huge).secret()).isFalse());
    }
}
