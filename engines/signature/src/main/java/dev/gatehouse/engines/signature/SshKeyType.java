package dev.gatehouse.engines.signature;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The types of key whose signatures are checked, with the JDK's own cryptography. */
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

    /** The fixed beginning of an Ed25519 key in SubjectPublicKeyInfo, RFC 8410, section 4. */
    private static final byte[] ED25519_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

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
                case ECDSA_256 -> ecdsa(reader, "nistp256", "secp256r1", "SHA256withECDSAinP1363Format");
                case ECDSA_384 -> ecdsa(reader, "nistp384", "secp384r1", "SHA384withECDSAinP1363Format");
                case ECDSA_521 -> ecdsa(reader, "nistp521", "secp521r1", "SHA512withECDSAinP1363Format");
                case RSA -> rsa(reader);
                case SECURITY_KEY_ED25519 -> securityKey(ed25519(reader), reader);
                case SECURITY_KEY_ECDSA ->
                    securityKey(ecdsa(reader, "nistp256", "secp256r1", "SHA256withECDSAinP1363Format"), reader);
            };
        } catch (GeneralSecurityException e) {
            throw new MalformedSignature("a key that is no point or number of its type");
        }
    }

    private SshVerifier ed25519(SshReader reader) throws MalformedSignature, GeneralSecurityException {
        byte[] point = reader.string();
        if (point.length != 32) {
            throw new MalformedSignature("an Ed25519 key of " + point.length + " bytes");
        }
        byte[] info = ByteBuffer.allocate(ED25519_INFO.length + point.length)
                .put(ED25519_INFO)
                .put(point)
                .array();
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
        return (signature, message) -> verify("Ed25519", key, body(signature), message);
    }

    private SshVerifier ecdsa(SshReader reader, String curve, String standardName, String algorithm)
            throws MalformedSignature, GeneralSecurityException {
        if (!reader.text().equals(curve)) {
            throw new MalformedSignature("a key of another curve than its type");
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(standardName));
        ECParameterSpec specification = parameters.getParameterSpec(ECParameterSpec.class);
        int width = (specification.getCurve().getField().getFieldSize() + 7) / 8;
        byte[] point = reader.string();
        if (point.length != 1 + 2 * width || point[0] != 4) {
            throw new MalformedSignature("a point that is not uncompressed");
        }
        ECPoint q = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + width)),
                new BigInteger(1, Arrays.copyOfRange(point, 1 + width, point.length)));
        PublicKey key = KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(q, specification));
        return (signature, message) -> {
            SshReader numbers = new SshReader(body(signature));
            byte[] r = fixed(numbers.mpint(), width);
            byte[] s = fixed(numbers.mpint(), width);
            numbers.end();
            byte[] both = ByteBuffer.allocate(2 * width).put(r).put(s).array();
            return verify(algorithm, key, both, message);
        };
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

    private static byte[] fixed(BigInteger number, int width) throws MalformedSignature {
        byte[] bytes = number.toByteArray();
        int sign = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        if (bytes.length - sign > width) {
            throw new MalformedSignature("a number out of range");
        }
        byte[] fixed = new byte[width];
        System.arraycopy(bytes, sign, fixed, width - bytes.length + sign, bytes.length - sign);
        return fixed;
    }

    private static boolean verify(String algorithm, PublicKey key, byte[] signature, byte[] message)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(message);
        return verifier.verify(signature);
    }
}
