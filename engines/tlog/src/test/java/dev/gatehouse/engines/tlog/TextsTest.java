package dev.gatehouse.engines.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints and proofs as texts. */
class TextsTest {

    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /** The example of C2SP tlog-checkpoint and tlog-cosignature. */
    @Test
    void readsTheSpecificationsCheckpoint() throws MalformedLog {
        String text = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";
        Checkpoint read = Checkpoint.parse(text);
        assertThat(read).isEqualTo(new Checkpoint("example.com/behind-the-sofa", 20852163, Hash.ofBase64(ROOT)));
        assertThat(read.text()).isEqualTo(text);
    }

    @Test
    void keepsExtensions() throws MalformedLog {
        String text = "log\n1\n" + ROOT + "\nmore\n";
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("more");
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log\n1\n",
                "log\n01\n" + ROOT + "\n",
                "log\n-1\n" + ROOT + "\n",
                "log\n9223372036854775808\n" + ROOT + "\n",
                "log\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "log\n1\nAAAA\n",
                "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "log\n1\n" + ROOT + "\n\n"
            })
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedLog.class);
    }

    @Test
    void aProofIsReadAsItWasWritten() throws MalformedLog {
        LogProof proof = new LogProof("YWdl", 7, MerkleTest.leaves(3), "note\n\n— a b\n");
        assertThat(LogProof.parse(proof.text())).isEqualTo(proof);
        LogProof bare = new LogProof(null, 0, List.of(), "x");
        assertThat(LogProof.parse(bare.text())).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\n\nx",
                "c2sp.org/tlog-proof@v2\nindex 1\n\nx",
                "c2sp.org/tlog-proof@v1\nindex 01\n\nx",
                "c2sp.org/tlog-proof@v1\nindex 1\nnone\n\nx",
                "c2sp.org/tlog-proof@v1\nextra ?\nindex 1\n\nx"
            })
    void refusesOtherProofs(String text) {
        assertThatThrownBy(() -> LogProof.parse(text)).isInstanceOf(MalformedLog.class);
    }
}
