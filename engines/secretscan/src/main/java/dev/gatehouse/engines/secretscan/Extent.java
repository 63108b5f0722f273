package dev.gatehouse.engines.secretscan;

/**
 * A part of what a verifier was given that is a secret.
 *
 * @param start offset of the first character
 * @param end offset after the last
 */
public record Extent(int start, int end, Confidence confidence) {

    /** A part that is surely one. */
    public Extent(int start, int end) {
        this(start, end, Confidence.HIGH);
    }
}
