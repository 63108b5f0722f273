package dev.gatehouse.engines.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RevocationReason;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** Someone with an OpenPGP key: a primary key that certifies, and a subkey that signs. */
@SuppressWarnings("JavaUtilDate")
final class OpenPgpSigner {

    private static final String USER_ID = "Ada Example <ada@example.com>";

    private final Instant made;
    private final PGPKeyPair primary;
    private final PGPKeyPair subkey;
    private Duration lifetime = Duration.ZERO;
    private boolean subkeyAgrees = true;
    private int subkeyFlags = KeyFlags.SIGN_DATA;

    OpenPgpSigner(Instant made) {
        this.made = made;
        this.primary = pair(made);
        this.subkey = pair(made);
    }

    OpenPgpSigner expiresAfter(Duration duration) {
        this.lifetime = duration;
        return this;
    }

    OpenPgpSigner subkeyDoesNotAgree() {
        this.subkeyAgrees = false;
        return this;
    }

    OpenPgpSigner subkeyOnlyEncrypts() {
        this.subkeyFlags = KeyFlags.ENCRYPT_COMMS;
        return this;
    }

    private static PGPKeyPair pair(Instant made) {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        try {
            return new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    generator.generateKeyPair(),
                    Date.from(made));
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        return armored(key(null));
    }

    /** The public key, with a revocation of the primary key. */
    String revokedKey(byte reason, Instant at) {
        return armored(key(new RevocationReason(false, reason, "")), at);
    }

    private record Parts(PGPPublicKey primary, PGPPublicKey subkey, RevocationReason revocation) {}

    private Parts key(RevocationReason revocation) {
        try {
            PGPSignatureSubpacketGenerator own = new PGPSignatureSubpacketGenerator();
            own.setKeyFlags(true, KeyFlags.CERTIFY_OTHER);
            own.setKeyExpirationTime(false, lifetime.toSeconds());
            PGPSignature certification = generator(PGPSignature.POSITIVE_CERTIFICATION, primary, own, made)
                    .generateCertification(USER_ID, primary.getPublicKey());
            PGPPublicKey certified = PGPPublicKey.addCertification(primary.getPublicKey(), USER_ID, certification);

            PGPSignatureSubpacketGenerator binding = new PGPSignatureSubpacketGenerator();
            binding.setKeyFlags(true, subkeyFlags);
            if (subkeyAgrees) {
                binding.addEmbeddedSignature(
                        false,
                        generator(PGPSignature.PRIMARYKEY_BINDING, subkey, new PGPSignatureSubpacketGenerator(), made)
                                .generateCertification(primary.getPublicKey(), subkey.getPublicKey()));
            }
            PGPSignature bound = generator(PGPSignature.SUBKEY_BINDING, primary, binding, made)
                    .generateCertification(primary.getPublicKey(), subkey.getPublicKey());
            PGPPublicKey sub = PGPPublicKey.addCertification(
                    new PGPPublicKey(subkey.getPublicKey().getPublicKeyPacket(), calculator()), bound);
            return new Parts(certified, sub, revocation);
        } catch (IOException | PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    private static org.bouncycastle.openpgp.operator.KeyFingerPrintCalculator calculator() {
        return new org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator();
    }

    private static PGPSignatureGenerator generator(
            int type, PGPKeyPair by, PGPSignatureSubpacketGenerator subpackets, Instant at) throws PGPException {
        PGPSignatureGenerator generator = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA256),
                by.getPublicKey());
        generator.init(type, by.getPrivateKey());
        subpackets.setSignatureCreationTime(true, Date.from(at));
        subpackets.setIssuerFingerprint(false, by.getPublicKey());
        subpackets.setIssuerKeyID(false, by.getKeyID());
        generator.setHashedSubpackets(subpackets.generate());
        return generator;
    }

    private String armored(Parts parts) {
        return armored(parts, made);
    }

    private String armored(Parts parts, Instant revokedAt) {
        try {
            ByteArrayOutputStream packets = new ByteArrayOutputStream();
            PGPPublicKey withRevocation = parts.primary();
            if (parts.revocation() != null) {
                PGPSignatureSubpacketGenerator subpackets = new PGPSignatureSubpacketGenerator();
                subpackets.addCustomSubpacket(parts.revocation());
                withRevocation = PGPPublicKey.addCertification(
                        withRevocation,
                        generator(PGPSignature.KEY_REVOCATION, primary, subpackets, revokedAt)
                                .generateCertification(primary.getPublicKey()));
            }
            withRevocation.encode(packets);
            ByteArrayOutputStream sub = new ByteArrayOutputStream();
            parts.subkey().encode(sub);
            packets.writeBytes(asSubkey(sub.toByteArray()));
            return armor(packets.toByteArray(), "PUBLIC KEY BLOCK");
        } catch (IOException | PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key packet and a subkey packet differ in their tag only. */
    private static byte[] asSubkey(byte[] packets) {
        byte[] changed = packets.clone();
        boolean current = (changed[0] & 0x40) != 0;
        changed[0] = (byte)
                (current ? 0xc0 | PacketTags.PUBLIC_SUBKEY : 0x80 | PacketTags.PUBLIC_SUBKEY << 2 | changed[0] & 3);
        return changed;
    }

    String signByPrimary(byte[] message, Instant at) {
        return sign(primary, message, at);
    }

    String signBySubkey(byte[] message, Instant at) {
        return sign(subkey, message, at);
    }

    private static String sign(PGPKeyPair by, byte[] message, Instant at) {
        try {
            PGPSignatureGenerator generator =
                    generator(PGPSignature.BINARY_DOCUMENT, by, new PGPSignatureSubpacketGenerator(), at);
            generator.update(message);
            return armor(generator.generate().getEncoded(), "SIGNATURE");
        } catch (IOException | PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    static String armor(byte[] packets, String what) {
        String base64 = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(packets);
        return "-----BEGIN PGP " + what + "-----\n\n" + base64 + "\n-----END PGP " + what + "-----\n";
    }

    String subkeyFingerprint() {
        return java.util.HexFormat.of()
                .withUpperCase()
                .formatHex(subkey.getPublicKey().getFingerprint());
    }
}
