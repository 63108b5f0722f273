package dev.gatehouse.engines.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An SSH public key in the encoding of RFC 4253, section 6.6.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8709">RFC 8709: Ed25519</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5656">RFC 5656: ECDSA</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8332">RFC 8332: RSA with SHA-2</a>
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.u2f">OpenSSH: security keys</a>
 */
public final class SshPublicKey {

    private static final int LONGEST_LINE = 32 * 1024;

    private final String type;
    private final byte[] blob;
    private final @Nullable SshVerifier verifier;
    private final @Nullable SshCertificate certificate;

    private SshPublicKey(
            String type, byte[] blob, @Nullable SshVerifier verifier, @Nullable SshCertificate certificate) {
        this.type = type;
        this.blob = blob;
        this.verifier = verifier;
        this.certificate = certificate;
    }

    /**
     * Reads a key as it stands in a {@code .pub} file: type, Base64, and a comment that is left aside.
     *
     * @return empty where it is none
     */
    public static Optional<SshPublicKey> parse(String line) {
        if (line.length() > LONGEST_LINE) {
            return Optional.empty();
        }
        String text = line.strip();
        int first = endOfWord(text, 0);
        int from = first;
        while (from < text.length() && blank(text.charAt(from))) {
            from++;
        }
        return parse(text.substring(0, first), text.substring(from, endOfWord(text, from)));
    }

    /** Reads the two words of a key. */
    static Optional<SshPublicKey> parse(String type, String base64) {
        try {
            SshPublicKey key = of(Base64.getDecoder().decode(base64));
            return key.type.equals(type) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException | MalformedSignature e) {
            return Optional.empty();
        }
    }

    static SshPublicKey of(byte[] blob) throws MalformedSignature {
        SshReader reader = new SshReader(blob);
        String type = reader.text();
        if (type.endsWith(SshCertificate.SUFFIX)) {
            SshCertificate read = SshCertificate.of(blob);
            return new SshPublicKey(type, blob, read.key().verifier, read);
        }
        Optional<SshKeyType> known = SshKeyType.of(type);
        if (known.isEmpty()) {
            return new SshPublicKey(type, blob, null, null);
        }
        SshVerifier verifier = known.get().verifier(reader);
        reader.end();
        return new SshPublicKey(type, blob, verifier, null);
    }

    private static int endOfWord(String text, int from) {
        int i = from;
        while (i < text.length() && !blank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    /** {@code ssh-ed25519}, {@code ecdsa-sha2-nistp256} … */
    public String type() {
        return type;
    }

    /** Whether it is an OpenSSH certificate. */
    public boolean certificate() {
        return type.endsWith(SshCertificate.SUFFIX);
    }

    /** What vouches for it, where it is a certificate. */
    public Optional<SshCertificate> vouched() {
        return Optional.ofNullable(certificate);
    }

    /** The key itself, without whatever vouches for it. */
    public SshPublicKey bare() {
        return certificate == null ? this : certificate.key();
    }

    /** Whether it lies on a FIDO security key, which signs only while somebody touches it. */
    public boolean onSecurityKey() {
        return type.startsWith("sk-");
    }

    /** Whether signatures by keys of its type can be checked here. */
    public boolean checkable() {
        return verifier != null;
    }

    /** {@code SHA256:} and 43 characters of Base64, as {@code ssh-keygen -l} prints it. */
    public String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(Digests.sha256(blob));
    }

    /**
     * Whether a signature fits a message.
     *
     * @param signature in the encoding of the key's type: the algorithm's name, and what it made
     * @throws MalformedSignature where it is no signature of this key's type
     */
    boolean verifies(byte[] signature, byte[] message) throws MalformedSignature {
        if (verifier == null) {
            throw new MalformedSignature("a key of type " + type + ", which is not checked here");
        }
        try {
            return verifier.verifies(signature, message);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SshPublicKey key && MessageDigest.isEqual(blob, key.blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }

    /** The type and the fingerprint. */
    @Override
    public String toString() {
        return type + " " + fingerprint();
    }
}
