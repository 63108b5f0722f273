package dev.gatehouse.engines.signature;

import org.jspecify.annotations.Nullable;

/**
 * What came of checking a signature.
 *
 * @param format what it was made with
 * @param outcome what came of it
 * @param key the key's fingerprint: {@code SHA256:…} as ssh-keygen prints it, or the upper-case hexadecimal digits that
 *     gpg prints: 40 or 64, or the 16 of the key's id where the signature tells no more; null where it tells nothing
 * @param signer whose key it is, where that is known
 * @param reason one line on why it is not {@link Outcome#VALID}; empty where it is, and where there is no signature
 */
public record Verification(
        Format format,
        Outcome outcome,
        @Nullable String key,
        @Nullable String signer,
        String reason) {

    /** An unsigned object's. */
    public static final Verification UNSIGNED = new Verification(Format.NONE, Outcome.ABSENT, null, null, "");

    /** What a signature was made with. */
    public enum Format {
        NONE,
        SSH,
        OPENPGP,
        X509,
        /** A signature header whose content none of these begins. */
        OTHER
    }

    /** What came of a check. */
    public enum Outcome {
        ABSENT,
        /** Right, by a key of someone known, in force at the time. */
        VALID,
        /**
         * By a key of no one known. An SSH signature carries its key and fits the content by it; an OpenPGP one could
         * not be checked.
         */
        UNKNOWN_KEY,
        /** It does not fit the content, or is no signature at all. */
        INVALID,
        /** Right, by a known key that was expired, revoked or not yet in force at the time. */
        EXPIRED_KEY,
        /** Its kind can't be checked here. */
        UNCHECKED
    }

    static Verification of(Format format, Outcome outcome, String reason) {
        return new Verification(format, outcome, null, null, reason);
    }
}
