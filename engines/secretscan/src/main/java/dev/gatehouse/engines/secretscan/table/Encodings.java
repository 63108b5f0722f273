package dev.gatehouse.engines.secretscan.table;

import java.math.BigInteger;
import java.util.Arrays;

/** Decodes what some tokens are written in. */
final class Encodings {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private Encodings() {}

    /** The whole bytes of a text of base 32 (RFC 4648, section 6) without padding. */
    static byte[] base32(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int at = 0;
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = (buffer << 5 | BASE32.indexOf(text.charAt(i))) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }

    /** The bytes of a text of Bitcoin's base 58. */
    static byte[] base58(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(BASE58.indexOf(text.charAt(i))));
        }
        byte[] bytes = number.toByteArray();
        return bytes.length > 1 && bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
