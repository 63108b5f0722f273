package dev.gatehouse.engines.secretscan.search;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a secret without telling it: an HMAC-SHA-256 (RFC 2104) over rule, place and value. Whoever does not have the
 * key can't try guesses at a short password against it.
 */
public final class Fingerprint {

    private static final int SHOWN = 16;

    private final SecretKeySpec key;

    private Fingerprint(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * With a key.
     *
     * @param key any text, empty for none: then the same secret has the same name for everyone
     */
    public static Fingerprint keyedBy(String key) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("gatehouse secret fingerprint 1\0".getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(
                    new SecretKeySpec(sha256.digest(key.getBytes(StandardCharsets.UTF_8)), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 32 digits of lower-case hexadecimal. */
    public String of(SecretValue value, String... place) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : place) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return HexFormat.of().formatHex(mac.doFinal(value.reveal()), 0, SHOWN);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
