package dev.gatehouse.engines.secretscan.detectors;

import dev.gatehouse.engines.secretscan.CharacterClass;
import dev.gatehouse.engines.secretscan.Detector;
import dev.gatehouse.engines.secretscan.Extent;
import dev.gatehouse.engines.secretscan.NearbyText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Private keys in PEM (RFC 7468), OpenSSH and OpenPGP armour, on lines of their own or in one text with {@code \n}, and
 * age identities. A key that is itself encrypted by a passphrase is none. Of a key longer than the scanner's reach the
 * beginning is the match.
 */
final class PrivateKeys {

    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";
    private static final int LONGEST = 7_000;
    private static final int LEAST_ENCODED = 60;

    private PrivateKeys() {}

    private enum Format {
        DER,
        OPENSSH,
        OPENPGP
    }

    private static final Map<String, Format> LABELS = Map.of(
            "RSA PRIVATE KEY", Format.DER,
            "EC PRIVATE KEY", Format.DER,
            "DSA PRIVATE KEY", Format.DER,
            "PRIVATE KEY", Format.DER,
            "OPENSSH PRIVATE KEY", Format.OPENSSH,
            "PGP PRIVATE KEY BLOCK", Format.OPENPGP);

    static List<Detector> detectors() {
        return List.of(
                Detector.of(
                        "google-service-account-key",
                        "Google service account key",
                        PrivateKeys::ofServiceAccount,
                        BEGIN),
                Detector.of("private-key", "private key", PrivateKeys::armoured, BEGIN));
    }

    private static @Nullable Extent ofServiceAccount(String text, int start, int end) {
        boolean inJson = NearbyText.has(text, start, start, 20, "\"private_key\"");
        Extent extent = inJson ? armoured(text, start, end) : null;
        return extent != null
                        && (NearbyText.has(text, extent.start(), extent.start(), 400, "service_account")
                                || NearbyText.has(text, extent.end(), extent.end(), 600, "service_account"))
                ? extent
                : null;
    }

    private static @Nullable Extent armoured(String text, int start, int end) {
        int labelEnd = text.substring(end, Math.min(text.length(), end + 40)).indexOf(DASHES);
        if (labelEnd < 0) {
            return null;
        }
        Format format = LABELS.get(text.substring(end, end + labelEnd));
        if (format == null) {
            return null;
        }
        int from = end + labelEnd + DASHES.length();
        int to = endOfBody(text, from);
        boolean cut = to == from + LONGEST;
        if (!cut && !text.startsWith(DASHES + "END ", to)) {
            return null;
        }
        String encoded = encoded(text, from, to);
        int close = cut ? -1 : text.indexOf(DASHES, to + DASHES.length());
        int last = close < 0 || close > to + 60 ? to : close + DASHES.length();
        return encoded.length() >= LEAST_ENCODED && isPlain(format, encoded) ? new Extent(start, last) : null;
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
     * The base 64 between the markers, without the headers of OpenPGP; empty where anything else stands there, such as
     * the hyphen in the headers of an encrypted key (RFC 1421).
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
                int lineEnd = text.indexOf('\n', i);
                i = lineEnd < 0 || lineEnd > to ? to : lineEnd - 1;
            } else if (" \t\r=\"'|>\\,".indexOf(c) < 0) {
                return "";
            }
        }
        return encoded.toString().replace("\n", "");
    }

    private static boolean isPlain(Format format, String encoded) {
        byte[] start;
        try {
            start = Base64.getDecoder().decode(encoded.substring(0, 48));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        return switch (format) {
            case DER -> start[0] == 0x30;
            case OPENSSH -> new String(start, StandardCharsets.ISO_8859_1).startsWith("openssh-key-v1\0\0\0\0\4none");
            case OPENPGP -> (start[0] & 0x80) != 0;
        };
    }
}
