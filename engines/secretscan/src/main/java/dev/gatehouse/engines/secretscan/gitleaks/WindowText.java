package dev.gatehouse.engines.secretscan.gitleaks;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A part of a content as text: UTF-8 where it is valid, else a character for each byte.
 *
 * @param from offset of its first byte in the content
 * @param text the characters
 * @param bytewise whether each character stands for one byte
 */
record WindowText(int from, String text, boolean bytewise) {

    static WindowText of(byte[] content, int from, int to) {
        boolean ascii = true;
        for (int i = from; i < to && ascii; i++) {
            ascii = content[i] >= 0;
        }
        if (!ascii) {
            int first = from;
            while (first < to && first > 0 && isContinuation(content[first])) {
                first++;
            }
            int last = whole(content, first, to);
            try {
                CharBuffer text =
                        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content, first, last - first));
                return new WindowText(first, text.toString(), false);
            } catch (CharacterCodingException notUtf8) {
                // Taken byte by byte.
            }
        }
        return new WindowText(from, new String(content, from, to - from, StandardCharsets.ISO_8859_1), true);
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** Without the beginning of a character that is cut off. */
    private static int whole(byte[] content, int from, int to) {
        int last = to - 1;
        while (last > from && last > to - 4 && isContinuation(content[last])) {
            last--;
        }
        if (last < from || content[last] >= 0) {
            return to;
        }
        int length = (content[last] & 0xE0) == 0xC0 ? 2 : (content[last] & 0xF0) == 0xE0 ? 3 : 4;
        return last + length > to ? last : to;
    }

    /** The byte in the content at which a character of the text begins. */
    int offset(int character) {
        return bytewise ? from + character : from + bytes(0, character);
    }

    /** As {@link #offset}, counted on from a place that is known. */
    int offset(int character, int known, int knownOffset) {
        return bytewise || known > character ? offset(character) : knownOffset + bytes(known, character);
    }

    private int bytes(int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            count += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
        }
        return count;
    }
}
