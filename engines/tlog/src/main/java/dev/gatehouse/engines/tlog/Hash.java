package dev.gatehouse.engines.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A hash of a Merkle tree: SHA-256, with a byte before what is hashed that keeps leaves and nodes apart.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, section 2.1</a>
 */
public final class Hash {

    /** The bytes of a hash. */
    public static final int SIZE = 32;

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::sha256);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of a tree without leaves. */
    public static Hash ofNothing() {
        return new Hash(SHA_256.get().digest());
    }

    /** The hash of an entry. */
    public static Hash ofLeaf(byte[] entry) {
        MessageDigest digest = SHA_256.get();
        digest.update((byte) 0);
        return new Hash(digest.digest(entry));
    }

    /** The hash of a node over its two children. */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest digest = SHA_256.get();
        digest.update((byte) 1);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** Takes 32 bytes as they stand at a place. */
    public static Hash at(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + SIZE));
    }

    /**
     * Reads a hash in Base64.
     *
     * @throws MalformedLog where the text is not the one that 32 bytes have
     */
    public static Hash ofBase64(String text) throws MalformedLog {
        byte[] read = Encoded.bytes(text);
        if (read.length != SIZE) {
            throw new MalformedLog("a hash of " + read.length + " bytes");
        }
        return new Hash(read);
    }

    /** Writes the 32 bytes to a place. */
    public void write(byte[] into, int offset) {
        System.arraycopy(bytes, 0, into, offset, SIZE);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In Base64, as checkpoints and proofs write it. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
