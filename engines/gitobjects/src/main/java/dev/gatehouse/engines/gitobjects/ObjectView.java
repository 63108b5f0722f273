package dev.gatehouse.engines.gitobjects;

import org.jspecify.annotations.Nullable;

/** An object while a visitor looks at it. What it gives is valid until the visitor returns. */
public interface ObjectView {

    ObjectId id();

    /** The object's number; negative where it has none. */
    default int number(ObjectNumbers numbers) {
        return numbers.find(id().toByteArray(), 0);
    }

    ObjectType type();

    /** The content, in the first {@link #length()} bytes. Must not be changed. */
    byte[] content();

    /** Bytes of the content. */
    int length();

    /** How the content is made of the base's; null where the visitor has no state of a base. */
    @Nullable
    Delta delta();

    /** Whether objects that are to be visited are deltas against it, to which goes what the visitor returns. */
    boolean isBase();

    /** Whether the object was visited before, and is visited again only for the state that its children inherit. */
    boolean again();
}
