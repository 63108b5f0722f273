package dev.gatehouse.engines.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures made with certificates, by ssh-keygen itself. */
class SshCertificateTest {

    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path folder;

    private Optional<String> refusal(String type, String signers, String principal, String... vouching)
            throws IOException {
        assumeTrue(new File("/usr/bin/ssh-keygen").canExecute(), "ssh-keygen is not installed");
        run("-q", "-t", "ed25519", "-N", "", "-f", "ca");
        run("-q", "-t", type, "-N", "", "-f", "key");
        List<String> sign = new ArrayList<>(List.of("-q", "-s", "ca", "-I", "id"));
        sign.addAll(List.of(vouching));
        sign.add("key.pub");
        run(sign.toArray(String[]::new));
        Files.writeString(folder.resolve("message"), "deploy\n");
        run("-q", "-Y", "sign", "-n", "gatehouse", "-f", "key-cert.pub", "message");
        SshSignature signature = SshSignature.parse(Files.readAllBytes(folder.resolve("message.sig")))
                .orElseThrow();
        assertThat(signature.key().certificate()).isTrue();
        assertThat(signature.fits("deploy\n".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(signature.fits("deplox\n".getBytes(StandardCharsets.UTF_8))).isFalse();
        String ca = Files.readString(folder.resolve("ca.pub"));
        return AllowedSigners.parse(signers.replace("CA", ca)).refusal(principal, signature.key(), "gatehouse", AT);
    }

    private void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0)
                    .as(said)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aCertificateSpeaksForItsPrincipals(String type) throws IOException {
        assertThat(refusal(type, "ada@* cert-authority CA", "ada@example.com", "-n", "ada@example.com"))
                .isEmpty();
    }

    @Test
    void notForOthers() throws IOException {
        assertThat(refusal("ed25519", "* cert-authority CA", "bob@example.com", "-n", "ada@example.com"))
                .contains("the certificate is not for bob@example.com");
    }

    @Test
    void notWithoutPrincipals() throws IOException {
        assertThat(refusal("ed25519", "* cert-authority CA", "ada@example.com")).isPresent();
    }

    @Test
    void notAfterItsTime() throws IOException {
        assertThat(refusal(
                        "ed25519",
                        "* cert-authority CA",
                        "ada@example.com",
                        "-n",
                        "ada@example.com",
                        "-V",
                        "20250101:20250201"))
                .contains("the certificate is not valid any more");
    }

    @Test
    void notByAnAuthorityThatIsListedAsAKey() throws IOException {
        assertThat(refusal("ed25519", "* CA", "ada@example.com", "-n", "ada@example.com"))
                .hasValueSatisfying(why -> assertThat(why).contains("authority"));
    }

    @Test
    void notOfAHost() throws IOException {
        assertThat(refusal("ed25519", "* cert-authority CA", "ada@example.com", "-h", "-n", "ada@example.com"))
                .contains("the certificate is of a host");
    }
}
