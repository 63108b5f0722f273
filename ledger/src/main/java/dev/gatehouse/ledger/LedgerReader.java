package dev.gatehouse.ledger;

import dev.gatehouse.engines.tlog.Checkpoint;
import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.engines.tlog.LogProof;
import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.MerkleProof;
import dev.gatehouse.engines.tlog.note.SignedNote;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.tile.FolderSource;
import dev.gatehouse.engines.tlog.tile.TilePath;
import dev.gatehouse.engines.tlog.tile.TileReader;
import dev.gatehouse.engines.tlog.tile.TileSource;
import dev.gatehouse.ledger.json.JsonObject;
import dev.gatehouse.ledger.json.MalformedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ledger as its checkpoint has it. What it reads is held against the tiles as it goes only where a proof is
 * asked for; {@code LogAudit} checks all of it.
 */
public final class LedgerReader {

    private static final int LARGEST_CHECKPOINT = SignedNote.LARGEST;

    private final TileSource source;
    private final @Nullable Subjects subjects;
    private final SignedNote note;
    private final Checkpoint checkpoint;

    private LedgerReader(TileSource source, @Nullable Subjects subjects, SignedNote note, Checkpoint checkpoint) {
        this.source = source;
        this.subjects = subjects;
        this.note = note;
        this.checkpoint = checkpoint;
    }

    /** A ledger of one's own, with what tells who the people are. */
    public static LedgerReader of(LedgerFolder folder) throws IOException, MalformedLog {
        return read(new FolderSource(folder.log()), new Subjects(folder.state(), new SecureRandom()));
    }

    /** The public files of a ledger, wherever they are. */
    public static LedgerReader of(TileSource source) throws IOException, MalformedLog {
        return read(source, null);
    }

    private static LedgerReader read(TileSource source, @Nullable Subjects subjects) throws IOException, MalformedLog {
        Optional<byte[]> bytes = source.read("checkpoint", LARGEST_CHECKPOINT);
        if (bytes.isEmpty()) {
            throw new MalformedLog("no checkpoint");
        }
        SignedNote note = SignedNote.parse(bytes.get());
        return new LedgerReader(source, subjects, note, Checkpoint.parse(note.text()));
    }

    /** Whether a key signed the checkpoint, as the log's own. */
    public VerifierKey.Outcome signedBy(VerifierKey key) {
        VerifierKey.Outcome outcome = key.check(note);
        boolean foreign = key.kind() == VerifierKey.Kind.ED25519 && !key.name().equals(checkpoint.origin());
        return foreign ? VerifierKey.Outcome.ABSENT : outcome;
    }

    public SignedNote note() {
        return note;
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public TileSource source() {
        return source;
    }

    /** The bytes of an entry. */
    public String text(long index) throws IOException, MalformedLog {
        return new String(tiles().entry(index), StandardCharsets.UTF_8);
    }

    /** Sees one text after the other. */
    public interface TextVisitor {
        /** The bytes of an entry. */
        void text(long index, String text) throws IOException;
    }

    /** Shows all texts from one index up to the end, one after the other. */
    public void texts(long from, TextVisitor visitor) throws IOException, MalformedLog {
        TileReader tiles = tiles();
        for (long first = from / TilePath.WIDTH * TilePath.WIDTH; first < checkpoint.size(); first += TilePath.WIDTH) {
            TilePath path = TilePath.in(TilePath.ENTRIES, first / TilePath.WIDTH, checkpoint.size());
            List<byte[]> entries = tiles.entries(path);
            for (int i = (int) Math.max(0, from - first); i < path.width(); i++) {
                visitor.text(first + i, new String(entries.get(i), StandardCharsets.UTF_8));
            }
        }
    }

    private TileReader tiles() {
        return new TileReader(source, checkpoint.size());
    }

    /**
     * A proof that an entry is in the ledger, held against the checkpoint before it is given.
     *
     * @throws MalformedLog where the files don't give one
     */
    public LogProof prove(long index) throws IOException, MalformedLog {
        TileReader tiles = tiles();
        Hash leaf = Hash.ofLeaf(tiles.entry(index));
        LogProof proof = new LogProof(null, index, tiles.inclusion(index), note.note());
        if (!MerkleProof.includes(index, checkpoint.size(), leaf, proof.path(), checkpoint.root())) {
            throw new MalformedLog("entry " + index + " is not what the checkpoint signs: `ledger verify` tells more");
        }
        return proof;
    }

    /**
     * Holds a proof against an entry and a key.
     *
     * @return why it proves nothing; empty where it does
     */
    public static Optional<String> refusal(LogProof proof, String entry, VerifierKey key) {
        try {
            SignedNote note = SignedNote.parse(proof.checkpoint());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (key.check(note) != VerifierKey.Outcome.SIGNED || !key.name().equals(checkpoint.origin())) {
                return Optional.of("its checkpoint is not signed by " + key.name());
            }
            Hash leaf = Hash.ofLeaf(entry.getBytes(StandardCharsets.UTF_8));
            return MerkleProof.includes(proof.index(), checkpoint.size(), leaf, proof.path(), checkpoint.root())
                    ? Optional.empty()
                    : Optional.of("the entry is not at index " + proof.index() + " of the log that it shows");
        } catch (MalformedLog malformed) {
            return Optional.of("its checkpoint is " + malformed.why());
        }
    }

    /** Whom an id means: a name where it is known here, else the id's first digits. */
    public String who(String id) {
        Optional<String> known = subjects == null ? Optional.empty() : subjects.name(id);
        return known.orElse("subject " + id.substring(0, Math.min(8, id.length())));
    }

    /** A text of a body with the names of those who are known here. */
    public String withNames(String text) {
        StringBuilder named = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String id = text.substring(open + 1, close);
            boolean isId = id.length() == 32 && id.chars().allMatch(c -> Character.digit(c, 16) >= 0);
            named.append(text, from, open).append(isId ? who(id) : text.substring(open, close + 1));
            from = close + 1;
        }
        return named.append(text.substring(from)).toString();
    }

    /** What an entry says about people, by id, as far as it can be read here. */
    public Map<String, JsonObject> personal(LedgerEntry entry) {
        Map<String, JsonObject> opened = new TreeMap<>();
        if (subjects != null) {
            entry.sealed().forEach((id, text) -> subjects.open(id, text).ifPresent(o -> opened.put(id, o)));
        }
        return opened;
    }

    /** Reads an entry that may not be one of this format. */
    public static Optional<LedgerEntry> entry(String text) {
        try {
            return Optional.of(LedgerEntry.parse(text));
        } catch (MalformedJson other) {
            return Optional.empty();
        }
    }
}
