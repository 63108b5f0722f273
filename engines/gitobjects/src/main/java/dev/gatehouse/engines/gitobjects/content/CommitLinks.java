package dev.gatehouse.engines.gitobjects.content;

import dev.gatehouse.engines.gitobjects.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What links a commit to others, read without the rest of it.
 *
 * @param tree null where the commit is damaged
 * @param time of its committer, in seconds since the epoch; zero where it can't be read
 */
public record CommitLinks(@Nullable ObjectId tree, List<ObjectId> parents, long time) {

    public CommitLinks {
        parents = List.copyOf(parents);
    }

    /** Reads a commit; never throws. */
    public static CommitLinks parse(byte[] content, int length) {
        ObjectId tree = null;
        List<ObjectId> parents = new ArrayList<>(2);
        long time = 0;
        for (int line = 0; line < length && content[line] != '\n'; ) {
            int end = line;
            while (end < length && content[end] != '\n') {
                end++;
            }
            String text = new String(content, line, Math.min(end - line, 4096), StandardCharsets.ISO_8859_1);
            if (text.startsWith("tree ")) {
                tree = ObjectId.parse(text.substring(5));
            } else if (text.startsWith("parent ")) {
                ObjectId parent = ObjectId.parse(text.substring(7));
                if (parent != null) {
                    parents.add(parent);
                }
            } else if (text.startsWith("committer ")) {
                time = time(text);
                break;
            }
            line = end + 1;
        }
        return new CommitLinks(tree, parents, time);
    }

    private static long time(String text) {
        String rest = text.substring(text.lastIndexOf('>') + 1).strip();
        int space = rest.indexOf(' ');
        try {
            return Long.parseLong(space < 0 ? rest : rest.substring(0, space));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
