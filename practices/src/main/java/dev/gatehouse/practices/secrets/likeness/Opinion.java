package dev.gatehouse.practices.secrets.likeness;

/**
 * What a value seems to be. Never holds the value.
 *
 * @param likeness whether it is a secret
 * @param what the value's nature in a few words that follow "is" or "holds": {@code a private key}, {@code a reference}
 */
public record Opinion(Likeness likeness, String what) {

    /** What a value is taken for. */
    public enum Likeness {
        /** Whoever reads it can use it. */
        SECRET,
        /** It names a secret that is kept elsewhere, or is encrypted. */
        REFERENCE,
        /** Someone has yet to put a value here, or never will. */
        PLACEHOLDER,
        /** Meant for everyone: a certificate, a public key, a user's name. */
        PUBLIC,
        /** Any other value. */
        ORDINARY,
        /** What comes of it can't be told from what stands there. */
        UNTOLD
    }

    public boolean secret() {
        return likeness == Likeness.SECRET;
    }

    static Opinion secret(String what) {
        return new Opinion(Likeness.SECRET, what);
    }
}
