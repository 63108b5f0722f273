package dev.gatehouse.engines.signature;

import static dev.gatehouse.engines.signature.SshSigner.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshSignatureTest {

    private static final byte[] MESSAGE = ascii("tree 0123\n\nA message\n");

    private static SshSignature parsed(String armored) {
        return SshSignature.parse(ascii(armored)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void fitsWhatWasSigned(SshSigner.Kind kind) {
        SshSigner signer = new SshSigner(kind);
        SshSignature signature = parsed(signer.sign("git", MESSAGE));
        assertThat(signature.fits(MESSAGE)).isTrue();
        assertThat(signature.namespace()).isEqualTo("git");
        assertThat(signature.key())
                .isEqualTo(SshPublicKey.parse(signer.publicKey()).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void doesNotFitWhatWasNot(SshSigner.Kind kind) {
        SshSignature signature = parsed(new SshSigner(kind).sign("git", MESSAGE));
        assertThat(signature.fits(ascii("tree 0123\n\nAnother message\n"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void doesNotFitByAnotherKey(SshSigner.Kind kind) {
        byte[] mine = Base64.getMimeDecoder().decode(body(new SshSigner(kind).sign("git", MESSAGE)));
        byte[] others = Base64.getMimeDecoder().decode(body(new SshSigner(kind).sign("git", MESSAGE)));
        int keyEnd = 10 + 4 + length(mine, 10);
        int othersKeyEnd = 10 + 4 + length(others, 10);
        byte[] forged =
                SshSigner.join(Arrays.copyOf(mine, keyEnd), Arrays.copyOfRange(others, othersKeyEnd, others.length));
        assertThat(SshSignature.parse(ascii(SshSigner.armor(forged))))
                .hasValueSatisfying(s -> assertThat(s.fits(MESSAGE)).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void onlyASecurityKeyTellsThatNobodyWasThere(SshSigner.Kind kind) {
        SshSignature untouched = parsed(new SshSigner(kind, 4).sign("gatehouse", MESSAGE));
        assertThat(untouched.fits(MESSAGE)).isTrue();
        assertThat(untouched.presenceMissing()).isEqualTo(kind.securityKey());
        assertThat(parsed(new SshSigner(kind, 5).sign("gatehouse", MESSAGE)).presenceMissing())
                .isFalse();
    }

    @Test
    void readsAStreamOfMoreThanOneBuffer() throws IOException {
        byte[] large = new byte[100_000];
        SshSignature signature = parsed(new SshSigner(SshSigner.Kind.ED25519).sign("file", "sha256", large));
        assertThat(signature.fits(new ByteArrayInputStream(large))).isTrue();
    }

    @Test
    void theNamespaceIsPartOfWhatIsSigned() {
        byte[] signature =
                Base64.getMimeDecoder().decode(body(new SshSigner(SshSigner.Kind.ED25519).sign("abc", MESSAGE)));
        int at = new String(signature, StandardCharsets.ISO_8859_1).indexOf("abc");
        System.arraycopy(ascii("git"), 0, signature, at, 3);
        SshSignature forged = parsed(SshSigner.armor(signature));
        assertThat(forged.namespace()).isEqualTo("git");
        assertThat(forged.fits(MESSAGE)).isFalse();
    }

    @Test
    void noTruncationIsASignature() {
        byte[] whole =
                Base64.getMimeDecoder().decode(body(new SshSigner(SshSigner.Kind.ECDSA_256).sign("git", MESSAGE)));
        for (int length = 0; length < whole.length; length++) {
            assertThat(SshSignature.parse(ascii(SshSigner.armor(Arrays.copyOf(whole, length)))))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void noChangedBitFits(SshSigner.Kind kind) {
        byte[] whole = Base64.getMimeDecoder().decode(body(new SshSigner(kind).sign("git", MESSAGE)));
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Optional<SshSignature> signature = SshSignature.parse(ascii(SshSigner.armor(changed)));
            assertThat(signature.filter(s -> s.namespace().equals("git") && s.fits(MESSAGE)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE----------END SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\n!!!!\n-----END SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAv////8=\n-----END SSH SIGNATURE-----",
                "-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAf////8=\n-----END SSH SIGNATURE-----",
                "-----BEGIN PGP SIGNATURE-----\n\n-----END PGP SIGNATURE-----",
            })
    void isNoSignature(String text) {
        assertThat(SshSignature.parse(ascii(text))).isEmpty();
    }

    @Test
    void refusesWhatIsTooLarge() {
        String armored = SshSigner.armor(new byte[SshSignature.LARGEST]);
        assertThat(SshSignature.parse(ascii(armored))).isEmpty();
    }

    @Test
    void refusesAnEmptyNamespace() {
        assertThat(SshSignature.parse(ascii(new SshSigner(SshSigner.Kind.ED25519).sign("", MESSAGE))))
                .isEmpty();
    }

    private static String body(String armored) {
        return armored.lines().filter(l -> !l.startsWith("-----")).reduce("", String::concat);
    }

    private static int length(byte[] bytes, int at) {
        return java.nio.ByteBuffer.wrap(bytes).getInt(at);
    }
}
