package dev.gatehouse.engines.secretscan.keys;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Confidence;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.Placeholders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key between {@code -----BEGIN LABEL-----} and {@code -----END LABEL-----}, on lines of their own or in one text
 * with {@code \n} (RFC 7468, RFC 4880, and OpenSSH's PROTOCOL.key). Of a key longer than the scanner's reach the
 * beginning is the match.
 *
 * @param label what stands between the markers
 * @param extent all of it
 * @param encrypted whether a passphrase protects it
 */
record ArmouredKey(String label, Extent extent, boolean encrypted) {

    static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final int LONGEST = 7_000;
    private static final int LEAST_ENCODED = 60;
    private static final int LONGEST_LABEL = 40;
    private static final int LONGEST_REPETITION = 20;
    private static final int LEAST_DIFFERENT = 12;
    private static final CharacterClass HEADER = CharacterClass.of("a-zA-Z-");
    private static final String OPENSSH = "openssh-key-v1\0";

    /** Whether a label of a private key may stand after a marker's beginning. */
    static boolean mayStand(byte[] content, int from, int to, int start, int end) {
        int last = Math.min(to, end + LONGEST_LABEL + DASHES.length());
        String label = new String(content, end, last - end, StandardCharsets.ISO_8859_1);
        return label.contains("PRIVATE KEY") || label.startsWith("OpenVPN");
    }

    /** The key whose opening marker stands at an offset; null where none does. */
    static @Nullable ArmouredKey at(String text, int start) {
        int from = start + BEGIN.length();
        int labelEnd = text.indexOf(DASHES, from, Math.min(text.length(), from + LONGEST_LABEL + DASHES.length()));
        if (labelEnd < 0) {
            return null;
        }
        String label = text.substring(from, labelEnd);
        if (!label.contains("PRIVATE KEY") && !label.startsWith("OpenVPN Static key")) {
            return null;
        }
        int bodyStart = labelEnd + DASHES.length();
        int bodyEnd = endOfBody(text, bodyStart);
        boolean cut = bodyEnd == bodyStart + LONGEST;
        if (!cut && !text.startsWith(DASHES + "END ", bodyEnd)) {
            return null;
        }
        int limit = Math.min(text.length(), bodyEnd + 2 * LONGEST_LABEL);
        int close = cut ? -1 : text.indexOf(DASHES, bodyEnd + DASHES.length(), limit);
        int end = close < 0 ? bodyEnd : close + DASHES.length();
        String encoded = encoded(text, bodyStart, bodyEnd);
        if (encoded.length() < LEAST_ENCODED || isMask(encoded)) {
            return null;
        }
        boolean encrypted = label.contains("ENCRYPTED")
                || text.substring(bodyStart, bodyEnd).contains(",ENCRYPTED");
        byte[] beginning = decoded(encoded);
        boolean sealed = encrypted || isSealedOpenSsh(beginning);
        Confidence confidence =
                isWellFormed(label, beginning, cut ? -1 : encoded.length()) ? Confidence.HIGH : Confidence.MEDIUM;
        return new ArmouredKey(label, new Extent(start, end, confidence), sealed);
    }

    private static int endOfBody(String text, int from) {
        int limit = Math.min(text.length(), from + LONGEST);
        int at = from;
        while (at < limit && !text.startsWith(DASHES, at)) {
            at++;
        }
        return at;
    }

    /**
     * The base 64 between the markers, without headers; empty where anything else stands there, such as an ellipsis or
     * a template.
     */
    private static String encoded(String text, int from, int to) {
        StringBuilder encoded = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < to && "nr".indexOf(text.charAt(i + 1)) >= 0) {
                encoded.append('\n');
                i++;
            } else if (CharacterClass.BASE64.has(c) || c == '\n') {
                encoded.append(c);
            } else if (c == ':') {
                encoded.setLength(Math.max(encoded.lastIndexOf("\n"), 0));
                i = endOfHeader(text, i, to);
            } else if (c == '-' && isHeader(text, i, to)) {
                encoded.setLength(Math.max(encoded.lastIndexOf("\n"), 0));
                i = endOfHeader(text, i, to);
            } else if (" \t\r=\"'|>\\,".indexOf(c) < 0) {
                return "";
            }
        }
        return encoded.toString().replace("\n", "");
    }

    /** Whether few different characters stand there, or one many times; nine or so are zeros of OpenSSH's lengths. */
    private static boolean isMask(String encoded) {
        return Placeholders.hasRepetition(encoded, LONGEST_REPETITION)
                || Placeholders.different(encoded, LEAST_DIFFERENT) < LEAST_DIFFERENT;
    }

    /** Whether a hyphen is in the name of a header, as {@code Proc-Type} has one (RFC 1421). */
    private static boolean isHeader(String text, int at, int to) {
        int end = HEADER.runEnd(text, at, 24);
        return end < to && text.charAt(end) == ':';
    }

    private static int endOfHeader(String text, int at, int to) {
        int newline = text.indexOf('\n', at, to);
        int written = text.indexOf("\\n", at, to);
        int end = newline < 0 || written >= 0 && written < newline ? written : newline;
        return end < 0 ? to : end - 1;
    }

    private static byte[] decoded(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded.substring(0, Math.min(encoded.length(), 48)));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static boolean isSealedOpenSsh(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return text.startsWith(OPENSSH) && !text.startsWith("\0\0\0\4none", OPENSSH.length());
    }

    /**
     * Whether the beginning is what the label says: a sequence in DER (X.690) whose length fits, OpenSSH's magic, or a
     * packet of OpenPGP.
     *
     * @param length how many characters of base 64 there are in all; -1 where that is unknown
     */
    private static boolean isWellFormed(String label, byte[] beginning, int length) {
        if (beginning.length < 8) {
            return false;
        }
        if (label.startsWith("OPENSSH")) {
            return new String(beginning, StandardCharsets.ISO_8859_1).startsWith(OPENSSH);
        }
        if (label.startsWith("PGP")) {
            return (beginning[0] & 0x80) != 0;
        }
        if (beginning[0] != 0x30) {
            return false;
        }
        int first = beginning[1] & 0xff;
        int octets = first < 0x80 ? 0 : first & 0x7f;
        int size = first < 0x80 ? first : 0;
        for (int i = 0; i < Math.min(octets, 3); i++) {
            size = size << 8 | beginning[2 + i] & 0xff;
        }
        int whole = length * 3 / 4;
        return octets <= 3 && (length < 0 || Math.abs(size + 2 + octets - whole) <= 2);
    }
}
