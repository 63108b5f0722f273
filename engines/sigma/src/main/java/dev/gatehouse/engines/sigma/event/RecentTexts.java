package dev.gatehouse.engines.sigma.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts in ASCII that were made of bytes lately: logs say the same words again and again. Not safe for use by several
 * threads.
 */
public final class RecentTexts {

    private static final int SIZE = 1 << 12;

    /** What is longer is mostly different each time: a hash, a token, an address of a page. */
    private static final int LONGEST = 32;

    private final @Nullable String[] texts = new String[SIZE];
    private final byte[][] bytesOf = new byte[SIZE][];

    /** The text of a range of bytes, all of them ASCII. */
    public String text(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int slot = Words.hash(bytes, from, to) & SIZE - 1;
        String known = texts[slot];
        byte[] itsBytes = bytesOf[slot];
        if (known != null && Arrays.equals(itsBytes, 0, itsBytes.length, bytes, from, to)) {
            return known;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        texts[slot] = text;
        bytesOf[slot] = Arrays.copyOfRange(bytes, from, to);
        return text;
    }
}
