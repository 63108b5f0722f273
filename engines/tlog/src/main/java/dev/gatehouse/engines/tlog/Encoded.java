package dev.gatehouse.engines.tlog;

import java.util.Base64;

/** Base64 and decimal numbers of which each value has exactly one text. */
public final class Encoded {

    private Encoded() {}

    /**
     * Reads Base64 of RFC 4648, section 4.
     *
     * @throws MalformedLog where it is not the one text that its bytes have
     */
    public static byte[] bytes(String text) throws MalformedLog {
        try {
            byte[] read = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(read).equals(text)) {
                return read;
            }
        } catch (IllegalArgumentException none) {
            throw new MalformedLog("no Base64");
        }
        throw new MalformedLog("Base64 with stray bits");
    }

    /**
     * Reads a number from 0, without leading zeros.
     *
     * @throws MalformedLog where it is none below 2^63
     */
    public static long number(String text) throws MalformedLog {
        boolean sound = !text.isEmpty()
                && text.length() <= 19
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        try {
            if (sound) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException tooLarge) {
            throw new MalformedLog("a number of more than 63 bits");
        }
        throw new MalformedLog("no decimal number");
    }
}
