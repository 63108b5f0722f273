package dev.gatehouse.engines.secretscan.encoded;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Keyword;
import dev.gatehouse.engines.secretscan.KeywordSink;
import java.util.List;

/**
 * Finds where an encoded text may begin.
 *
 * <p>That is at the beginning of a run of {@value #SHORTEST} or more characters of base 64 or hexadecimal, and at
 * places within such a run that the four characters before them mark, one of a thousand: so a run longer than what is
 * decoded at once is gone through in parts, and where the parts begin depends on nothing but the characters there. It
 * is none of these places where the first {@value #SHORTEST} characters tell that they do not decode to a text. An
 * escape begins at a keyword.
 */
public final class EncodedRuns {

    /** The bytes before and from a place on that tell whether an encoded text begins there. */
    public static final int CONTEXT = 32;

    /** What escaped characters begin with: those of ASCII, in a URL or in a text of a programming language. */
    public static final List<Keyword> ESCAPES = List.of(
            Keyword.exact("%2"),
            Keyword.exact("%3"),
            Keyword.exact("%4"),
            Keyword.exact("%5"),
            Keyword.exact("%6"),
            Keyword.exact("%7"),
            Keyword.exact("\\u00"),
            Keyword.exact("\\x"));

    /** How many characters a run has at least. */
    public static final int SHORTEST = 24;

    /** How many bytes from a UUID's first hyphen on, and before it, tell that it is one: its own, and one before. */
    public static final int UUID_AFTER = 28;

    public static final int UUID_BEFORE = 9;

    private static final int UUID_LENGTH = UUID_AFTER + UUID_BEFORE - 1;

    private static final int BEFORE_MARK = 4;
    private static final boolean[] RUN = new boolean[256];

    static {
        for (char c : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/-_".toCharArray()) {
            RUN[c] = true;
        }
    }

    private EncodedRuns() {}

    static boolean isRun(byte b) {
        return RUN[b & 0xff];
    }

    /**
     * Finds the places between two offsets, each with all of its context; and among the runs those that begin with a
     * UUID.
     *
     * @param from zero is taken for the beginning of the content
     * @param encoded the number under which a place is told
     * @param uuid that under which a UUID's first hyphen is told
     */
    public static void visit(byte[] content, int from, int to, KeywordSink places, int encoded, int uuid) {
        int at = from;
        boolean begins = from == 0;
        while (at + SHORTEST <= to) {
            int back = at + SHORTEST - 1;
            while (back >= at && RUN[content[back] & 0xff]) {
                back--;
            }
            if (back >= at) {
                at = back + 1;
                begins = true;
                continue;
            }
            if (begins && at > from && isUuid(content, at, to)) {
                places.keyword(uuid, at + UUID_BEFORE - 1);
            }
            if (begins && Decoders.mayBegin(content, at, true)) {
                places.keyword(encoded, at);
            }
            at = marks(content, at, to, places, encoded);
            begins = false;
        }
    }

    private static boolean isUuid(byte[] content, int at, int to) {
        if (at + UUID_LENGTH > to || content[at + 8] != '-') {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            byte b = content[at + i];
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? b != '-' : !CharacterClass.HEX.has((char) (b & 0xff))) {
                return false;
            }
        }
        return true;
    }

    /** Visits the marked places within a run; returns where it ends. */
    private static int marks(byte[] content, int from, int to, KeywordSink places, int encoded) {
        int end = from + SHORTEST;
        while (end < to && RUN[content[end] & 0xff]) {
            int at = end - SHORTEST + 1;
            if (at >= from + BEFORE_MARK && isMarked(content, at) && Decoders.mayBegin(content, at, false)) {
                places.keyword(encoded, at);
            }
            end++;
        }
        return end;
    }

    private static boolean isMarked(byte[] content, int at) {
        int before = content[at - 1] << 24 | content[at - 2] << 16 | content[at - 3] << 8 | content[at - 4];
        return before * 0x9E3779B1 >>> 22 == 0;
    }

    /** How many bytes before a place tell that it is one. */
    public static int before(byte[] content, int at) {
        return at > 0 && RUN[content[at - 1] & 0xff] ? BEFORE_MARK : 1;
    }

    /** Whether bytes of both sides of an offset, or the first after it, may tell of a place. */
    public static boolean mayCross(byte[] content, int length, int seam) {
        if (!mayBeAround(content, length, seam)) {
            return false;
        }
        int after = seam;
        int most = Math.min(length, seam + SHORTEST);
        while (after < most && RUN[content[after] & 0xff]) {
            after++;
        }
        int before = seam;
        int least = Math.max(0, seam - SHORTEST);
        while (after > seam && before > least && RUN[content[before - 1] & 0xff]) {
            before--;
        }
        return after > seam && after - before >= SHORTEST;
    }

    /** A run around an offset has the half of the shortest on one of its sides: looks at a few of those bytes. */
    private static boolean mayBeAround(byte[] content, int length, int seam) {
        int half = SHORTEST / 2;
        if (seam >= length || !RUN[content[seam] & 0xff]) {
            return false;
        }
        boolean after = seam + half <= length
                && RUN[content[seam + half - 1] & 0xff]
                && RUN[content[seam + half / 2] & 0xff]
                && RUN[content[seam + half / 4] & 0xff];
        return after
                || seam >= half
                        && RUN[content[seam - half] & 0xff]
                        && RUN[content[seam - half / 2] & 0xff]
                        && RUN[content[seam - half / 4] & 0xff];
    }

    /** Whether a place is one still, after what it is in may have changed around it. */
    public static boolean isPlace(byte[] content, int length, int at) {
        if (at + SHORTEST > length) {
            return false;
        }
        for (int i = at; i < at + SHORTEST; i++) {
            if (!RUN[content[i] & 0xff]) {
                return false;
            }
        }
        if (at == 0 || !RUN[content[at - 1] & 0xff]) {
            return true;
        }
        for (int i = at - BEFORE_MARK; i < at; i++) {
            if (i < 0 || !RUN[content[i] & 0xff]) {
                return false;
            }
        }
        return isMarked(content, at);
    }
}
