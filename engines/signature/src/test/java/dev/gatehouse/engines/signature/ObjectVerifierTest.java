package dev.gatehouse.engines.signature;

import static dev.gatehouse.engines.signature.SshSigner.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.signature.Verification.Format;
import dev.gatehouse.engines.signature.Verification.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectVerifierTest {

    private static final Instant MADE = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEAD =
            "tree " + "a".repeat(40) + "\nauthor Ada Example <ada@example.com> 1767225600 +0000\n";
    private static final String MESSAGE = "\nSubject\n";
    private static final byte[] PAYLOAD = ascii(HEAD + MESSAGE);

    private static SignedObject commit(String signature) {
        return SignedObject.commit(ascii(HEAD + "gpgsig " + signature.strip().replace("\n", "\n ") + "\n" + MESSAGE));
    }

    private static Verification verify(String signature, Keyring keyring) {
        return new ObjectVerifier(keyring).verify(commit(signature), AT);
    }

    private static Keyring knowing(String... keys) {
        Keyring.Builder keyring = Keyring.builder();
        for (String key : keys) {
            assertThat(keyring.add("Ada Example", List.of(), key)).isEmpty();
        }
        return keyring.build();
    }

    @ParameterizedTest
    @EnumSource
    void sshByAKnownKeyIsValid(SshSigner.Kind kind) {
        SshSigner ada = new SshSigner(kind);
        Verification verification = verify(ada.sign("git", PAYLOAD), knowing(ada.publicKey()));
        assertThat(verification.outcome()).isEqualTo(Outcome.VALID);
        assertThat(verification.signer()).isEqualTo("Ada Example");
        assertThat(verification.key()).startsWith("SHA256:");
    }

    @Test
    void sshByNobodyKnownIsUnknown() {
        SshSigner eve = new SshSigner(SshSigner.Kind.ED25519);
        Verification verification =
                verify(eve.sign("git", PAYLOAD), knowing(new SshSigner(SshSigner.Kind.ED25519).publicKey()));
        assertThat(verification.outcome()).isEqualTo(Outcome.UNKNOWN_KEY);
        assertThat(verification.signer()).isNull();
    }

    @Test
    void sshOverOtherContentIsInvalid() {
        SshSigner ada = new SshSigner(SshSigner.Kind.ED25519);
        Verification verification = verify(ada.sign("git", ascii("other")), knowing(ada.publicKey()));
        assertThat(verification.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(verification.signer()).isNull();
    }

    @Test
    void sshForAnotherPurposeIsInvalid() {
        SshSigner ada = new SshSigner(SshSigner.Kind.ED25519);
        Verification verification = verify(ada.sign("file", PAYLOAD), knowing(ada.publicKey()));
        assertThat(verification.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(verification.reason()).contains("namespace file, not git");
    }

    @Test
    void allowedSignersAreKnown() {
        SshSigner ada = new SshSigner(SshSigner.Kind.ED25519);
        Keyring keyring = Keyring.builder()
                .add(AllowedSigners.parse("ada@example.com namespaces=\"git\" " + ada.publicKey()))
                .build();
        Verification verification = verify(ada.sign("git", PAYLOAD), keyring);
        assertThat(verification.outcome()).isEqualTo(Outcome.VALID);
        assertThat(verification.signer()).isEqualTo("ada@example.com");
    }

    @Test
    void allowedSignersKeysExpire() {
        SshSigner ada = new SshSigner(SshSigner.Kind.ED25519);
        Keyring keyring = Keyring.builder()
                .add(AllowedSigners.parse("ada@example.com valid-before=\"20250101Z\" " + ada.publicKey()))
                .build();
        Verification verification = verify(ada.sign("git", PAYLOAD), keyring);
        assertThat(verification.outcome()).isEqualTo(Outcome.EXPIRED_KEY);
    }

    @Test
    void allowedSignersForAnotherPurposeAreUnknown() {
        SshSigner ada = new SshSigner(SshSigner.Kind.ED25519);
        Keyring keyring = Keyring.builder()
                .add(AllowedSigners.parse("ada@example.com namespaces=\"file\" " + ada.publicKey()))
                .build();
        assertThat(verify(ada.sign("git", PAYLOAD), keyring).outcome()).isEqualTo(Outcome.UNKNOWN_KEY);
    }

    @Test
    void openPgpByASubkeyIsValid() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE);
        Verification verification = verify(ada.signBySubkey(PAYLOAD, AT), knowing(ada.publicKey()));
        assertThat(verification)
                .isEqualTo(new Verification(Format.OPENPGP, Outcome.VALID, ada.subkeyFingerprint(), "Ada Example", ""));
    }

    @Test
    void openPgpByNobodyKnownIsUnknownAndNamesTheKey() {
        OpenPgpSigner eve = new OpenPgpSigner(MADE);
        Verification verification = verify(eve.signBySubkey(PAYLOAD, AT), knowing());
        assertThat(verification.outcome()).isEqualTo(Outcome.UNKNOWN_KEY);
        assertThat(verification.key()).isEqualTo(eve.subkeyFingerprint());
    }

    @Test
    void openPgpOverOtherContentIsInvalid() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE);
        assertThat(verify(ada.signBySubkey(ascii("other"), AT), knowing(ada.publicKey()))
                        .outcome())
                .isEqualTo(Outcome.INVALID);
    }

    @Test
    void openPgpByAKeyThatOnlyCertifiesIsInvalid() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE);
        assertThat(verify(ada.signByPrimary(PAYLOAD, AT), knowing(ada.publicKey()))
                        .outcome())
                .isEqualTo(Outcome.INVALID);
    }

    @Test
    void openPgpByASubkeyThatOnlyEncryptsIsInvalid() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE).subkeyOnlyEncrypts();
        assertThat(verify(ada.signBySubkey(PAYLOAD, AT), knowing(ada.publicKey()))
                        .outcome())
                .isEqualTo(Outcome.INVALID);
    }

    @Test
    void openPgpByASubkeyThatWasOnlyClaimedIsInvalid() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE).subkeyDoesNotAgree();
        assertThat(verify(ada.signBySubkey(PAYLOAD, AT), knowing(ada.publicKey()))
                        .outcome())
                .isEqualTo(Outcome.INVALID);
    }

    @Test
    void openPgpKeysExpire() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE).expiresAfter(Duration.ofDays(30));
        assertThat(verify(ada.signBySubkey(PAYLOAD, AT), knowing(ada.publicKey()))
                        .outcome())
                .isEqualTo(Outcome.EXPIRED_KEY);
    }

    @Test
    void openPgpKeysAreInForceUntilTheyExpire() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE).expiresAfter(Duration.ofDays(500));
        assertThat(verify(ada.signBySubkey(PAYLOAD, AT), knowing(ada.publicKey()))
                        .outcome())
                .isEqualTo(Outcome.VALID);
    }

    @Test
    void aCompromisedKeyNeverSignedAnything() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE);
        String key = ada.revokedKey(RevocationReasonTags.KEY_COMPROMISED, AT.plusSeconds(100));
        assertThat(verify(ada.signBySubkey(PAYLOAD, AT), knowing(key)).outcome())
                .isEqualTo(Outcome.EXPIRED_KEY);
    }

    @Test
    void aRetiredKeyKeepsWhatItSigned() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE);
        String later = ada.revokedKey(RevocationReasonTags.KEY_RETIRED, AT.plusSeconds(100));
        String before = ada.revokedKey(RevocationReasonTags.KEY_RETIRED, AT.minusSeconds(100));
        String signature = ada.signBySubkey(PAYLOAD, AT);
        assertThat(verify(signature, knowing(later)).outcome()).isEqualTo(Outcome.VALID);
        assertThat(verify(signature, knowing(before)).outcome()).isEqualTo(Outcome.EXPIRED_KEY);
    }

    @Test
    void ofTwoCopiesTheRevokedOneCounts() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE);
        Keyring keyring = knowing(ada.publicKey(), ada.revokedKey(RevocationReasonTags.KEY_COMPROMISED, AT));
        assertThat(verify(ada.signBySubkey(PAYLOAD, AT), keyring).outcome()).isEqualTo(Outcome.EXPIRED_KEY);
    }

    @Test
    void aSecondSignatureIsInvalid() {
        SshSigner ada = new SshSigner(SshSigner.Kind.ED25519);
        String header = "gpgsig " + ada.sign("git", PAYLOAD).strip().replace("\n", "\n ") + "\n";
        SignedObject object = SignedObject.commit(ascii(HEAD + header + header + MESSAGE));
        assertThat(new ObjectVerifier(knowing(ada.publicKey()))
                        .verify(object, AT)
                        .outcome())
                .isEqualTo(Outcome.INVALID);
    }

    @Test
    void anUnsignedCommitIsAbsent() {
        assertThat(new ObjectVerifier(knowing()).verify(SignedObject.commit(PAYLOAD), AT))
                .isEqualTo(Verification.UNSIGNED);
    }

    @Test
    void x509IsNotChecked() {
        assertThat(verify("-----BEGIN SIGNED MESSAGE-----\nMII=\n-----END SIGNED MESSAGE-----", knowing())
                        .outcome())
                .isEqualTo(Outcome.UNCHECKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "-----BEGIN SSH SIGNATURE-----",
                "-----BEGIN PGP SIGNATURE-----",
                "-----BEGIN PGP SIGNATURE-----\n\n!!!\n-----END PGP SIGNATURE-----",
                "-----BEGIN PGP SIGNATURE-----\n\nwv////8E\n-----END PGP SIGNATURE-----",
                "-----BEGIN PGP SIGNATURE-----\n\nwgQEAAEI\n-----END PGP SIGNATURE-----",
                "-----BEGIN PGP SIGNATURE-----\n\n/////////////w==\n-----END PGP SIGNATURE-----"
            })
    void rubbishIsInvalid(String signature) {
        assertThat(verify(signature, knowing()).outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void noChangedByteOfAnOpenPgpSignatureIsValid() {
        OpenPgpSigner ada = new OpenPgpSigner(MADE);
        Keyring keyring = knowing(ada.publicKey());
        byte[] signature = java.util.Base64.getMimeDecoder()
                .decode(ada.signBySubkey(PAYLOAD, AT)
                        .lines()
                        .filter(l -> !l.startsWith("-"))
                        .reduce("", String::concat));
        int hashedEnd = 2 + 6 + (((signature[6] & 0xff) << 8) | (signature[7] & 0xff));
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            byte[] changed = signature.clone();
            changed[2 + random.nextInt(hashedEnd - 2)] ^= (byte) (1 << random.nextInt(8));
            assertThat(verify(OpenPgpSigner.armor(changed, "SIGNATURE"), keyring)
                            .outcome())
                    .isNotEqualTo(Outcome.VALID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nabcd\n-----END PGP PUBLIC KEY BLOCK-----",
                "-----BEGIN PGP PUBLIC KEY BLOCK-----"
            })
    void saysWhatIsNoKey(String text) {
        assertThat(Keyring.builder().add("Ada Example", List.of(), text)).isPresent();
    }
}
