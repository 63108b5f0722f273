package dev.gatehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.engines.tlog.LogProof;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.LogAudit;
import dev.gatehouse.ledger.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    private Path root;

    private LedgerFolder folder;
    private VerifierKey key;

    @BeforeEach
    void create() throws IOException, MalformedLog {
        folder = new LedgerFolder(root.resolve("ledger"));
        key = Ledger.create(folder, "example.com/ledger", AT);
    }

    private Ledger.Recorded decide() throws IOException {
        try (Ledger ledger = Ledger.open(folder)) {
            return ledger.append(
                    EntryKind.DECISION,
                    AT,
                    "Ada Example",
                    Map.of("environment", "production", "reasons", List.of("Bob Example approved for Ada Example")),
                    List.of(
                            new Personal("Ada Example", Map.of("reason", "release 7")),
                            new Personal("Bob Example", Map.of())));
        }
    }

    private List<String> faults() throws IOException, MalformedLog {
        LedgerReader reader = LedgerReader.of(new FolderSource(folder.log()));
        assertThat(reader.signedBy(key)).isEqualTo(VerifierKey.Outcome.SIGNED);
        return LogAudit.of(reader.source(), reader.checkpoint(), List.of(), (index, entry) -> {});
    }

    @Test
    void nothingPublicTellsWhoSomebodyIs() throws IOException {
        decide();
        try (var files = Files.walk(folder.log())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(content).doesNotContain("Ada", "Bob", "release 7");
            }
        }
    }

    @Test
    void theOwnerReadsNamesAndReasons() throws IOException, MalformedLog, MalformedJson {
        long index = decide().index();
        LedgerReader reader = LedgerReader.of(folder);
        LedgerEntry entry = LedgerEntry.parse(reader.text(index));
        assertThat(reader.who(String.valueOf(entry.actor()))).isEqualTo("Ada Example");
        assertThat(reader.withNames(entry.body().texts("reasons").getFirst()))
                .isEqualTo("Bob Example approved for Ada Example");
        assertThat(reader.personal(entry).get(entry.actor()).text("reason")).isEqualTo("release 7");
    }

    @Test
    void erasureLeavesProofsRight() throws IOException, MalformedLog, MalformedJson {
        Ledger.Recorded recorded = decide();
        LogProof before = LedgerReader.of(folder).prove(recorded.index());
        String id;
        try (Ledger ledger = Ledger.open(folder)) {
            id = ledger.erase("Ada Example", AT);
            assertThat(ledger.erase("Ada Example", AT)).isNull();
        }
        assertThat(faults()).isEmpty();
        assertThat(LedgerReader.refusal(before, recorded.text(), key)).isEmpty();
        LedgerReader reader = LedgerReader.of(folder);
        LedgerEntry entry = LedgerEntry.parse(reader.text(recorded.index()));
        assertThat(reader.personal(entry)).doesNotContainKey(id).hasSize(1);
        assertThat(reader.withNames(entry.body().texts("reasons").getFirst()))
                .isEqualTo("Bob Example approved for subject " + id.substring(0, 8));
        LedgerEntry last = LedgerEntry.parse(reader.text(2));
        assertThat(last.kind()).isEqualTo(EntryKind.ERASURE);
        assertThat(last.body().text("subject")).isEqualTo(id);
        try (var files = Files.walk(folder.root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("Ada Example");
            }
        }
    }

    @Test
    void keysAreRecordedWhereTheyChanged() throws IOException, MalformedLog {
        assertThat(sizeWith(Map.of("Ada Example", "SHA256:a", "Bob Example", "SHA256:b")))
                .isEqualTo(2);
        assertThat(sizeWith(Map.of("Ada Example", "SHA256:a", "Bob Example", "SHA256:b")))
                .isEqualTo(2);
        assertThat(sizeWith(Map.of("Bob Example", "SHA256:c"))).isEqualTo(3);
        assertThat(sizeWith(Map.of("Bob Example", "SHA256:c"))).isEqualTo(3);
        assertThat(LedgerReader.of(folder).text(2)).doesNotContain("Example", "SHA256");
    }

    private long sizeWith(Map<String, String> keys) throws IOException, MalformedLog {
        try (Ledger ledger = Ledger.open(folder)) {
            SigningKeys.record(ledger, folder, keys, AT);
        }
        return LedgerReader.of(folder).checkpoint().size();
    }

    @Test
    void anErasureThatWasInterruptedIsRecorded() throws IOException, MalformedLog, MalformedJson {
        decide();
        String id;
        try (Ledger ledger = Ledger.open(folder)) {
            id = ledger.subjects().id("Ada Example").orElseThrow();
            ledger.subjects().erasing(id);
        }
        Ledger.open(folder).close();
        assertThat(LedgerEntry.parse(LedgerReader.of(folder).text(2)).body().text("subject"))
                .isEqualTo(id);
        assertThat(LedgerReader.of(folder).checkpoint().size()).isEqualTo(3);
    }

    @Test
    void aProofHoldsForItsEntryAlone() throws IOException, MalformedLog {
        Ledger.Recorded recorded = decide();
        LogProof proof =
                LogProof.parse(LedgerReader.of(folder).prove(recorded.index()).text());
        assertThat(LedgerReader.refusal(proof, recorded.text(), key)).isEmpty();
        assertThat(LedgerReader.refusal(proof, recorded.text() + " ", key)).isPresent();
        VerifierKey other = Ledger.create(new LedgerFolder(root.resolve("other")), "example.com/ledger", AT);
        assertThat(LedgerReader.refusal(proof, recorded.text(), other)).isPresent();
    }

    @Test
    void aLedgerIsNotMadeTwice() {
        assertThatThrownBy(() -> Ledger.create(folder, "x", AT)).hasMessageContaining("there is a ledger");
    }

    @Test
    void thePrivateFolderIsTheOwners() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.state())).hasSize(3);
        assertThat(Files.getPosixFilePermissions(folder.state().resolve("signer")))
                .hasSize(2);
    }
}
