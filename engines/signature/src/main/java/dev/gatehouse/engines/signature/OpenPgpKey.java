package dev.gatehouse.engines.signature;

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
record OpenPgpKey(
        PGPPublicKey key,
        String owner,
        boolean maySign,
        Instant from,
        @Nullable Instant until,
        @Nullable Instant revoked) {

    boolean inForce(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    boolean revoked(Instant at) {
        return revoked != null && !at.isBefore(revoked);
    }

    String fingerprint() {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }
}
