package dev.gatehouse.engines.signature.openpgp;

import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A key or subkey that may have made signatures.
 *
 * @param owner whose it is
 * @param maySign its self-signature lets it sign, and a subkey has agreed to belong to its primary key
 * @param from when it was made
 * @param until when it, or its primary key, expires; null for never
 * @param revoked when it, or its primary key, was; {@link Instant#MIN} where a revocation speaks of all its signatures;
 *     null for never
 */
public record OpenPgpKey(
        PGPPublicKey key,
        String owner,
        boolean maySign,
        Instant from,
        @Nullable Instant until,
        @Nullable Instant revoked) {

    /** Whether it was made by then, and had not expired. */
    public boolean inForce(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    /** Whether it had been revoked by then. */
    public boolean revoked(Instant at) {
        return revoked != null && !at.isBefore(revoked);
    }

    /** Upper-case hexadecimal digits, as gpg prints them. */
    public String fingerprint() {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }
}
