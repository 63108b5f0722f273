package dev.gatehouse.cli.deploy;

import dev.gatehouse.engines.tlog.MalformedLog;
import dev.gatehouse.ledger.EntryKind;
import dev.gatehouse.ledger.LedgerEntry;
import dev.gatehouse.ledger.LedgerFolder;
import dev.gatehouse.ledger.LedgerReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the ledger has of an environment.
 *
 * @param reader null where there is no ledger yet
 * @param entries decisions, overrides, deployments and reviews, the oldest first
 */
record Past(Optional<LedgerReader> reader, List<Entry> entries) {

    static final String MOVED = "moved";

    /** An entry and its index. */
    record Entry(long index, LedgerEntry entry) {

        String field(String name) {
            return entry.body().maybe(name).orElse("");
        }

        boolean isDecision() {
            return entry.kind() == EntryKind.DECISION || entry.kind() == EntryKind.OVERRIDE;
        }

        boolean isOverride() {
            return entry.kind() == EntryKind.OVERRIDE;
        }

        boolean isMove() {
            return entry.kind() == EntryKind.DEPLOYMENT && field("outcome").equals(MOVED);
        }
    }

    /** Reads it. */
    static Past of(LedgerFolder folder, String environment) throws IOException {
        if (!folder.exists()) {
            return new Past(Optional.empty(), List.of());
        }
        try {
            LedgerReader reader = LedgerReader.of(folder);
            List<Entry> entries = new ArrayList<>();
            reader.texts(
                    0,
                    (index, text) -> LedgerReader.entry(text)
                            .map(entry -> new Entry(index, entry))
                            .filter(entry -> entry.field("environment").equals(environment))
                            .ifPresent(entries::add));
            return new Past(Optional.of(reader), entries);
        } catch (MalformedLog broken) {
            throw new IOException("the ledger is broken: " + broken.why(), broken);
        }
    }

    /** The commits that were deployed. */
    Set<String> deployed() {
        Set<String> deployed = new HashSet<>();
        entries.stream().filter(Entry::isMove).forEach(e -> deployed.add(e.field("to")));
        return deployed;
    }

    /** Overrides that nobody has reviewed. */
    List<Entry> unreviewed() {
        Set<String> reviewed = new HashSet<>();
        entries.stream()
                .filter(e -> e.entry().kind() == EntryKind.REVIEW)
                .forEach(e -> reviewed.add(e.field("request")));
        return entries.stream()
                .filter(e -> e.isOverride() && !reviewed.contains(e.field("request")))
                .toList();
    }

    /** The requests that were carried out. */
    Set<String> used() {
        Set<String> used = new HashSet<>();
        entries.stream().filter(Entry::isMove).forEach(e -> used.add(e.field("request")));
        return used;
    }
}
