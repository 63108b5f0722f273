package dev.gatehouse.engines.secretscan.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.secretscan.Match;
import dev.gatehouse.engines.secretscan.SecretScanner;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys as the JDK writes them are found in files that hold them as bytes; certificates' public keys are not. */
class BinaryKeyTest {

    private static byte[] encoded(String algorithm, int size, boolean secret) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (size > 0) {
            generator.initialize(size);
        }
        var pair = generator.generateKeyPair();
        return secret ? pair.getPrivate().getEncoded() : pair.getPublic().getEncoded();
    }

    private static List<Match> found(byte[] content) {
        return new SecretScanner(List.of(BinaryKey.detector())).scan(content, content.length);
    }

    @ParameterizedTest
    @CsvSource({"RSA,1024", "RSA,2048", "RSA,4096", "EC,256", "EC,384", "EC,521", "Ed25519,0", "X25519,0", "Ed448,0"})
    void aPrivateKey(String algorithm, int size) throws GeneralSecurityException {
        byte[] key = encoded(algorithm, size, true);
        byte[] file = new byte[key.length + 100];
        System.arraycopy(key, 0, file, 50, key.length);

        List<Match> found = found(file);

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().end()).isEqualTo(50 + key.length);
    }

    @ParameterizedTest
    @CsvSource({"RSA,2048", "EC,256", "Ed25519,0"})
    void noPublicKey(String algorithm, int size) throws GeneralSecurityException {
        assertThat(found(encoded(algorithm, size, false))).isEmpty();
    }

    @Test
    void noKeyThatIsCutShort() throws GeneralSecurityException {
        byte[] key = encoded("Ed25519", 0, true);

        assertThat(found(Arrays.copyOf(key, 14))).isEmpty();
    }
}
