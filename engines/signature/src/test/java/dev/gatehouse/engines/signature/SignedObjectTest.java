package dev.gatehouse.engines.signature;

import static dev.gatehouse.engines.signature.SshSigner.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.engines.signature.Verification.Format;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignedObjectTest {

    private static final String HEAD = "tree " + "a".repeat(40) + "\nauthor A <a@example.com> 1 +0000\n";
    private static final String MESSAGE = "\nSubject\n\ngpgsig not a header\n continued\n";
    private static final String SIGNATURE =
            "gpgsig -----BEGIN SSH SIGNATURE-----\n abc\n  \n -----END SSH SIGNATURE-----\n";

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Test
    void takesTheSignatureOutOfACommit() {
        SignedObject object = SignedObject.commit(ascii(HEAD + SIGNATURE + "encoding UTF-8\n" + MESSAGE));
        assertThat(text(object.payload())).isEqualTo(HEAD + "encoding UTF-8\n" + MESSAGE);
        assertThat(text(object.signature()))
                .isEqualTo("-----BEGIN SSH SIGNATURE-----\nabc\n \n-----END SSH SIGNATURE-----\n");
        assertThat(object.format()).isEqualTo(Format.SSH);
    }

    @Test
    void leavesAnUnsignedCommitAsItIs() {
        SignedObject object = SignedObject.commit(ascii(HEAD + MESSAGE));
        assertThat(object.format()).isEqualTo(Format.NONE);
        assertThat(text(object.payload())).isEqualTo(HEAD + MESSAGE);
    }

    @Test
    void looksForNoSignatureInAMergedTag() {
        String mergeTag = "mergetag object " + "b".repeat(40) + "\n -----BEGIN PGP SIGNATURE-----\n gpgsig x\n";
        SignedObject object = SignedObject.commit(ascii(HEAD + mergeTag + MESSAGE));
        assertThat(object.format()).isEqualTo(Format.NONE);
    }

    @Test
    void takesBothObjectFormatsSignaturesOutOfThePayload() {
        String other = "gpgsig-sha256 -----BEGIN PGP SIGNATURE-----\n abc\n -----END PGP SIGNATURE-----\n";
        SignedObject object = SignedObject.commit(ascii(HEAD + SIGNATURE + other + MESSAGE));
        assertThat(object.format()).isEqualTo(Format.SSH);
        assertThat(text(object.payload())).isEqualTo(HEAD + MESSAGE);
    }

    @Test
    void aCommitOfSha256HasItsSignatureInAnotherHeader() {
        String head = HEAD.replace("a".repeat(40), "a".repeat(64));
        SignedObject signed = SignedObject.commit(ascii(head + SIGNATURE.replace("gpgsig", "gpgsig-sha256") + MESSAGE));
        SignedObject unsigned = SignedObject.commit(ascii(head + SIGNATURE + MESSAGE));
        assertThat(signed.format()).isEqualTo(Format.SSH);
        assertThat(unsigned.format()).isEqualTo(Format.NONE);
    }

    @Test
    void noticesASecondSignature() {
        assertThat(SignedObject.commit(ascii(HEAD + SIGNATURE + SIGNATURE + MESSAGE))
                        .repeated())
                .isTrue();
    }

    @Test
    void takesTheSignatureOffATagsEnd() {
        String tag = "object " + "a".repeat(40) + "\ntype commit\ntag v1\n\nRelease\n";
        SignedObject object = SignedObject.tag(ascii(tag + "-----BEGIN PGP SIGNATURE-----\nabc\n"));
        assertThat(text(object.payload())).isEqualTo(tag);
        assertThat(object.format()).isEqualTo(Format.OPENPGP);
    }

    @Test
    void leavesAnUnsignedTagAsItIs() {
        String tag = "object " + "a".repeat(40) + "\ntype commit\ntag v1\n\n-----BEGIN NOTHING-----\n";
        assertThat(SignedObject.tag(ascii(tag)).format()).isEqualTo(Format.NONE);
    }

    @Test
    void namesWhatItDoesNotKnow() {
        SignedObject object = SignedObject.commit(ascii(HEAD + "gpgsig hello\n" + MESSAGE));
        assertThat(object.format()).isEqualTo(Format.OTHER);
    }

    @Test
    void knowsX509() {
        SignedObject object = SignedObject.commit(ascii(HEAD + "gpgsig -----BEGIN SIGNED MESSAGE-----\n" + MESSAGE));
        assertThat(object.format()).isEqualTo(Format.X509);
    }
}
