package dev.gatehouse.engines.secretscan.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import dev.gatehouse.engines.secretscan.detectors.StandardDetectors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Keys as {@code ssh-keygen} writes them (OpenSSH's PROTOCOL.key): their lengths and names make runs of zeros. */
class OpenSshKeyTest {

    private static final String LABEL = "OPENSSH PRIVATE " + "KEY-----\n";

    private static List<Match> scan(String text) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        return new SecretScanner(StandardDetectors.all()).scan(content, content.length);
    }

    private static String key(String cipher, String derivation, int options, int secret) {
        Random random = new Random(7);
        byte[] publicKey = new byte[51];
        byte[] privateKey = new byte[secret];
        byte[] salt = new byte[options];
        random.nextBytes(salt);
        random.nextBytes(publicKey);
        random.nextBytes(privateKey);
        ByteBuffer whole = ByteBuffer.allocate(400)
                .put("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(cipher.length())
                .put(cipher.getBytes(StandardCharsets.US_ASCII))
                .putInt(derivation.length())
                .put(derivation.getBytes(StandardCharsets.US_ASCII))
                .putInt(options)
                .put(salt)
                .putInt(1)
                .putInt(publicKey.length)
                .put(publicKey)
                .putInt(privateKey.length)
                .put(privateKey);
        byte[] body = Arrays.copyOf(whole.array(), whole.position());
        return "-----BEGIN " + LABEL
                + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(body) + "\n-----END " + LABEL;
    }

    @Test
    void aKeyWithoutPassphraseIsFound() {
        String key = key("none", "none", 0, 136);

        assertThat(key).contains("bm9uZQAAAAAAAAAB");
        assertThat(scan(key)).singleElement().satisfies(match -> {
            assertThat(match.detector().id()).isEqualTo("openssh-private-key");
            assertThat(match.confidence()).isEqualTo(Confidence.HIGH);
            assertThat(match.end()).isEqualTo(key.length() - 1);
        });
    }

    @Test
    void aKeyUnderAPassphraseIsToldApart() {
        assertThat(scan(key("aes256-ctr", "bcrypt", 24, 144)))
                .extracting(match -> match.detector().id())
                .containsExactly("encrypted-private-key");
    }

    @Test
    void aMaskIsNone() {
        String mask = "-----BEGIN " + LABEL + "b3BlbnNzaC1rZXktdjEA" + "x".repeat(70) + "\n-----END " + LABEL;

        assertThat(scan(mask)).isEmpty();
    }
}
