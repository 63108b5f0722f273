package dev.gatehouse.engines.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshPublicKeyTest {

    @ParameterizedTest
    @EnumSource
    void readsAKeyWithItsComment(SshSigner.Kind kind) {
        String text = new SshSigner(kind).publicKey();
        assertThat(SshPublicKey.parse(text + " ada@example.com")).isEqualTo(SshPublicKey.parse(text));
        assertThat(SshPublicKey.parse("  " + text.replace(" ", "\t ") + "\n")).isEqualTo(SshPublicKey.parse(text));
    }

    @Test
    void printsTheFingerprintOfSshKeygen() {
        String blob = "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
        SshPublicKey key = SshPublicKey.parse("ssh-ed25519 " + blob).orElseThrow();
        assertThat(key.fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
        assertThat(key.toString()).startsWith("ssh-ed25519 SHA256:");
    }

    @Test
    void aCertificateThatIsCutShortIsNoKey() {
        byte[] blob = SshSigner.join(
                SshSigner.string(SshSigner.ascii("ssh-ed25519-cert-v01@openssh.com")), new byte[] {1, 2, 3});
        assertThat(SshPublicKey.parse("ssh-ed25519-cert-v01@openssh.com "
                        + Base64.getEncoder().encodeToString(blob)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 ????",
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHQ==",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5f////w==",
            })
    void isNoKey(String text) {
        assertThat(SshPublicKey.parse(text)).isEmpty();
    }
}
