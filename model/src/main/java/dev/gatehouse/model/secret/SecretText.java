package dev.gatehouse.model.secret;

/** A value that is, or may be, a secret. It shows itself to no one who does not hold a {@link Reveal}. */
public final class SecretText {

    private final String value;

    public SecretText(String value) {
        this.value = value;
    }

    /**
     * The value itself, for matching and fingerprinting only; never to be stored or shown.
     *
     * @param reveal the leave to see it; every place that has one is found by searching for {@code Reveal.forThe}
     */
    public String reveal(Reveal reveal) {
        reveal.use();
        return value;
    }

    /** How many characters it has. */
    public int length() {
        return value.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText text
                && java.security.MessageDigest.isEqual(
                        value.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        text.value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return SecretText.class.hashCode();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
