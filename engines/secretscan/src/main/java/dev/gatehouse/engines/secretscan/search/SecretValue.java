package dev.gatehouse.engines.secretscan.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** A secret that was found. It shows itself to no one who does not ask for it by name. */
public final class SecretValue {

    private static final int SHOWN = 4;
    private static final int LONG = 20;

    private final byte[] bytes;

    private SecretValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A part of a content. */
    public static SecretValue of(byte[] content, int start, int end) {
        return new SecretValue(Arrays.copyOfRange(content, start, end));
    }

    public static SecretValue of(String text) {
        return new SecretValue(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The value itself, for matching, fingerprinting and verification only; never to be stored or shown. */
    public byte[] reveal() {
        return bytes.clone();
    }

    /** As {@link #reveal}, read as UTF-8. */
    public String revealText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * What may be shown of it: how long it is, and of a long one of letters, digits and {@code _-.} the first four
     * characters, which in most formats say no more than whose it is.
     */
    public String redacted() {
        int length = revealText().codePointCount(0, revealText().length());
        boolean plain = length >= LONG;
        for (int i = 0; i < SHOWN && plain; i++) {
            byte b = bytes[i];
            plain = b >= '0' && b <= '9'
                    || b >= 'A' && b <= 'Z'
                    || b >= 'a' && b <= 'z'
                    || b == '_'
                    || b == '-'
                    || b == '.';
        }
        String begins = plain ? new String(bytes, 0, SHOWN, StandardCharsets.US_ASCII) : "";
        return begins + "…(" + length + ")";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretValue value && MessageDigest.isEqual(bytes, value.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
