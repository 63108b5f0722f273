package dev.gatehouse.engines.secretscan.history;

import dev.gatehouse.engines.secretscan.search.ContentSearch;
import dev.gatehouse.engines.secretscan.search.Sighting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who wrote commits and tags, each name with its address searched once. Many threads ask. */
final class Identities {

    private static final byte[][] HEADERS = {bytes("author "), bytes("committer "), bytes("tagger ")};

    private final ContentSearch search;
    private final Map<String, List<Sighting>> known = new ConcurrentHashMap<>();

    Identities(ContentSearch search) {
        this.search = search;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The secrets in the names and addresses of a commit or tag. */
    List<Sighting> search(byte[] content, int length) {
        return known.computeIfAbsent(text(content, length), text -> search.ofName(text, Where.IDENTITY.words(), null));
    }

    /** Names and addresses, {@code Ada Example <ada@example.com>} on each line, one that stands twice once. */
    static String text(byte[] content, int length) {
        StringBuilder text = new StringBuilder();
        String last = "";
        int line = 0;
        while (line < length && content[line] != '\n') {
            int end = line;
            while (end < length && content[end] != '\n') {
                end++;
            }
            for (byte[] header : HEADERS) {
                if (startsWith(content, line, end, header)) {
                    int from = line + header.length;
                    int to = end;
                    while (to > from && content[to - 1] != '>') {
                        to--;
                    }
                    String identity = new String(content, from, (to > from ? to : end) - from, StandardCharsets.UTF_8);
                    if (!identity.equals(last)) {
                        text.append(identity).append('\n');
                        last = identity;
                    }
                }
            }
            line = end + 1;
        }
        return text.toString();
    }

    private static boolean startsWith(byte[] content, int from, int to, byte[] start) {
        if (to - from < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (content[from + i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
