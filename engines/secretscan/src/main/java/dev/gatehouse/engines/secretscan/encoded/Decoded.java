package dev.gatehouse.engines.secretscan.encoded;

/** What an encoded part of a content holds. */
public final class Decoded {

    private final byte[] bytes;
    private final int[] origins;

    /**
     * A decoded text.
     *
     * @param origins for each of its bytes the offset, in the content, of the first byte that it was decoded from, and
     *     after the last the offset after all; two elements, the beginning and the end of the part, where no byte has a
     *     place of its own
     */
    Decoded(byte[] bytes, int[] origins) {
        this.bytes = bytes;
        this.origins = origins;
    }

    /** The decoded text itself, no copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the encoded form of a part of the text begins. */
    public int start(int from) {
        return isWhole() ? origins[0] : origins[from];
    }

    /** Where the encoded form of a part of the text ends. */
    public int end(int to) {
        return isWhole() ? origins[1] : origins[to];
    }

    private boolean isWhole() {
        return origins.length != bytes.length + 1;
    }
}
