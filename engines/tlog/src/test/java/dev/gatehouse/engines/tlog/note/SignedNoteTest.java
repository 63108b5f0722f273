package dev.gatehouse.engines.tlog.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.engines.tlog.MalformedLog;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

    private static final String SIGNATURE =
            "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=";

    /** The example of C2SP signed-note. */
    private static final String NOTE = "This is an example message.\n\n— example.com/foo " + SIGNATURE + "\n";

    private static final String KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    /** The example of Go's golang.org/x/mod/sumdb/note. */
    private static final String OF_GO = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void verifiesTheSpecificationsExample() throws MalformedLog {
        VerifierKey key = VerifierKey.parse(KEY);
        assertThat(key.check(SignedNote.parse(NOTE))).isEqualTo(VerifierKey.Outcome.SIGNED);
        assertThat(key).hasToString(KEY);
        assertThat(SignedNote.parse(NOTE).note()).isEqualTo(NOTE);
    }

    @Test
    void verifiesGosExample() throws MalformedLog {
        VerifierKey key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        assertThat(key.check(SignedNote.parse(OF_GO))).isEqualTo(VerifierKey.Outcome.SIGNED);
    }

    @Test
    void anyChangedByteIsNoticed() throws MalformedLog {
        VerifierKey key = VerifierKey.parse(KEY);
        byte[] note = NOTE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < note.length * 8; i++) {
            byte[] changed = note.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            VerifierKey.Outcome outcome;
            try {
                outcome = key.check(SignedNote.parse(changed));
            } catch (MalformedLog refused) {
                continue;
            }
            assertThat(outcome).as("bit %s", i).isNotEqualTo(VerifierKey.Outcome.SIGNED);
        }
    }

    @Test
    void anotherKeysLineIsPassedOver() throws MalformedLog {
        SignedNote note = SignedNote.parse(NOTE);
        SignerKey other = SignerKey.generate("other.example", VerifierKey.Kind.ED25519, new SecureRandom());
        assertThat(other.verifier().check(note)).isEqualTo(VerifierKey.Outcome.ABSENT);
        SignedNote both = new SignedNote(
                note.text(),
                List.of(
                        other.sign(note.text()).signatures().getFirst(),
                        note.signatures().getFirst()));
        assertThat(other.verifier().check(both)).isEqualTo(VerifierKey.Outcome.SIGNED);
        assertThat(VerifierKey.parse(KEY).check(both)).isEqualTo(VerifierKey.Outcome.SIGNED);
    }

    @Test
    void aSignersTextIsReadBack() throws MalformedLog {
        SignerKey made = SignerKey.generate("log.example", VerifierKey.Kind.ED25519, new SecureRandom());
        SignerKey read = SignerKey.parse(made.secret());
        assertThat(read.verifier()).hasToString(made.verifier().toString());
        assertThat(VerifierKey.parse(made.verifier().toString()).check(read.sign("x\n")))
                .isEqualTo(VerifierKey.Outcome.SIGNED);
        assertThat(made.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void aWitnessSignsTheTimeToo() throws MalformedLog {
        SignerKey log = SignerKey.generate("log.example", VerifierKey.Kind.ED25519, new SecureRandom());
        SignerKey witness = SignerKey.generate("w.example", VerifierKey.Kind.COSIGNATURE, new SecureRandom());
        SignedNote note = log.sign("log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        SignedNote.Line line = witness.cosign(note, Instant.ofEpochSecond(1_700_000_000));
        VerifierKey key = VerifierKey.parse(witness.verifier().toString());
        assertThat(key.check(new SignedNote(note.text(), List.of(line)))).isEqualTo(VerifierKey.Outcome.SIGNED);
        byte[] later = line.bytes().clone();
        later[7]++;
        assertThat(key.check(new SignedNote(note.text(), List.of(new SignedNote.Line(line.name(), line.id(), later)))))
                .isEqualTo(VerifierKey.Outcome.WRONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA\n",
                "text\n\n- name " + SIGNATURE + "\n",
                "text\n\n— na+me " + SIGNATURE + "\n",
                "text\n\n— name " + SIGNATURE,
                "te\u0001xt\n\n— name " + SIGNATURE + "\n"
            })
    void refusesOtherTexts(String note) {
        assertThatThrownBy(() -> SignedNote.parse(note)).isInstanceOf(MalformedLog.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+CekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+Aeky",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void refusesOtherKeys(String key) {
        assertThatThrownBy(() -> VerifierKey.parse(key)).isInstanceOf(MalformedLog.class);
    }
}
