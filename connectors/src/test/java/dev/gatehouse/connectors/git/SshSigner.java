package dev.gatehouse.connectors.git;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** Someone with an Ed25519 key, who signs as PROTOCOL.sshsig says. */
final class SshSigner {

    private static final String TYPE = "ssh-ed25519";

    private final KeyPair keys;

    SshSigner() {
        try {
            this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        return TYPE + " " + Base64.getEncoder().encodeToString(blob());
    }

    String sign(String namespace, byte[] message) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(message);
            byte[] common = join(string(ascii(namespace)), string(new byte[0]), string(ascii("sha512")));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(join(ascii("SSHSIG"), common, string(digest)));
            byte[] made = join(string(ascii(TYPE)), string(signature.sign()));
            byte[] whole = join(ascii("SSHSIG"), new byte[] {0, 0, 0, 1}, string(blob()), common, string(made));
            return "-----BEGIN SSH SIGNATURE-----\n"
                    + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(whole)
                    + "\n-----END SSH SIGNATURE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] blob() {
        byte[] encoded = keys.getPublic().getEncoded();
        return join(string(ascii(TYPE)), string(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }

    private static byte[] string(byte[] bytes) {
        return join(ByteBuffer.allocate(4).putInt(bytes.length).array(), bytes);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
