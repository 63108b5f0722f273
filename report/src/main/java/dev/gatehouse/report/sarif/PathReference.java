package dev.gatehouse.report.sarif;

import java.nio.charset.StandardCharsets;

/**
 * A path as a relative reference.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2">RFC 3986, sections 2 and 4.2</a>
 */
final class PathReference {

    private static final String KEPT = "-._~/";
    private static final char[] DIGITS = "0123456789ABCDEF".toCharArray();

    private PathReference() {}

    /** The path in UTF-8, all but unreserved characters and {@code /} percent-encoded. */
    static String of(String path) {
        StringBuilder reference = new StringBuilder(path.length());
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean kept = character < 0x80 && (isAlphanumeric(character) || KEPT.indexOf(character) >= 0);
            if (kept) {
                reference.append(character);
            } else {
                reference.append('%').append(DIGITS[character >> 4]).append(DIGITS[character & 0xF]);
            }
        }
        return reference.toString();
    }

    private static boolean isAlphanumeric(char character) {
        return character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || character >= 'a' && character <= 'z';
    }
}
