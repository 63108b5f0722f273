package dev.gatehouse.engines.gitobjects.content;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    /** Headers that Git makes; who wrote a commit is told by {@link Identity}. */
    private static final Set<String> OF_GIT =
            Set.of("tree", "parent", "author", "committer", "encoding", "gpgsig", "gpgsig-sha256");

    private static final int LONGEST_NAME = 64;

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
     * Where what people wrote begins in a commit's bytes: its message, or the first header that Git does not make
     * itself, such as a tag that a merge took in (git-merge, {@code mergetag}) or what an import keeps
     * ({@code HG:extra}).
     */
    public static int textStart(byte[] content, int length) {
        int message = messageStart(content, length);
        int line = 0;
        while (line < message) {
            int end = line;
            while (end < message && content[end] != '\n') {
                end++;
            }
            if (end > line && content[line] != ' ' && !OF_GIT.contains(name(content, line, end))) {
                return line;
            }
            line = end + 1;
        }
        return message;
    }

    private static String name(byte[] content, int line, int end) {
        int space = line;
        while (space < end && content[space] != ' ') {
            space++;
        }
        return new String(content, line, Math.min(space - line, LONGEST_NAME), StandardCharsets.US_ASCII);
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
