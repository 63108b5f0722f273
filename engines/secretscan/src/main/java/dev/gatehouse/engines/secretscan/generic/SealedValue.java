package dev.gatehouse.engines.secretscan.generic;

import dev.gatehouse.engines.secretscan.CharacterClass;

/**
 * A value of a SealedSecret, which only its controller can open: an entry of {@code encryptedData}, in YAML or in JSON
 * with a line for each entry. Its first two bytes are the length of a session key that RSA has encrypted: 256, 384 or
 * 512 (sealed-secrets, pkg/crypto, "HybridEncrypt").
 */
final class SealedValue {

    private static final String SECTION = "encryptedData";
    private static final CharacterClass BEFORE_SECTION = CharacterClass.of("\"' -");

    private SealedValue() {}

    /** Whether a value may be one, as its first two bytes tell. */
    static boolean mayBegin(byte[] content, int start, int end) {
        return end - start >= 4 && content[start] == 'A' && "gQY".indexOf(content[start + 1]) >= 0;
    }

    /** Whether one that {@link #mayBegin} at an offset of a text stands where only its controller can open it. */
    static boolean stands(String text, int start) {
        int line = text.lastIndexOf('\n', start - 1) + 1;
        int indent = indent(text, line);
        while (line > 0 && indent > 0) {
            line = text.lastIndexOf('\n', line - 2) + 1;
            int outer = indent(text, line);
            if (outer < indent && text.charAt(line + outer) != '\n') {
                return text.startsWith(SECTION, BEFORE_SECTION.runEnd(text, line, indent + 1));
            }
        }
        return false;
    }

    private static int indent(String text, int line) {
        int at = line;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at - line;
    }
}
