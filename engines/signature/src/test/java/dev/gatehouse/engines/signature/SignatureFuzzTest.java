package dev.gatehouse.engines.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.signature.Verification.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Nothing that is read throws, and nothing made up is valid. */
@Execution(ExecutionMode.SAME_THREAD)
class SignatureFuzzTest {

    private static final ObjectVerifier VERIFIER =
            new ObjectVerifier(Keyring.builder().build());

    @FuzzTest(maxDuration = "10s")
    void readsSshSignatures(byte[] signature) {
        String armored = SshSigner.armor(signature);
        SshSignature.parse(armored.getBytes(StandardCharsets.US_ASCII))
                .ifPresent(s -> assertThat(s.fits(new byte[] {1, 2, 3})).isFalse());
    }

    @FuzzTest(maxDuration = "10s")
    void readsCommits(byte[] commit) {
        Verification verification = VERIFIER.verify(SignedObject.commit(commit), Instant.EPOCH);
        assertThat(verification.outcome()).isNotEqualTo(Outcome.VALID);
    }

    @FuzzTest(maxDuration = "10s")
    void readsOpenPgpSignatures(byte[] signature) {
        String armored = OpenPgpSigner.armor(signature, "SIGNATURE").replace("\n", "\n ");
        byte[] commit = ("tree 0\ngpgsig " + armored + "\n\nmessage\n").getBytes(StandardCharsets.US_ASCII);
        assertThat(VERIFIER.verify(SignedObject.commit(commit), Instant.EPOCH).outcome())
                .isNotEqualTo(Outcome.VALID);
    }

    @FuzzTest(maxDuration = "10s")
    void readsKeysAndAllowedSigners(FuzzedDataProvider data) {
        String ssh = "ssh-ed25519 " + Base64.getEncoder().encodeToString(data.consumeBytes(200));
        String openPgp = OpenPgpSigner.armor(data.consumeBytes(500), "PUBLIC KEY BLOCK");
        String text = data.consumeRemainingAsString();
        Keyring.Builder keyring = Keyring.builder();
        keyring.add("Ada Example", List.of(), ssh);
        keyring.add("Ada Example", List.of(), openPgp);
        keyring.add("Ada Example", List.of(), text);
        assertThat(AllowedSigners.parse(text + " " + ssh).entries()).hasSizeLessThanOrEqualTo(text.length() + 1);
    }

    @FuzzTest(maxDuration = "10s")
    void readsCertificatesAndAuthorizedKeys(FuzzedDataProvider data) {
        String type = "ssh-ed25519-cert-v01@openssh.com";
        byte[] blob = SshSigner.join(SshSigner.string(SshSigner.ascii(type)), data.consumeBytes(600));
        String line = type + " " + Base64.getEncoder().encodeToString(blob);
        SshPublicKey.parse(line)
                .flatMap(SshPublicKey::vouched)
                .ifPresent(certificate ->
                        assertThat(certificate.refusal("ada", Instant.EPOCH)).isNotEmpty());
        AuthorizedKey.parse(data.consumeRemainingAsString() + " " + line)
                .ifPresent(key -> assertThat(key.key().certificate()).isTrue());
    }
}
