package dev.gatehouse.engines.signature;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The types of key whose signatures are checked: RSA by the JDK, curves by Bouncy Castle, which needs a tenth of the
 * JDK's time for them.
 */
enum SshKeyType {
    ED25519("ssh-ed25519"),
    ECDSA_256("ecdsa-sha2-nistp256"),
    ECDSA_384("ecdsa-sha2-nistp384"),
    ECDSA_521("ecdsa-sha2-nistp521"),
    RSA("ssh-rsa"),
    SECURITY_KEY_ED25519("sk-ssh-ed25519@openssh.com"),
    SECURITY_KEY_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com");

    private static final int SMALLEST_RSA = 1024;
    private static final int LARGEST_RSA = 16384;
    private static final int LARGEST_EXPONENT = 64;

    private final String label;

    SshKeyType(String label) {
        this.label = label;
    }

    static Optional<SshKeyType> of(String label) {
        return Arrays.stream(values()).filter(t -> t.label.equals(label)).findFirst();
    }

    /** Reads a key's own parts, after its type. */
    SshVerifier verifier(SshReader reader) throws MalformedSignature {
        try {
            return switch (this) {
                case ED25519 -> ed25519(reader);
                case ECDSA_256 -> ecdsa(reader, "p256", "SHA-256");
                case ECDSA_384 -> ecdsa(reader, "p384", "SHA-384");
                case ECDSA_521 -> ecdsa(reader, "p521", "SHA-512");
                case RSA -> rsa(reader);
                case SECURITY_KEY_ED25519 -> securityKey(ed25519(reader), reader);
                case SECURITY_KEY_ECDSA -> securityKey(ecdsa(reader, "p256", "SHA-256"), reader);
            };
        } catch (GeneralSecurityException e) {
            throw new MalformedSignature("a key that is no point or number of its type");
        }
    }

    private SshVerifier ed25519(SshReader reader) throws MalformedSignature {
        byte[] point = reader.string();
        if (point.length != Ed25519.PUBLIC_KEY_SIZE || !Ed25519.validatePublicKeyPartial(point, 0)) {
            throw new MalformedSignature("no point of Ed25519");
        }
        return (signature, message) -> {
            byte[] made = body(signature);
            return made.length == Ed25519.SIGNATURE_SIZE
                    && Ed25519.verify(made, 0, point, 0, message, 0, message.length);
        };
    }

    private SshVerifier ecdsa(SshReader reader, String curve, String digest) throws MalformedSignature {
        if (!reader.text().equals("nist" + curve)) {
            throw new MalformedSignature("a key of another curve than its type");
        }
        ECPublicKeyParameters key =
                point(reader.string(), CustomNamedCurves.getByName("secp" + curve.substring(1) + "r1"));
        return (signature, message) -> {
            SshReader numbers = new SshReader(body(signature));
            BigInteger r = numbers.mpint();
            BigInteger s = numbers.mpint();
            numbers.end();
            ECDSASigner verifier = new ECDSASigner();
            verifier.init(false, key);
            return verifier.verifySignature(Digests.of(digest).digest(message), r, s);
        };
    }

    private static ECPublicKeyParameters point(byte[] encoded, X9ECParameters curve) throws MalformedSignature {
        int width = (curve.getCurve().getFieldSize() + 7) / 8;
        if (encoded.length != 1 + 2 * width || encoded[0] != 4) {
            throw new MalformedSignature("a point that is not uncompressed");
        }
        try {
            return new ECPublicKeyParameters(curve.getCurve().decodePoint(encoded), new ECDomainParameters(curve));
        } catch (IllegalArgumentException notOnCurve) {
            throw new MalformedSignature("no point of the key's curve");
        }
    }

    /** RSA with SHA-1 is left out: RFC 8332 and PROTOCOL.sshsig. */
    private static SshVerifier rsa(SshReader reader) throws MalformedSignature, GeneralSecurityException {
        BigInteger exponent = reader.mpint();
        BigInteger modulus = reader.mpint();
        if (modulus.bitLength() < SMALLEST_RSA
                || modulus.bitLength() > LARGEST_RSA
                || exponent.bitLength() > LARGEST_EXPONENT) {
            throw new MalformedSignature("an RSA key of " + modulus.bitLength() + " bits");
        }
        int width = (modulus.bitLength() + 7) / 8;
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        return (signature, message) -> {
            SshReader parts = new SshReader(signature);
            String algorithm = switch (parts.text()) {
                case "rsa-sha2-256" -> "SHA256withRSA";
                case "rsa-sha2-512" -> "SHA512withRSA";
                default -> throw new MalformedSignature("an RSA signature without SHA-2");
            };
            byte[] number = parts.string();
            parts.end();
            if (number.length > width) {
                return false;
            }
            byte[] padded = new byte[width];
            System.arraycopy(number, 0, padded, width - number.length, number.length);
            return verify(algorithm, key, padded, message);
        };
    }

    /**
     * A FIDO authenticator signs the digests of its application and of the message, with its flags and counter between
     * them: PROTOCOL.u2f.
     */
    private SshVerifier securityKey(SshVerifier inner, SshReader reader) throws MalformedSignature {
        byte[] application = Digests.sha256(reader.string());
        return (signature, message) -> {
            SshReader parts = new SshReader(signature);
            byte[] algorithm = parts.string();
            byte[] made = parts.string();
            byte[] flagsAndCounter = parts.raw(5);
            parts.end();
            byte[] bare = ByteBuffer.allocate(8 + algorithm.length + made.length)
                    .putInt(algorithm.length)
                    .put(algorithm)
                    .putInt(made.length)
                    .put(made)
                    .array();
            byte[] digest = Digests.sha256(message);
            byte[] signed = ByteBuffer.allocate(application.length + flagsAndCounter.length + digest.length)
                    .put(application)
                    .put(flagsAndCounter)
                    .put(digest)
                    .array();
            return inner.verifies(bare, signed);
        };
    }

    private byte[] body(byte[] signature) throws MalformedSignature {
        SshReader parts = new SshReader(signature);
        if (!Arrays.equals(parts.string(), label.getBytes(StandardCharsets.US_ASCII))) {
            throw new MalformedSignature("a signature of another algorithm than its key's");
        }
        byte[] body = parts.string();
        parts.end();
        return body;
    }

    private static boolean verify(String algorithm, PublicKey key, byte[] signature, byte[] message)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(signature);
    }
}
