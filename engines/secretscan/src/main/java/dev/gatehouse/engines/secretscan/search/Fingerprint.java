package dev.gatehouse.engines.secretscan.search;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names a secret without telling it: an HMAC-SHA-256 (RFC 2104) over rule, place and value, the key of which is derived
 * from what was searched. Two repositories give the same secret different names, so that a table of guesses made for
 * one is of no use for another.
 */
public final class Fingerprint {

    private static final int SHOWN = 16;

    private final SecretKeySpec key;

    private Fingerprint(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * For what was searched.
     *
     * @param what the id of a repository's first commit, or any text that stays the same in the next run
     */
    public static Fingerprint keyedBy(String what) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("gatehouse secret fingerprint 1\0".getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(
                    new SecretKeySpec(sha256.digest(what.getBytes(StandardCharsets.UTF_8)), "HmacSHA256"));
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
