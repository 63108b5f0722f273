package dev.gatehouse.engines.secretscan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Contents as texts in UTF-8, which is what a scanner reads. */
public final class Utf8Text {

    private static final int PROBED = 512;

    private Utf8Text() {}

    /**
     * A content in UTF-8: itself unless it is UTF-16, by its byte-order mark or because nearly every second byte of its
     * beginning is zero, as in text of ASCII characters.
     *
     * @param length how many of its bytes count, from the first
     * @return what counts; the same array where nothing had to be converted and all bytes count
     */
    public static byte[] of(byte[] content, int length) {
        if (startsWith(content, length, 0xFF, 0xFE)) {
            return converted(content, 2, length, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, length, 0xFE, 0xFF)) {
            return converted(content, 2, length, StandardCharsets.UTF_16BE);
        }
        if (isMostlyZero(content, length, 1)) {
            return converted(content, 0, length, StandardCharsets.UTF_16LE);
        }
        if (isMostlyZero(content, length, 0)) {
            return converted(content, 0, length, StandardCharsets.UTF_16BE);
        }
        return length == content.length ? content : Arrays.copyOf(content, length);
    }

    /** Whether {@link #of} converts a content. */
    public static boolean isUtf16(byte[] content, int length) {
        return startsWith(content, length, 0xFF, 0xFE)
                || startsWith(content, length, 0xFE, 0xFF)
                || isMostlyZero(content, length, 1)
                || isMostlyZero(content, length, 0);
    }

    private static byte[] converted(byte[] content, int from, int length, Charset charset) {
        return new String(content, from, length - from, charset).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] content, int length, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (length <= i || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether of each pair at the beginning this byte is zero and the other is not, in nine of ten. */
    private static boolean isMostlyZero(byte[] content, int length, int which) {
        int pairs = Math.min(length, PROBED) / 2;
        if (pairs < 8 || content[which] != 0 && content[which + 2] != 0) {
            return false;
        }
        int fitting = 0;
        for (int i = 0; i < pairs; i++) {
            fitting += content[2 * i + which] == 0 && content[2 * i + 1 - which] != 0 ? 1 : 0;
        }
        return fitting * 10 >= pairs * 9;
    }
}
