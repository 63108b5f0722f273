package dev.gatehouse.engines.secretscan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.zip.CRC32;

/** The checksums that issuers write into their tokens so that a scanner can tell them offline. */
public final class Checksums {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};

    private Checksums() {}

    /** The CRC-32 of a text (ISO 3309), 0 to 2³² − 1. */
    public static long crc32(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** A number in base 62, digits before upper before lower case, padded with zeros. */
    public static String base62(long number, int width) {
        return digits(number, width, BASE62);
    }

    /** A number in base 36, lower case, padded with zeros. */
    public static String base36(long number, int width) {
        return digits(number, width, BASE36);
    }

    private static String digits(long number, int width, String alphabet) {
        StringBuilder reversed = new StringBuilder();
        long rest = number;
        while (rest > 0 || reversed.length() < width) {
            reversed.append(alphabet.charAt((int) (rest % alphabet.length())));
            rest /= alphabet.length();
        }
        return reversed.reverse().toString();
    }

    /** The first eight characters of the SHA-256 of a text in base 32 (RFC 4648, section 6). */
    public static String sha256Base32(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long bits = 0;
            for (int i = 0; i < 5; i++) {
                bits = bits << 8 | hash[i] & 0xff;
            }
            StringBuilder encoded = new StringBuilder();
            for (int shift = 35; shift >= 0; shift -= 5) {
                encoded.append(BASE32.charAt((int) (bits >> shift & 31)));
            }
            return encoded.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Whether the last six characters of a text are the CRC-32, in base 62, of what stands between a prefix and them.
     * GitHub and npm end their tokens so.
     */
    public static boolean endsInCrc32(String token, int prefix) {
        int body = token.length() - 6;
        return body > prefix && token.endsWith(base62(crc32(token.substring(prefix, body)), 6));
    }

    /** The CRC-16 of the first bytes, as XMODEM has it: polynomial 1021, beginning with zero. */
    public static int crc16(byte[] bytes, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (bytes[i] & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
            crc &= 0xffff;
        }
        return crc;
    }

    /** The SHA-256 of the SHA-256 of the first bytes. */
    public static byte[] doubleSha256(byte[] bytes, int length) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes, 0, length);
            return sha256.digest(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a text is valid Bech32 (BIP 173) of a human-readable part, in one case. */
    public static boolean isBech32(String text, String humanPart) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean oneCase = text.equals(lower) || text.equals(text.toUpperCase(Locale.ROOT));
        if (!oneCase || !lower.startsWith(humanPart + "1")) {
            return false;
        }
        int sum = 1;
        for (int i = 0; i < humanPart.length(); i++) {
            sum = polymod(sum, humanPart.charAt(i) >> 5);
        }
        sum = polymod(sum, 0);
        for (int i = 0; i < humanPart.length(); i++) {
            sum = polymod(sum, humanPart.charAt(i) & 31);
        }
        for (int i = humanPart.length() + 1; i < lower.length(); i++) {
            int value = BECH32.indexOf(lower.charAt(i));
            if (value < 0) {
                return false;
            }
            sum = polymod(sum, value);
        }
        return sum == 1;
    }

    private static int polymod(int sum, int value) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            next ^= (top >> i & 1) == 1 ? BECH32_GENERATOR[i] : 0;
        }
        return next;
    }
}
