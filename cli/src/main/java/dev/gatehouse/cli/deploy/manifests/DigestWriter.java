package dev.gatehouse.cli.deploy.manifests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over texts, each ended by a zero byte, and over the SHA-256 of contents. */
final class DigestWriter {

    private final MessageDigest digest = sha256();

    void text(String text) {
        digest.update((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    void content(byte[] content) {
        digest.update(sha256().digest(content));
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
