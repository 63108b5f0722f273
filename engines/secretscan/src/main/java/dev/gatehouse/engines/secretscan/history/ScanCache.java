package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.gitobjects.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which blobs were scanned with the same rules, and where secrets seemed to stand in them; never a secret.
 */
interface ScanCache {

    /** Remembers nothing. */
    ScanCache NONE = new ScanCache() {
        @Override
        public boolean isClean(ObjectId id) {
            return false;
        }

        @Override
        public Suspects.@Nullable Suspect suspect(ObjectId id) {
            return null;
        }

        @Override
        public void scanned(ObjectId id, Suspects.@Nullable Suspect suspect) {}

        @Override
        public void save() {}
    };

    /** Whether a blob was scanned and nothing was found. */
    boolean isClean(ObjectId id);

    /** Where secrets seemed to stand in a blob; null where it was not scanned, or nothing was found. */
    Suspects.@Nullable Suspect suspect(ObjectId id);

    /** Takes what a scan of a blob came to; null for nothing. */
    void scanned(ObjectId id, Suspects.@Nullable Suspect suspect);

    /** Writes what it took. */
    void save();
}
