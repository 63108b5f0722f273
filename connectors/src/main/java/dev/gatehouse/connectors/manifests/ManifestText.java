package dev.gatehouse.connectors.manifests;

import java.nio.charset.StandardCharsets;

/** Tells whether a text that can't be parsed was meant as a Kubernetes manifest. */
final class ManifestText {

    private static final byte[] VERSION = "apiVersion".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KIND = "kind".getBytes(StandardCharsets.US_ASCII);

    private ManifestText() {}

    /** Whether the keys that every object has stand in it. */
    static boolean plausible(byte[] content) {
        return hasKey(content, VERSION) && hasKey(content, KIND);
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
