package dev.gatehouse.ledger;

import dev.gatehouse.engines.tlog.MalformedLog;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys that people sign with, as entries about changes of keys tell them one after the other. */
public final class SigningKeys {

    private static final String USE = "signing";
    private static final String KEYS = "keys";
    private static final int AT_ONCE = 50;

    private SigningKeys() {}

    /**
     * Records whose keys are not those that the ledger has of them.
     *
     * @param declared fingerprints by name, those of one person divided by blanks
     */
    public static void record(Ledger ledger, LedgerFolder folder, Map<String, String> declared, Instant at)
            throws IOException {
        Map<String, String> known = known(folder);
        TreeSet<String> names = new TreeSet<>(known.keySet());
        names.addAll(declared.keySet());
        List<Personal> changed = new ArrayList<>();
        for (String name : names) {
            String keys = declared.getOrDefault(name, "");
            if (!keys.equals(known.getOrDefault(name, ""))) {
                changed.add(new Personal(name, Map.of(KEYS, keys)));
            }
        }
        for (int from = 0; from < changed.size(); from += AT_ONCE) {
            List<Personal> some = changed.subList(from, Math.min(changed.size(), from + AT_ONCE));
            ledger.append(EntryKind.KEY_CHANGE, at, null, Map.of("use", USE, "change", "changed"), some);
        }
    }

    /**
     * What an entry says of keys: by name, fingerprints that are divided by blanks. Nothing where it is about others.
     */
    public static Map<String, String> changed(LedgerReader reader, LedgerEntry entry) {
        Map<String, String> changed = new TreeMap<>();
        if (entry.kind() == EntryKind.KEY_CHANGE
                && entry.body().maybe("use").orElse("").equals(USE)) {
            reader.personal(entry)
                    .values()
                    .forEach(about -> changed.put(
                            about.maybe("name").orElse(""), about.maybe(KEYS).orElse("")));
        }
        return changed;
    }

    private static Map<String, String> known(LedgerFolder folder) throws IOException {
        Map<String, String> known = new TreeMap<>();
        try {
            LedgerReader reader = LedgerReader.of(folder);
            reader.texts(
                    0,
                    (index, text) -> LedgerReader.entry(text).ifPresent(entry -> known.putAll(changed(reader, entry))));
        } catch (MalformedLog broken) {
            throw new IOException("the ledger is broken: " + broken.why(), broken);
        }
        return known;
    }
}
