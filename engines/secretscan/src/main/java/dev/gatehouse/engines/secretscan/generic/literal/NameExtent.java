package dev.gatehouse.engines.secretscan.generic.literal;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Extent;
import org.jspecify.annotations.Nullable;

/** Finds where a name around an offset begins and ends: an identifier, or several with points or hyphens between. */
public final class NameExtent {

    /** How many characters from a place on, or before it, a name has at most. */
    public static final int LONGEST = 80;

    private static final CharacterClass WORD = CharacterClass.of("0-9a-zA-Z_$");

    private NameExtent() {}

    /**
     * The name that some characters are a part of.
     *
     * @return null where it is too long for one that a person wrote
     */
    public static @Nullable Extent around(String text, int start, int end) {
        int from = start(text, start);
        int to = end(text, end);
        return from < 0 || to < 0 ? null : new Extent(from, to);
    }

    /** Where the name ends that is under way at an offset; negative where it is too long. */
    public static int end(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST);
        int at = from;
        while (at < last) {
            char c = text.charAt(at);
            boolean joins = (c == '.' || c == '-')
                    && at + 1 < text.length()
                    && WORD.has(text.charAt(at + 1))
                    && text.charAt(at + 1) != '$';
            if (!WORD.has(c) && !joins) {
                return at;
            }
            at++;
        }
        return at == text.length() ? at : -1;
    }

    /**
     * As {@link #end(String, int)}, of a content that counts up to an offset, which is told where the name may go on.
     */
    public static int end(byte[] content, int to, int from) {
        int last = Math.min(to, from + LONGEST);
        int at = from;
        while (at < last) {
            char c = (char) (content[at] & 0xff);
            boolean joins = (c == '.' || c == '-')
                    && (at + 1 == to || WORD.has((char) (content[at + 1] & 0xff)) && content[at + 1] != '$');
            if (!WORD.has(c) && !joins) {
                return at;
            }
            at++;
        }
        return at == to ? at : -1;
    }

    private static int start(String text, int from) {
        int first = Math.max(0, from - LONGEST);
        int at = from;
        while (at > first) {
            char c = text.charAt(at - 1);
            boolean joins =
                    (c == '.' || c == '-') && at - 2 >= 0 && WORD.has(text.charAt(at - 2)) && text.charAt(at) != '$';
            if (!WORD.has(c) && !joins) {
                break;
            }
            at--;
        }
        if (at == first && at > 0) {
            return -1;
        }
        while (at < from && text.charAt(at) == '$') {
            at++;
        }
        return at;
    }

    /**
     * As the start of {@link #around}, of a content from an offset on; negative where it is too long, or where it may
     * begin before that.
     */
    public static int start(byte[] content, int first, int from) {
        int least = Math.max(first, from - LONGEST);
        int at = from;
        while (at > least) {
            char c = (char) (content[at - 1] & 0xff);
            boolean point = (c == '.' || c == '-') && content[at] != '$';
            if (point && at - 1 == first && first > 0) {
                return -1;
            }
            boolean joins = point && at - 2 >= first && WORD.has((char) (content[at - 2] & 0xff));
            if (!WORD.has(c) && !joins) {
                break;
            }
            at--;
        }
        if (at == least && at > 0) {
            return -1;
        }
        while (at < from && content[at] == '$') {
            at++;
        }
        return at;
    }
}
