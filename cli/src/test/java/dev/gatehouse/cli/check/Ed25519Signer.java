package dev.gatehouse.cli.check;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * Someone's SSH key, made for one test, that signs as {@code ssh-keygen -Y sign -n git} does.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig">PROTOCOL.sshsig</a>
 */
final class Ed25519Signer {

    private static final int RAW_KEY = 32;

    private final KeyPair pair;

    Ed25519Signer() {
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The public key as {@code authorized_keys} has it. */
    String publicKey() {
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob());
    }

    /** An armoured SSHSIG of a message. */
    String sign(byte[] message) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(message);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(joined("SSHSIG", text("git"), text(""), text("sha512"), field(hash)));
            byte[] signed = joined("", text("ssh-ed25519"), field(signature.sign()));
            byte[] whole = joined(
                    "SSHSIG",
                    new byte[] {0, 0, 0, 1},
                    field(blob()),
                    text("git"),
                    text(""),
                    text("sha512"),
                    field(signed));
            String base64 = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(whole);
            return "-----BEGIN SSH SIGNATURE-----\n" + base64 + "\n-----END SSH SIGNATURE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] blob() {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length);
        return joined("", text("ssh-ed25519"), field(raw));
    }

    private static byte[] text(String text) {
        return field(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] field(byte[] value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(value.length);
            out.write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(String magic, byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(magic.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
