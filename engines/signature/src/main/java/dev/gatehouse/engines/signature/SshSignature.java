package dev.gatehouse.engines.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * A detached signature by an SSH key, as {@code ssh-keygen -Y sign} makes it. It carries its public key, so that it can
 * be told whether it fits; whose key that is, {@link AllowedSigners} or a {@link Keyring} tell.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig">PROTOCOL.sshsig</a>
 */
public final class SshSignature {

    /** The largest armoured signature that is read, in bytes. */
    public static final int LARGEST = 64 * 1024;

    /** The namespace that Git signs in. */
    public static final String GIT = "git";

    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    private static final String END = "-----END SSH SIGNATURE-----";
    private static final byte[] PREAMBLE = "SSHSIG".getBytes(StandardCharsets.US_ASCII);

    private final SshPublicKey key;
    private final String namespace;
    private final byte[] reserved;
    private final String hash;
    private final byte[] signature;

    private SshSignature(SshPublicKey key, String namespace, byte[] reserved, String hash, byte[] signature) {
        this.key = key;
        this.namespace = namespace;
        this.reserved = reserved;
        this.hash = hash;
        this.signature = signature;
    }

    /**
     * Why bytes are no armoured signature.
     *
     * @return one line; empty where they are one
     */
    public static Optional<String> fault(byte[] armored) {
        try {
            read(armored);
            return Optional.empty();
        } catch (MalformedSignature e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Reads an armoured signature; empty where it is none of version 1. */
    public static Optional<SshSignature> parse(byte[] armored) {
        try {
            return Optional.of(read(armored));
        } catch (MalformedSignature e) {
            return Optional.empty();
        }
    }

    static SshSignature read(byte[] armored) throws MalformedSignature {
        SshReader reader = new SshReader(unarmored(armored));
        if (!MessageDigest.isEqual(reader.raw(PREAMBLE.length), PREAMBLE)) {
            throw new MalformedSignature("it does not begin with SSHSIG");
        }
        long version = reader.uint32();
        if (version != 1) {
            throw new MalformedSignature("a signature of version " + version);
        }
        SshPublicKey key = SshPublicKey.of(reader.string());
        String namespace = reader.text();
        byte[] reserved = reader.string();
        String hash = reader.text();
        byte[] signature = reader.string();
        reader.end();
        if (namespace.isEmpty()) {
            throw new MalformedSignature("a signature without a namespace");
        }
        if (!hash.equals("sha256") && !hash.equals("sha512")) {
            throw new MalformedSignature("a hash other than sha256 and sha512");
        }
        return new SshSignature(key, namespace, reserved, hash, signature);
    }

    private static byte[] unarmored(byte[] armored) throws MalformedSignature {
        if (armored.length > LARGEST) {
            throw new MalformedSignature("a signature of more than " + LARGEST + " bytes");
        }
        String text = new String(armored, StandardCharsets.ISO_8859_1).strip();
        int end = text.indexOf(END);
        if (text.isEmpty()) {
            throw new MalformedSignature("it is empty");
        }
        if (!text.startsWith(BEGIN)) {
            throw new MalformedSignature("no armour of an SSH signature");
        }
        if (end < 0) {
            throw new MalformedSignature("it was cut off before the end of its armour");
        }
        if (end + END.length() != text.length()) {
            throw new MalformedSignature("more text than its armour");
        }
        StringBuilder base64 = new StringBuilder(end);
        for (int i = BEGIN.length(); i < end; i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r' && c != ' ' && c != '\t') {
                base64.append(c);
            }
        }
        try {
            return Base64.getDecoder().decode(base64.toString());
        } catch (IllegalArgumentException e) {
            throw new MalformedSignature("armour that is no Base64");
        }
    }

    /** The key that it says it was made with. */
    public SshPublicKey key() {
        return key;
    }

    /** What it was made for: {@link #GIT}, {@code file} … A signature for one purpose means nothing for another. */
    public String namespace() {
        return namespace;
    }

    /** Whether it fits a message, by its own key. */
    public boolean fits(byte[] message) {
        return fitsDigest(digest().digest(message));
    }

    /**
     * Whether it fits a message, by its own key.
     *
     * @param message read to its end, and left open
     */
    public boolean fits(InputStream message) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[8192];
        for (int read = message.read(buffer); read >= 0; read = message.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return fitsDigest(digest.digest());
    }

    private MessageDigest digest() {
        return Digests.of(hash.equals("sha256") ? "SHA-256" : "SHA-512");
    }

    /**
     * Whether somebody was there: a security key says so in its signature, once it was touched; other keys can't tell.
     *
     * @see <a href="https://www.w3.org/TR/webauthn-2/#flags">Web Authentication, flags: bit 0, user present</a>
     */
    public boolean presenceMissing() {
        if (!key.bare().onSecurityKey()) {
            return false;
        }
        try {
            SshReader parts = new SshReader(signature);
            parts.string(); // algorithm
            parts.string(); // what it made
            return (parts.raw(1)[0] & 1) == 0;
        } catch (MalformedSignature none) {
            return true;
        }
    }

    private boolean fitsDigest(byte[] digest) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream(256);
        signed.writeBytes(PREAMBLE);
        string(signed, namespace.getBytes(StandardCharsets.US_ASCII));
        string(signed, reserved);
        string(signed, hash.getBytes(StandardCharsets.US_ASCII));
        string(signed, digest);
        try {
            return key.verifies(signature, signed.toByteArray());
        } catch (MalformedSignature e) {
            return false;
        }
    }

    private static void string(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }
}
