package dev.gatehouse.ledger;

import dev.gatehouse.engines.tlog.MalformedLog;
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
public record Past(Optional<LedgerReader> reader, List<Entry> entries) {

    /** The outcome of a deployment that moved its environment. */
    public static final String MOVED = "moved";

    /** An entry and its index. */
    public record Entry(long index, LedgerEntry entry) {

        /** A text of its body; empty where it has none of that name. */
        public String field(String name) {
            return entry.body().maybe(name).orElse("");
        }

        /** Whether it is what the gate said. */
        public boolean isDecision() {
            return entry.kind() == EntryKind.DECISION || entry.kind() == EntryKind.OVERRIDE;
        }

        /** Whether it passed the gate by. */
        public boolean isOverride() {
            return entry.kind() == EntryKind.OVERRIDE;
        }

        /** Whether it moved the environment. */
        public boolean isMove() {
            return entry.kind() == EntryKind.DEPLOYMENT && field("outcome").equals(MOVED);
        }
    }

    /**
     * Reads it; nothing where there is no ledger.
     *
     * @throws IOException where it can't be read, or is broken
     */
    public static Past of(LedgerFolder folder, String environment) throws IOException {
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
    public Set<String> deployed() {
        Set<String> deployed = new HashSet<>();
        entries.stream().filter(Entry::isMove).forEach(e -> deployed.add(e.field("to")));
        return deployed;
    }

    /** Overrides that nobody has reviewed. */
    public List<Entry> unreviewed() {
        Set<String> reviewed = new HashSet<>();
        entries.stream()
                .filter(e -> e.entry().kind() == EntryKind.REVIEW)
                .forEach(e -> reviewed.add(e.field("request")));
        return entries.stream()
                .filter(e -> e.isOverride() && !reviewed.contains(e.field("request")))
                .toList();
    }

    /** The requests that were carried out. */
    public Set<String> used() {
        Set<String> used = new HashSet<>();
        entries.stream().filter(Entry::isMove).forEach(e -> used.add(e.field("request")));
        return used;
    }
}
