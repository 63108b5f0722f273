package dev.gatehouse.model.git;

import org.jspecify.annotations.Nullable;

/**
 * The signature of a commit or tag.
 *
 * @param format what it was made with
 * @param state what came of checking it
 * @param key the key's fingerprint as its tools print it ({@code SHA256:…}, or 40 or 64 hexadecimal digits); null where
 *     the signature doesn't tell
 * @param signer whose key it is, where it is known
 */
public record Signature(
        Format format,
        State state,
        @Nullable String key,
        @Nullable String signer) {

    /** An unsigned commit's. */
    public static final Signature NONE = new Signature(Format.NONE, State.ABSENT, null, null);

    /** What a signature was made with. */
    public enum Format {
        NONE,
        SSH,
        OPENPGP,
        X509,
        /** A header that none of these begins. */
        OTHER
    }

    /** What came of checking a signature. */
    public enum State {
        ABSENT,
        /** Right, by a key of someone known. */
        VALID,
        /** Right where it could be checked, by a key of no one known. */
        UNKNOWN_KEY,
        /** It does not fit the content, or is no signature at all. */
        INVALID,
        /** Right, by a known key that was expired or revoked when the commit was made. */
        EXPIRED_KEY,
        /** Its kind can't be checked here. */
        UNCHECKED
    }
}
