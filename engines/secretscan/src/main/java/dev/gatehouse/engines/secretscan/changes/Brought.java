package dev.gatehouse.engines.secretscan.changes;

import dev.gatehouse.engines.gitobjects.ObjectId;
import dev.gatehouse.engines.gitobjects.content.Commit;
import dev.gatehouse.engines.secretscan.search.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * A secret that was brought.
 *
 * @param sighting what and where
 * @param where the kind of object that holds it
 * @param object the object
 * @param commitId the commit that brought it; null where none did
 * @param commit that commit
 */
public record Brought(
        Sighting sighting,
        Where where,
        ObjectId object,
        @Nullable ObjectId commitId,
        @Nullable Commit commit) {

    /** Kinds of object. */
    public enum Where {
        BLOB,
        COMMIT_MESSAGE,
        TAG_MESSAGE,
        IDENTITY,
        INDEX
    }
}
