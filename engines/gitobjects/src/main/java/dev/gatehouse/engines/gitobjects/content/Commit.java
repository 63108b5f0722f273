package dev.gatehouse.engines.gitobjects.content;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A commit.
 *
 * @param tree null where the commit is damaged
 * @param messageStart where its message begins in its bytes
 */
public record Commit(
        @Nullable ObjectId tree,
        List<ObjectId> parents,
        Identity author,
        Identity committer,
        String message,
        int messageStart) {

    public Commit {
        parents = List.copyOf(parents);
    }

    /** Reads a commit; never throws. */
    public static Commit parse(byte[] content, int length) {
        Headers headers = new Headers(content, length);
        return new Commit(
                headers.firstId("tree"),
                headers.all("parent").stream()
                        .map(ObjectId::parse)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList(),
                Identity.parse(headers.first("author")),
                Identity.parse(headers.first("committer")),
                headers.message(),
                headers.messageStart());
    }

    /** Where a commit's message begins in its bytes. */
    public static int messageStart(byte[] content, int length) {
        for (int i = 0; i + 1 < length; i++) {
            if (content[i] == '\n' && content[i + 1] == '\n') {
                return i + 2;
            }
        }
        return length;
    }
}
