package dev.gatehouse.engines.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A proof that can be carried about: an entry's place, the hashes that lead to the root, and the signed checkpoint.
 *
 * @param extra Base64 of whatever its maker adds, which nothing vouches for; null for none
 * @param index of the entry, from 0
 * @param path from the leaf's sibling to the root's child
 * @param checkpoint a signed note
 * @see <a href="https://c2sp.org/tlog-proof">C2SP tlog-proof</a>
 */
public record LogProof(@Nullable String extra, long index, List<Hash> path, String checkpoint) {

    /** The most characters that are read. */
    public static final int LARGEST = 1 << 20;

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int LONGEST_PATH = 63;

    public LogProof {
        path = List.copyOf(path);
    }

    /**
     * Reads a proof; whether it is right, is not asked.
     *
     * @throws MalformedLog where it is none
     */
    public static LogProof parse(String text) throws MalformedLog {
        if (text.length() > LARGEST) {
            throw new MalformedLog("a proof of more than " + LARGEST + " characters");
        }
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new MalformedLog("a proof without an empty line before its checkpoint");
        }
        String[] lines = text.substring(0, end).split("\n", -1);
        int line = 0;
        if (!lines[line++].equals(HEADER)) {
            throw new MalformedLog("a proof that does not begin with " + HEADER);
        }
        String extra = null;
        if (line < lines.length && lines[line].startsWith(EXTRA)) {
            extra = lines[line++].substring(EXTRA.length());
            Encoded.bytes(extra);
        }
        if (line == lines.length || !lines[line].startsWith(INDEX)) {
            throw new MalformedLog("a proof without an index");
        }
        long index = Encoded.number(lines[line++].substring(INDEX.length()));
        if (lines.length - line > LONGEST_PATH) {
            throw new MalformedLog("a proof of more than " + LONGEST_PATH + " hashes");
        }
        List<Hash> path = new ArrayList<>();
        while (line < lines.length) {
            path.add(Hash.ofBase64(lines[line++]));
        }
        return new LogProof(extra, index, path, text.substring(end + 2));
    }

    /** As it is stored: {@code *.tlog-proof}. */
    public String text() {
        return HEADER + "\n"
                + (extra == null ? "" : EXTRA + extra + "\n")
                + INDEX + index + "\n"
                + path.stream().map(hash -> hash + "\n").collect(Collectors.joining())
                + "\n" + checkpoint;
    }
}
