package dev.gatehouse.cli.deploy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key on a FIDO device, as OpenSSH uses it: what it signs has flags and a counter.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.u2f">PROTOCOL.u2f</a>
 */
final class SecurityKey {

    static final String ED25519 = "sk-ssh-ed25519@openssh.com";
    static final String ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";
    static final int TOUCHED = 1;

    private static final String APPLICATION = "ssh:";

    private final String type;
    private final int flags;
    private final KeyPair keys;
    private int counter;

    SecurityKey(String type, int flags) throws GeneralSecurityException {
        this.type = type;
        this.flags = flags;
        KeyPairGenerator generator = KeyPairGenerator.getInstance(type.equals(ED25519) ? "Ed25519" : "EC");
        if (type.equals(ECDSA)) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        }
        keys = generator.generateKeyPair();
    }

    /** Its public key, as it stands in a {@code .pub} file. */
    String publicKey() {
        return type + " " + Base64.getEncoder().encodeToString(blob());
    }

    byte[] blob() {
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] point = type.equals(ED25519)
                ? string(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length))
                : join(string(ascii("nistp256")), string(uncompressed((ECPublicKey) keys.getPublic())));
        return join(string(ascii(type)), point, string(ascii(APPLICATION)));
    }

    private static byte[] uncompressed(ECPublicKey key) {
        return join(
                new byte[] {4}, fixed(key.getW().getAffineX()), fixed(key.getW().getAffineY()));
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    /** The signature of data: its algorithm, what it made, its flags, its counter. */
    byte[] sign(byte[] data) throws GeneralSecurityException {
        byte[] flagsAndCounter =
                ByteBuffer.allocate(5).put((byte) flags).putInt(++counter).array();
        byte[] signed = join(sha256(ascii(APPLICATION)), flagsAndCounter, sha256(data));
        Signature signature = Signature.getInstance(type.equals(ED25519) ? "Ed25519" : "SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(signed);
        byte[] made = signature.sign();
        byte[] body = type.equals(ED25519) ? made : join(string(number(made, 0, 32)), string(number(made, 32, 64)));
        return join(string(ascii(type)), string(body), flagsAndCounter);
    }

    private static byte[] number(byte[] bytes, int from, int to) {
        return new BigInteger(1, Arrays.copyOfRange(bytes, from, to)).toByteArray();
    }

    /** An armoured signature, as {@code ssh-keygen -Y sign} makes it: PROTOCOL.sshsig. */
    String sign(String namespace, String text) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8));
        byte[] rest = join(string(ascii(namespace)), string(new byte[0]), string(ascii("sha512")));
        byte[] signature = sign(join(ascii("SSHSIG"), rest, string(digest)));
        byte[] all = join(
                ascii("SSHSIG"), ByteBuffer.allocate(4).putInt(1).array(), string(blob()), rest, string(signature));
        return "-----BEGIN SSH SIGNATURE-----\n"
                + Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(all)
                + "\n-----END SSH SIGNATURE-----\n";
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] string(byte[] bytes) {
        return join(ByteBuffer.allocate(4).putInt(bytes.length).array(), bytes);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
