package dev.gatehouse.connectors.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.engines.signature.SshPublicKey;
import dev.gatehouse.engines.signature.SshSignature;
import dev.gatehouse.model.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the {@code ssh-keygen} that is installed. */
class SshSignerTest {

    private static final byte[] MESSAGE = "signed off\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path key;

    @BeforeEach
    void makeKey() throws IOException, InterruptedException {
        key = folder.resolve("id");
        Process made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .redirectErrorStream(true)
                .start();
        made.getOutputStream().close();
        assertThat(made.waitFor()).isZero();
    }

    @Test
    void signsSoThatItCanBeVerified() throws IOException {
        String armored = new SshSigner(key).sign("gatehouse", MESSAGE);

        SshSignature signature =
                SshSignature.parse(armored.getBytes(StandardCharsets.US_ASCII)).orElseThrow();
        assertThat(signature.namespace()).isEqualTo("gatehouse");
        assertThat(signature.fits(MESSAGE)).isTrue();
        assertThat(signature.key())
                .isEqualTo(SshPublicKey.parse(Files.readString(folder.resolve("id.pub")))
                        .orElseThrow());
    }

    @Test
    void knowsItsPublicKeyAlsoWhereItDoesNotLieBeside() throws IOException {
        SshPublicKey told = new SshSigner(key).publicKey();
        assertThat(new SshSigner(folder.resolve("id.pub")).publicKey()).isEqualTo(told);
        Files.delete(folder.resolve("id.pub"));
        assertThat(new SshSigner(key).publicKey()).isEqualTo(told);
    }

    @Test
    void saysWhyAKeyCanNotBeUsed() throws IOException {
        Path none = Files.writeString(folder.resolve("none"), "no key\n");
        assertThatThrownBy(() -> new SshSigner(none).sign("gatehouse", MESSAGE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("ssh-keygen could not sign with " + none);
    }

    @Test
    void saysThatThereIsNoSuchKey() {
        assertThatThrownBy(() -> new SshSigner(folder.resolve("missing")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no key");
    }
}
