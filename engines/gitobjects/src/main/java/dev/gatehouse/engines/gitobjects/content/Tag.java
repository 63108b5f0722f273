package dev.gatehouse.engines.gitobjects.content;

import dev.gatehouse.engines.gitobjects.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An annotated tag.
 *
 * @param object what it tags; null where the tag is damaged
 * @param messageStart where its message begins in its bytes
 */
public record Tag(@Nullable ObjectId object, String name, Identity tagger, String message, int messageStart) {

    /** Reads a tag; never throws. */
    public static Tag parse(byte[] content, int length) {
        Headers headers = new Headers(content, length);
        return new Tag(
                headers.firstId("object"),
                headers.first("tag"),
                Identity.parse(headers.first("tagger")),
                headers.message(),
                headers.messageStart());
    }
}
