package dev.gatehouse.engines.signature;

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
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Someone with an SSH key, who signs as PROTOCOL.sshsig says. */
final class SshSigner {

    enum Kind {
        ED25519("ssh-ed25519", "Ed25519"),
        ECDSA_256("ecdsa-sha2-nistp256", "SHA256withECDSAinP1363Format"),
        ECDSA_384("ecdsa-sha2-nistp384", "SHA384withECDSAinP1363Format"),
        ECDSA_521("ecdsa-sha2-nistp521", "SHA512withECDSAinP1363Format"),
        RSA("ssh-rsa", "SHA512withRSA"),
        SECURITY_KEY_ED25519("sk-ssh-ed25519@openssh.com", "Ed25519"),
        SECURITY_KEY_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com", "SHA256withECDSAinP1363Format");

        private final String type;
        private final String algorithm;

        Kind(String type, String algorithm) {
            this.type = type;
            this.algorithm = algorithm;
        }

        boolean securityKey() {
            return name().startsWith("SECURITY_KEY");
        }
    }

    private final Kind kind;
    private final KeyPair keys;
    private final byte flags;

    SshSigner(Kind kind) {
        this(kind, 1);
    }

    /**
     * Someone with flags of their security key.
     *
     * @param flags bit 0: it was touched; bit 2: they proved to be its owner
     */
    SshSigner(Kind kind, int flags) {
        this.kind = kind;
        this.keys = generate(kind);
        this.flags = (byte) flags;
    }

    private static KeyPair generate(Kind kind) {
        try {
            KeyPairGenerator generator = switch (kind) {
                case ED25519, SECURITY_KEY_ED25519 -> KeyPairGenerator.getInstance("Ed25519");
                case RSA -> KeyPairGenerator.getInstance("RSA");
                case ECDSA_256, ECDSA_384, ECDSA_521, SECURITY_KEY_ECDSA -> KeyPairGenerator.getInstance("EC");
            };
            switch (kind) {
                case RSA -> generator.initialize(2048);
                case ECDSA_256, SECURITY_KEY_ECDSA -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case ECDSA_384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
                case ECDSA_521 -> generator.initialize(new ECGenParameterSpec("secp521r1"));
                case ED25519, SECURITY_KEY_ED25519 -> {}
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Type and Base64. */
    String publicKey() {
        return kind.type + " " + Base64.getEncoder().encodeToString(blob());
    }

    String sign(String namespace, byte[] message) {
        return sign(namespace, "sha512", message);
    }

    String sign(String namespace, String hash, byte[] message) {
        byte[] digest = digest(hash.equals("sha256") ? "SHA-256" : "SHA-512", message);
        byte[] signed = join(
                ascii("SSHSIG"), string(ascii(namespace)), string(new byte[0]), string(ascii(hash)), string(digest));
        byte[] signature = kind.securityKey() ? signWithSecurityKey(signed) : made(signed);
        return armor(join(
                ascii("SSHSIG"),
                ByteBuffer.allocate(4).putInt(1).array(),
                string(blob()),
                string(ascii(namespace)),
                string(new byte[0]),
                string(ascii(hash)),
                string(signature)));
    }

    static String armor(byte[] signature) {
        String base64 = Base64.getMimeEncoder(70, new byte[] {'\n'}).encodeToString(signature);
        return "-----BEGIN SSH SIGNATURE-----\n" + base64 + "\n-----END SSH SIGNATURE-----\n";
    }

    private byte[] signWithSecurityKey(byte[] message) {
        byte[] flagsAndCounter = {flags, 0, 0, 0, 7};
        byte[] signed = join(digest("SHA-256", ascii("ssh:")), flagsAndCounter, digest("SHA-256", message));
        return join(made(signed), flagsAndCounter);
    }

    private byte[] made(byte[] message) {
        try {
            Signature signature = Signature.getInstance(kind.algorithm);
            signature.initSign(keys.getPrivate());
            signature.update(message);
            byte[] raw = signature.sign();
            return switch (kind) {
                case ED25519, SECURITY_KEY_ED25519 -> join(string(ascii(kind.type)), string(raw));
                case RSA -> join(string(ascii("rsa-sha2-512")), string(raw));
                case ECDSA_256, ECDSA_384, ECDSA_521, SECURITY_KEY_ECDSA -> {
                    int half = raw.length / 2;
                    byte[] r = new BigInteger(1, Arrays.copyOf(raw, half)).toByteArray();
                    byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, half, raw.length)).toByteArray();
                    yield join(string(ascii(kind.type)), string(join(string(r), string(s))));
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] blob() {
        byte[] type = string(ascii(kind.type));
        return switch (kind) {
            case ED25519 -> join(type, string(ed25519()));
            case SECURITY_KEY_ED25519 -> join(type, string(ed25519()), string(ascii("ssh:")));
            case ECDSA_256 -> join(type, string(ascii("nistp256")), string(point(32)));
            case ECDSA_384 -> join(type, string(ascii("nistp384")), string(point(48)));
            case ECDSA_521 -> join(type, string(ascii("nistp521")), string(point(66)));
            case SECURITY_KEY_ECDSA -> join(type, string(ascii("nistp256")), string(point(32)), string(ascii("ssh:")));
            case RSA -> {
                RSAPublicKey key = (RSAPublicKey) keys.getPublic();
                yield join(
                        type,
                        string(key.getPublicExponent().toByteArray()),
                        string(key.getModulus().toByteArray()));
            }
        };
    }

    private byte[] ed25519() {
        byte[] encoded = keys.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private byte[] point(int width) {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return join(
                new byte[] {4},
                fixed(key.getW().getAffineX(), width),
                fixed(key.getW().getAffineY(), width));
    }

    private static byte[] fixed(BigInteger number, int width) {
        byte[] bytes = number.toByteArray();
        int drop = Math.max(0, bytes.length - width);
        byte[] fixed = new byte[width];
        System.arraycopy(bytes, drop, fixed, width - bytes.length + drop, bytes.length - drop);
        return fixed;
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

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
