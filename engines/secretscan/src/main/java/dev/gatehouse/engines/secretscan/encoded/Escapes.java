package dev.gatehouse.engines.secretscan.encoded;

import dev.gatehouse.engines.secretscan.Reach;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts with escaped characters: {@code %5F} as in a URL, {@code \}{@code u005f} and {@code \x5f} as in programs. */
public final class Escapes {

    private static final int MOST = 4_000;
    private static final int BEFORE = 300;

    /** The bytes from a place on that tell whether an escape stands there, and whether it is marked. */
    private static final int TELLING = 8;

    private Escapes() {}

    /**
     * Whether there is nothing to decode around a place: no escaped character of ASCII stands there, or another does a
     * little before it in the same text, which is then asked about that one, unless one of five hundred by its
     * characters. Long texts of escaped bytes have such a place every fourth byte.
     *
     * @return the number of the {@link Reach} that tells; -1 where there may be something
     */
    public static int none(byte[] content, int length, int start) {
        if (value(content, length, start) < 0) {
            return Reach.code(0, TELLING);
        }
        int least = isMarked(content, length, start) ? start : Math.max(0, start - BEFORE);
        for (int at = start - 1; at >= least && isPart(content[at]); at--) {
            if (value(content, length, at) >= 0) {
                return Reach.code(start - at, TELLING);
            }
        }
        return -1;
    }

    /** The number of the {@link Reach} that holds all that {@link #none} and {@link #around} look at. */
    public static int reach(byte[] content, int length, int start) {
        int end = start;
        int limit = (int) Math.min(length, (long) start + MOST);
        while (end < limit && isPart(content[end])) {
            end++;
        }
        return Reach.code(BEFORE, end - start + TELLING);
    }

    /** The text around an escape, up to white space or a quotation mark; asked where {@link #none} tells nothing. */
    public static List<Decoded> around(byte[] content, int length, int start) {
        int limit = (int) Math.min(length, (long) start + MOST);
        Decoded decoded = decoded(content, length, begin(content, start), limit);
        return decoded == null ? List.of() : List.of(decoded);
    }

    /** Where the text around an escape begins. */
    private static int begin(byte[] content, int start) {
        int least = Math.max(0, start - BEFORE);
        int from = start;
        while (from > least && isPart(content[from - 1])) {
            from--;
        }
        return from;
    }

    private static boolean isMarked(byte[] content, int length, int start) {
        int hash = 0;
        for (int i = start; i < Math.min(length, start + TELLING); i++) {
            hash = hash * 31 + content[i];
        }
        return (hash & 0x1ff) == 0;
    }

    private static @Nullable Decoded decoded(byte[] content, int length, int from, int limit) {
        byte[] bytes = new byte[limit - from];
        int[] origins = new int[limit - from + 1];
        int count = 0;
        int at = from;
        while (at < limit && isPart(content[at])) {
            int value = value(content, length, at);
            origins[count] = at;
            if (value < 0) {
                bytes[count++] = content[at++];
            } else {
                bytes[count++] = (byte) value;
                at += width(content[at + 1]);
            }
        }
        origins[count] = at;
        return count < 12 ? null : new Decoded(Arrays.copyOf(bytes, count), Arrays.copyOf(origins, count + 1));
    }

    private static boolean isPart(byte b) {
        return b > ' ' && b != '"' && b != '\'' && b != '`' && b != '<' && b != '>';
    }

    private static int width(byte kind) {
        return kind == 'u' ? 6 : kind == 'x' ? 4 : 3;
    }

    /** The character of ASCII that is escaped at a place; -1 where none is. */
    private static int value(byte[] content, int length, int at) {
        if (at + 2 >= length) {
            return -1;
        }
        int digits;
        if (content[at] == '%') {
            digits = at + 1;
        } else if (content[at] == '\\' && content[at + 1] == 'x') {
            digits = at + 2;
        } else if (content[at] == '\\'
                && content[at + 1] == 'u'
                && at + 5 < length
                && content[at + 2] == '0'
                && content[at + 3] == '0') {
            digits = at + 4;
        } else {
            return -1;
        }
        if (digits + 1 >= length) {
            return -1;
        }
        int high = Character.digit(content[digits], 16);
        int low = Character.digit(content[digits + 1], 16);
        return high < 2 || high > 7 || low < 0 ? -1 : high << 4 | low;
    }
}
