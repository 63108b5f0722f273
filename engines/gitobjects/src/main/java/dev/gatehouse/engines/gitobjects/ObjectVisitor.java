package dev.gatehouse.engines.gitobjects;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at objects, in many threads at once.
 *
 * @param <S> what it keeps of an object for the objects that are deltas against it; never changed afterwards
 */
public interface ObjectVisitor<S> {

    /** Whether objects of a type are looked at. */
    boolean wants(ObjectType type);

    /** Which objects of such a type are looked at; null for all. Asked once for each object, from any thread. */
    default @Nullable Predicate<ObjectId> only(ObjectType type) {
        return null;
    }

    /**
     * Looks at an object.
     *
     * @param base what it returned for the base of the delta; null where there is none
     * @return what the object's own children get as {@code base}; may be null
     */
    @Nullable
    S visit(ObjectView object, @Nullable S base);

    /**
     * Looks at an object too large to be held in memory.
     *
     * @param length bytes of its content
     * @param content its bytes, once; not to be closed
     * @throws IOException where the stream threw it
     */
    void visitLarge(ObjectType type, ObjectId id, long length, InputStream content) throws IOException;
}
