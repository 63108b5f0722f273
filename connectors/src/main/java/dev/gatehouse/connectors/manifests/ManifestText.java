package dev.gatehouse.connectors.manifests;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells whether a text that can't be parsed was meant as a Kubernetes manifest. */
final class ManifestText {

    private static final byte[] VERSION = "apiVersion".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KIND = "kind".getBytes(StandardCharsets.US_ASCII);

    private ManifestText() {}

    /** Whether the keys that every object has stand in it, in UTF-8 or, with its zero bytes left out, UTF-16. */
    static boolean plausible(byte[] content) {
        byte[] text = content.length >= 2 && (content[0] & content[1] & 0xFE) == 0xFE ? withoutZeros(content) : content;
        return hasKey(text, VERSION) && hasKey(text, KIND);
    }

    private static byte[] withoutZeros(byte[] content) {
        byte[] text = new byte[content.length];
        int length = 0;
        for (byte b : content) {
            if (b != 0) {
                text[length++] = b;
            }
        }
        return Arrays.copyOf(text, length);
    }

    /** Looks for a word, an optional quote and spaces, and a colon. */
    private static boolean hasKey(byte[] content, byte[] word) {
        for (int at = 0; at + word.length < content.length; at++) {
            if (content[at] == word[0] && matches(content, at, word) && colonAfter(content, at + word.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] content, int at, byte[] word) {
        for (int i = 1; i < word.length; i++) {
            if (content[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean colonAfter(byte[] content, int from) {
        int at = from;
        while (at < content.length && (content[at] == ' ' || content[at] == '"' || content[at] == '\'')) {
            at++;
        }
        return at < content.length && content[at] == ':';
    }
}
