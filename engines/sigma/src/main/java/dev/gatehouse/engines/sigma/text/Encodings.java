package dev.gatehouse.engines.sigma.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The encodings of Sigma's modifiers. What they give is text whose characters are bytes (ISO 8859-1). */
public final class Encodings {

    private Encodings() {}

    public static SigmaText utf16le(SigmaText text) {
        return text.map(s -> encode(s, StandardCharsets.UTF_16LE), true);
    }

    public static SigmaText utf16be(SigmaText text) {
        return text.map(s -> encode(s, StandardCharsets.UTF_16BE), true);
    }

    /** Little endian, with the byte-order mark before it. */
    public static SigmaText utf16(SigmaText text) {
        return SigmaText.literal("\u00FF\u00FE", true).append(utf16le(text));
    }

    private static String encode(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(SigmaText text) {
        return text.plain().getBytes(text.bytes() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** A text without wildcards in Base64 (RFC 4648), padded. */
    public static SigmaText base64(SigmaText text) {
        return SigmaText.literal(Base64.getEncoder().encodeToString(bytes(text)), false);
    }

    /**
     * The parts of the Base64 of a longer text that are the same whatever stands around a text without wildcards, for
     * each of its three alignments.
     */
    public static List<SigmaText> base64Offset(SigmaText text) {
        byte[] bytes = bytes(text);
        return Stream.of(0, 1, 2)
                .map(offset -> SigmaText.literal(aligned(bytes, offset), false))
                .toList();
    }

    private static String aligned(byte[] bytes, int offset) {
        byte[] shifted = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, shifted, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (8 * offset + 5) / 6;
        int to = 8 * shifted.length / 6;
        return from < to ? encoded.substring(from, to) : "";
    }
}
