package dev.gatehouse.engines.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.EntryBundle;
import dev.gatehouse.engines.tlog.tile.LogAudit;
import dev.gatehouse.engines.tlog.tile.TileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Any bytes: read, or refused with a reason; what is read is written back as it was. */
class LogFuzzTest {

    @FuzzTest(maxDuration = "10s")
    void anyNoteIsReadOrRefused(byte[] bytes) {
        try {
            assertThat(SignedNote.parse(bytes).note().getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(bytes);
            SignedNote note = SignedNote.parse(bytes);
            assertThat(Checkpoint.parse(note.text()).text()).isEqualTo(note.text());
        } catch (MalformedLog refused) {
            assertThat(refused.why()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyKeyIsReadOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(VerifierKey.parse(text)).hasToString(text);
        } catch (MalformedLog refused) {
            assertThat(refused.why()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyProofIsReadOrRefused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(LogProof.parse(text).text()).isEqualTo(text);
        } catch (MalformedLog refused) {
            assertThat(refused.why()).isNotBlank();
        }
    }

    @FuzzTest(maxDuration = "10s")
    void anyTilesAreChecked(byte[] bytes) throws IOException {
        try {
            assertThat(EntryBundle.entries(bytes)).hasSizeLessThanOrEqualTo(256);
        } catch (MalformedLog refused) {
            assertThat(refused.why()).isNotBlank();
        }
        TileSource source = (path, limit) -> Optional.of(bytes);
        assertThat(LogAudit.of(source, new Checkpoint("x", 3, Hash.ofNothing()), List.of(), (index, entry) -> {}))
                .isNotEmpty();
    }
}
