package dev.gatehouse.connectors.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.secret.Reveal;
import dev.gatehouse.model.secret.SecretCandidate;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretInspectorTest {

    /** Made at run time, so that no file of ours holds a text that looks like a token. */
    private static final String TOKEN = "do" + "p_v1_" + hex(1);

    private static final String OTHER = "sn" + "tryu_" + hex(2);

    private static String hex(long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static List<SecretCandidate> inspect(String text) {
        return inspect(text, StandardCharsets.UTF_8);
    }

    private static List<SecretCandidate> inspect(String text, Charset charset) {
        List<Fact> facts = new SecretInspector(SecretSettings.STANDARD).inspect("a/b.yaml", text.getBytes(charset));
        return facts.stream().map(SecretCandidate.class::cast).toList();
    }

    @Test
    void eachTokenHasItsPlace() {
        List<SecretCandidate> found = inspect("# 🔒\na: ä 🔒 " + TOKEN + " " + OTHER + "\r\n\nb: " + TOKEN);

        assertThat(found)
                .extracting(candidate ->
                        candidate.detector() + " " + candidate.origin().location())
                .containsExactly(
                        "digitalocean-token a/b.yaml:2:8",
                        "sentry-user-token a/b.yaml:2:80",
                        "digitalocean-token a/b.yaml:4:4");
        assertThat(found.getFirst().value().reveal(Reveal.forThe("test"))).isEqualTo(TOKEN);
    }

    @Test
    void aKeyEndsOnItsLastLine() {
        String body = "MIIB" + "AbCdEfGhIjKlMnOpQrStUvWxYz7351Zz".repeat(2);
        String key = "-----BEGIN PRIVATE " + "KEY-----\n" + body + "\n" + body + "\n-----END PRIVATE " + "KEY-----\n";

        assertThat(inspect("a: |\n" + key)).singleElement().satisfies(candidate -> {
            assertThat(candidate.detector()).isEqualTo("private-key");
            assertThat(candidate.origin().location().line()).isEqualTo(2);
            assertThat(candidate.origin().location().endLine()).isEqualTo(5);
        });
    }

    @Test
    void factsShowNoValue() {
        assertThat(inspect("a: " + TOKEN).toString()).doesNotContain(TOKEN).contains("[redacted]");
    }

    @Test
    void readsUtf16() {
        assertThat(inspect("\uFEFFa: " + TOKEN, StandardCharsets.UTF_16LE)).hasSize(1);
        assertThat(inspect("\uFEFFa: " + TOKEN, StandardCharsets.UTF_16BE)).hasSize(1);
    }

    @Test
    void passesOverWhatIsMalformed() {
        byte[] bytes = ("\uFFFF a: " + TOKEN).getBytes(StandardCharsets.ISO_8859_1);
        bytes[0] = (byte) 0xC3;

        assertThat(new SecretInspector(SecretSettings.STANDARD).inspect("a", bytes))
                .hasSize(1);
    }

    @Test
    void searchesALineOfAMegabyte() {
        String text = "x ".repeat(500_000) + TOKEN + " " + "y ".repeat(100_000) + OTHER;

        assertThat(inspect(text))
                .extracting(candidate -> candidate.origin().location().column())
                .containsExactly(1_000_001, 1_000_001 + TOKEN.length() + 1 + 200_000);
    }

    @Test
    void findsNothingInAnEmptyFile() {
        assertThat(inspect("")).isEmpty();
    }

    @Test
    void filesThatAreEncryptedHaveNoTokens() {
        Random random = new Random(3);
        byte[] bytes = new byte[1500];
        StringBuilder sealed = new StringBuilder("kind: SealedSecret\nspec:\n  encryptedData:\n");
        StringBuilder sops = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            random.nextBytes(bytes);
            String base64 = Base64.getEncoder().encodeToString(bytes);
            sealed.append("    key").append(i).append(": Ag").append(base64).append('\n');
            sops.append("token")
                    .append(i)
                    .append(": ENC[AES256_GCM,data:")
                    .append(base64)
                    .append(",type:str]\n");
        }

        assertThat(inspect(sealed.toString())).isEmpty();
        assertThat(inspect(sops.toString())).isEmpty();
    }
}
