package dev.gatehouse.ledger;

import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.engines.tlog.note.SignerKey;
import dev.gatehouse.engines.tlog.note.VerifierKey;
import dev.gatehouse.engines.tlog.store.LogStore;
import dev.gatehouse.ledger.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that is appended to. One at a time over all processes; others wait. Names of people in the texts of a body
 * are replaced by {@code {id}}, so that nothing in the log tells who they are once their key is gone.
 */
public final class Ledger implements AutoCloseable {

    private final LedgerFolder folder;
    private final LogStore log;
    private final Subjects subjects;

    private Ledger(LedgerFolder folder, LogStore log, Subjects subjects) {
        this.folder = folder;
        this.log = log;
        this.subjects = subjects;
    }

    /**
     * Makes a ledger, with an entry about its key.
     *
     * @param origin the name it signs under, as {@code example.com/ledger}
     * @return the key that checks what it signs
     * @throws MalformedLog where nothing can have that name
     * @throws IOException where there is a ledger, or it can't be written
     */
    public static VerifierKey create(LedgerFolder folder, String origin, Instant at) throws IOException, MalformedLog {
        if (folder.exists()) {
            throw new IOException("there is a ledger in " + folder.root());
        }
        SignerKey signer = SignerKey.generate(origin, VerifierKey.Kind.ED25519, new SecureRandom());
        folder.create(signer);
        LogStore.create(folder.log(), folder.state(), signer);
        try (Ledger ledger = open(folder)) {
            ledger.append(
                    EntryKind.KEY_CHANGE,
                    at,
                    null,
                    Map.of("key", signer.verifier().toString(), "use", "checkpoint", "change", "added"),
                    List.of());
        }
        return signer.verifier();
    }

    /**
     * Opens a ledger, and finishes what was left undone.
     *
     * @throws IOException where there is none, or its files contradict what was signed
     */
    public static Ledger open(LedgerFolder folder) throws IOException {
        LogStore log = LogStore.open(folder.log(), folder.state(), folder.signer());
        try {
            Ledger ledger = new Ledger(folder, log, new Subjects(folder.state(), new SecureRandom()));
            for (String id : ledger.subjects.unrecorded()) {
                ledger.recordErasure(id, Instant.now());
            }
            return ledger;
        } catch (IOException | RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    /** The key that checks what it signs. */
    public VerifierKey key() throws IOException {
        return folder.signer().verifier();
    }

    public Subjects subjects() {
        return subjects;
    }

    /**
     * Appends an entry, and waits until it is on the disk.
     *
     * @param actor who caused it; null where nobody did
     * @param body values of JSON; names of those in {@code people} are replaced by their ids in its texts
     * @param people whom it speaks of
     */
    public Recorded append(
            EntryKind kind, Instant at, @Nullable String actor, Map<String, ?> body, List<Personal> people)
            throws IOException {
        Map<String, String> ids = new TreeMap<>();
        if (actor != null) {
            ids.put(actor, subjects.add(actor));
        }
        Map<String, String> sealed = new TreeMap<>();
        for (Personal each : people) {
            String id = subjects.add(each.name());
            ids.put(each.name(), id);
            each.alsoCalled().forEach(also -> ids.put(also, id));
            Map<String, Object> fields = new TreeMap<>(each.fields());
            fields.put("name", each.name());
            sealed.put(id, subjects.seal(id, new JsonObject(fields)));
        }
        Map<String, Object> plain = new TreeMap<>();
        Pseudonyms pseudonyms = new Pseudonyms(ids);
        body.forEach((name, value) -> plain.put(name, pseudonyms.in(value)));
        return append(new LedgerEntry(kind, at, actor == null ? null : ids.get(actor), new JsonObject(plain), sealed));
    }

    private Recorded append(LedgerEntry entry) throws IOException {
        String text = entry.text();
        try {
            long index = log.append(text.getBytes(StandardCharsets.UTF_8)).join();
            return new Recorded(index, text);
        } catch (MalformedLog tooLarge) {
            throw new IOException("the ledger can't take " + tooLarge.why(), tooLarge);
        } catch (CompletionException failed) {
            throw new IOException("the ledger could not be written", failed.getCause());
        }
    }

    /**
     * An entry that is in the ledger.
     *
     * @param index from 0
     * @param text its bytes
     */
    public record Recorded(long index, String text) {}

    /**
     * Destroys the key of somebody's personal data, and says so in the log. Proofs stay right.
     *
     * @param nameOrId as it was given, or the id
     * @return the id; null where nobody is called so
     */
    public @Nullable String erase(String nameOrId, Instant at) throws IOException {
        String id = subjects.id(nameOrId).orElse(subjects.name(nameOrId).isPresent() ? nameOrId : null);
        if (id == null) {
            return null;
        }
        subjects.erasing(id);
        recordErasure(id, at);
        return id;
    }

    private void recordErasure(String id, Instant at) throws IOException {
        append(new LedgerEntry(EntryKind.ERASURE, at, null, new JsonObject(Map.of("subject", id)), Map.of()));
        subjects.erased(id);
    }

    /** Publishes the checkpoint, and lets the next one at the ledger. */
    @Override
    public void close() throws IOException {
        log.close();
    }
}
