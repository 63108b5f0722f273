package dev.gatehouse.engines.gitobjects;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that names a repository's objects: {@code extensions.objectFormat} in its configuration. */
public enum ObjectFormat {
    SHA1("SHA-1", 20),
    SHA256("SHA-256", 32);

    private final String algorithm;
    private final int idLength;

    ObjectFormat(String algorithm, int idLength) {
        this.algorithm = algorithm;
        this.idLength = idLength;
    }

    /** Bytes of an id: 20 or 32. */
    public int idLength() {
        return idLength;
    }

    /** A new digest of this hash. */
    public MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
