package dev.gatehouse.baseline.shape;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Public keys as people write them down. Why one is refused never repeats it: it may be a private key. */
final class PublicKey {

    private static final Set<String> SSH = Set.of(
            "ssh-ed25519",
            "ssh-rsa",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "sk-ssh-ed25519@openssh.com",
            "sk-ecdsa-sha2-nistp256@openssh.com");
    private static final String OPENPGP = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final int LONGEST = 16_384;

    private PublicKey() {}

    /** Why a text is no line of {@code authorized_keys} (sshd(8)); empty where it is one. */
    static Optional<String> sshFault(String text) {
        if (text.contains("PRIVATE KEY")) {
            return Optional.of("a private key stands where a public key belongs");
        }
        String[] words = text.strip().split(" +", -1);
        for (int i = 0; i + 1 < words.length; i++) {
            if (SSH.contains(words[i])) {
                return blobFault(words[i], words[i + 1]);
            }
        }
        return Optional.of("no SSH public key");
    }

    /** As {@link #sshFault}, armoured OpenPGP keys (RFC 9580) allowed too. */
    static Optional<String> signingFault(String text) {
        if (text.stripLeading().startsWith(OPENPGP)) {
            boolean whole = text.stripTrailing().endsWith("-----END PGP PUBLIC KEY BLOCK-----");
            return whole ? Optional.empty() : Optional.of("an OpenPGP key block without its end");
        }
        return sshFault(text);
    }

    /** As {@link #sshFault}, fingerprints as {@code ssh-keygen -l} shows them allowed too. */
    static Optional<String> revokedFault(String text) {
        return FINGERPRINT.matcher(text.strip()).matches() ? Optional.empty() : sshFault(text);
    }

    /** RFC 4253, section 6.6: the blob begins with the name of its own type. */
    private static Optional<String> blobFault(String type, String base64) {
        if (base64.length() > LONGEST) {
            return Optional.of("an SSH public key longer than any there is");
        }
        byte[] blob;
        try {
            blob = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return Optional.of("an SSH public key that is cut off or mistyped");
        }
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        boolean fits = blob.length > 4 + name.length
                && ByteBuffer.wrap(blob).getInt() == name.length
                && ByteBuffer.wrap(blob, 4, name.length).slice().equals(ByteBuffer.wrap(name));
        if (!fits) {
            return Optional.of("an SSH public key that is not of the type `" + type + "` it names");
        }
        return Optional.empty();
    }
}
