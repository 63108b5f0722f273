package dev.gatehouse.engines.gitobjects;

import org.jspecify.annotations.Nullable;

/**
 * Something of a repository that could not be read.
 *
 * @param kind why, for programs
 * @param where the file, relative to the repository: {@code objects/pack/pack-….pack}; empty where it is in none
 * @param object the object that is concerned; null where it is a file as a whole
 * @param reason why, for people: lower case, without a full stop
 */
public record Problem(Kind kind, String where, @Nullable ObjectId object, String reason) {

    /** Why something could not be read. */
    public enum Kind {
        /** Named by another object or by a reference, and not there. */
        MISSING,
        /** Its bytes are not what they should be. */
        CORRUPT,
        /** The file ends too early. */
        TRUNCATED,
        /** Beyond a limit. */
        TOO_LARGE,
        /** Deltas whose bases lead back to themselves. */
        CYCLIC,
        /** Of a version or kind that this reader does not know. */
        UNSUPPORTED,
        /** The file system refused. */
        UNREADABLE,
        /** A pack's index is of no use; the pack was read without it, and nothing of it is left out for that. */
        NO_INDEX
    }

    @Override
    public String toString() {
        return (object == null ? "" : object + " ") + (where.isEmpty() ? "" : "in " + where + ": ") + reason;
    }
}
