package dev.gatehouse.cli.ledger;

import dev.gatehouse.engines.tlog.Hash;
import dev.gatehouse.ledger.LedgerEntry;
import dev.gatehouse.ledger.LedgerReader;
import dev.gatehouse.ledger.json.CanonicalJson;
import dev.gatehouse.ledger.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An entry with its place and hash, in one line of JSON. */
final class EntryLine {

    private EntryLine() {}

    /**
     * Writes it.
     *
     * @param reveal whether personal data stands beside it, as far as it can be read
     */
    static String of(LedgerReader reader, long index, String text, boolean reveal) {
        Map<String, Object> line = new TreeMap<>();
        line.put("index", index);
        line.put("hash", Hash.ofLeaf(text.getBytes(StandardCharsets.UTF_8)).toString());
        try {
            line.put("entry", CanonicalJson.read(text));
        } catch (MalformedJson other) {
            line.put("text", text);
        }
        Optional<LedgerEntry> entry = LedgerReader.entry(text);
        if (reveal && entry.isPresent()) {
            Map<String, Object> personal = new TreeMap<>(reader.personal(entry.get()));
            if (!personal.isEmpty()) {
                line.put("personal", personal);
            }
        }
        return CanonicalJson.write(line);
    }
}
