package dev.gatehouse.ledger;

import java.util.Arrays;
import java.util.Optional;

/** What an entry records. */
public enum EntryKind {
    /** What the gate said to one deployment. */
    DECISION("decision"),
    /** That an environment was moved, or could not be. */
    DEPLOYMENT("deployment"),
    /** A decision that passed the gate by. */
    OVERRIDE("override"),
    PLAN("plan"),
    APPLY("apply"),
    REVIEW("review"),
    ATTESTATION("attestation"),
    /** That a key came into use or went out of it. */
    KEY_CHANGE("key-change"),
    /** That somebody's personal data can't be read any more. */
    ERASURE("erasure");

    private final String label;

    EntryKind(String label) {
        this.label = label;
    }

    /** The name in entries. */
    public String label() {
        return label;
    }

    static Optional<EntryKind> ofLabel(String label) {
        return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
    }
}
