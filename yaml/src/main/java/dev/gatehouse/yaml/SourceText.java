package dev.gatehouse.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file.
 *
 * @param text without its byte-order mark; what stands before the problem, where there is one
 * @param problem where it is too large, or not UTF-8; null where it is sound
 */
public record SourceText(String text, @Nullable Problem problem) {

    private static final int SHOWN = 200;

    /** Decodes UTF-8 (RFC 3629), strictly. */
    public static SourceText of(byte[] bytes, Limits limits) {
        if (bytes.length > limits.bytes()) {
            return new SourceText("", new Problem(tooLarge(limits.bytes()), 1, 1));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            in.position(3);
        }
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            String last = text.substring(text.lastIndexOf('\n') + 1);
            int column = 1 + last.codePointCount(0, last.length());
            return new SourceText(
                    text, new Problem(isUtf16(bytes) ? "not UTF-8 but UTF-16" : "not UTF-8", line, column));
        }
        return new SourceText(text, null);
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length >= 2
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
    }

    /** The words for a file over a limit. */
    public static String tooLarge(int bytes) {
        return bytes >= 1 << 20 ? "larger than " + (bytes >> 20) + " MiB" : "larger than " + bytes + " bytes";
    }

    /** A line without its break, control characters replaced, cut after 200 characters; empty past the end. */
    public String line(int number) {
        int from = 0;
        for (int i = 1; i < number; i++) {
            from = text.indexOf('\n', from) + 1;
            if (from == 0) {
                return "";
            }
        }
        int to = text.indexOf('\n', from);
        String line = text.substring(from, to < 0 ? text.length() : to);
        StringBuilder shown = new StringBuilder();
        line.codePoints().limit(SHOWN).forEach(c -> {
            if (c == '\t') {
                shown.append(' ');
            } else if (c != '\r') {
                shown.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c);
            }
        });
        return shown.toString();
    }
}
