package dev.gatehouse.engines.secretscan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Contents as texts in UTF-8, which is what a scanner reads. */
public final class Utf8Text {

    private static final int PROBED = 512;

    private Utf8Text() {}

    /**
     * A content in UTF-8: itself unless it is UTF-16 or UTF-32, by its byte-order mark or because nearly every second
     * byte of its beginning is zero, as in text of ASCII characters, or three of four.
     *
     * @param length how many of its bytes count, from the first
     * @return what counts; the same array where nothing had to be converted and all bytes count
     */
    public static byte[] of(byte[] content, int length) {
        Charset charset = charset(content, length);
        if (!charset.equals(StandardCharsets.UTF_8)) {
            int mark = startsWith(content, length, 0xFF, 0xFE) || startsWith(content, length, 0xFE, 0xFF) ? 2 : 0;
            return converted(content, charset.name().startsWith("UTF-16") ? mark : 0, length, charset);
        }
        return length == content.length ? content : Arrays.copyOf(content, length);
    }

    /** The charset that {@link #of} takes a content for: UTF-8 unless it tells another. */
    public static Charset charset(byte[] content, int length) {
        Charset wide = utf32(content, length);
        if (wide != null) {
            return wide;
        }
        if (startsWith(content, length, 0xFF, 0xFE) || isMostlyZero(content, length, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(content, length, 0xFE, 0xFF) || isMostlyZero(content, length, 0)
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    /** Whether {@link #of} converts a content. */
    public static boolean isUtf16(byte[] content, int length) {
        return !charset(content, length).equals(StandardCharsets.UTF_8);
    }

    /** The charset of text in UTF-32; null where it is none. A byte-order mark is a character of no consequence. */
    private static @Nullable Charset utf32(byte[] content, int length) {
        int units = Math.min(length, PROBED) / 4;
        if (units < 4 || content[0] != 0 && content[3] != 0) {
            return null;
        }
        int little = 0;
        int big = 0;
        for (int i = 0; i < 4 * units; i += 4) {
            boolean middle = (content[i + 1] | content[i + 2]) == 0;
            little += middle && isText(content[i]) && content[i + 3] == 0 ? 1 : 0;
            big += middle && content[i] == 0 && isText(content[i + 3]) ? 1 : 0;
        }
        if (little * 10 >= units * 9 || startsWith(content, length, 0xFF, 0xFE, 0, 0) && little * 2 >= units) {
            return Charset.forName("UTF-32LE");
        }
        return big * 10 >= units * 9 || startsWith(content, length, 0, 0, 0xFE, 0xFF) && big * 2 >= units
                ? Charset.forName("UTF-32BE")
                : null;
    }

    /** Whether a byte is a character of ASCII text: small numbers of four bytes are none. */
    private static boolean isText(byte b) {
        return b >= ' ' && b < 0x7f || b == '\n' || b == '\r' || b == '\t';
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
