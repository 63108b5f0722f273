package dev.gatehouse.engines.gitobjects.content;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private static final byte[] MERGED_TAG = "mergetag ".getBytes(StandardCharsets.US_ASCII);

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

    /**
     * Where what people wrote begins in a commit's bytes: its message, or the first of the tags that a merge took in,
     * which are headers (git-merge, {@code mergetag}).
     */
    public static int textStart(byte[] content, int length) {
        int message = messageStart(content, length);
        for (int i = 0; i + MERGED_TAG.length < message; i++) {
            if (content[i] == '\n'
                    && Arrays.equals(content, i + 1, i + 1 + MERGED_TAG.length, MERGED_TAG, 0, MERGED_TAG.length)) {
                return i + 1;
            }
        }
        return message;
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
