package dev.gatehouse.engines.signature.openpgp;

import dev.gatehouse.engines.signature.MalformedSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.sig.IssuerFingerprint;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/** A detached OpenPGP signature of version 4, as {@code gpg --detach-sign --armor} makes it. */
public final class OpenPgpSignature {

    static final int LARGEST = 64 * 1024;

    private final PGPSignature signature;

    private OpenPgpSignature(PGPSignature signature) {
        this.signature = signature;
    }

    /**
     * Reads an armoured signature.
     *
     * @return null where it is of a version that is not checked here
     */
    public static @Nullable OpenPgpSignature read(byte[] armored) throws MalformedSignature {
        if (armored.length > LARGEST) {
            throw new MalformedSignature("a signature of more than " + LARGEST + " bytes");
        }
        byte[] bytes = OpenPgpPackets.unarmored(new String(armored, StandardCharsets.ISO_8859_1));
        List<OpenPgpPackets.Packet> packets = OpenPgpPackets.walk(bytes);
        if (packets.size() != 1 || packets.getFirst().tag() != OpenPgpPackets.SIGNATURE) {
            throw new MalformedSignature("other than one OpenPGP signature");
        }
        OpenPgpPackets.Packet packet = packets.getFirst();
        if (OpenPgpPackets.version(bytes, packet) != 4) {
            return null;
        }
        OpenPgpPackets.checkSubpackets(bytes, packet);
        try {
            PGPSignature read = new PGPSignature(new BCPGInputStream(new ByteArrayInputStream(bytes)));
            int type = read.getSignatureType();
            if (type != PGPSignature.BINARY_DOCUMENT && type != PGPSignature.CANONICAL_TEXT_DOCUMENT) {
                throw new MalformedSignature("an OpenPGP signature of something other than a document");
            }
            if (read.getHashAlgorithm() == HashAlgorithmTags.MD5) {
                throw new MalformedSignature("a signature over MD5");
            }
            return new OpenPgpSignature(read);
        } catch (IOException | PGPException | RuntimeException e) {
            throw new MalformedSignature("an OpenPGP signature that can't be read");
        }
    }

    /** The id of the key that it says it was made with. */
    public long keyId() {
        return signature.getKeyID();
    }

    /** The key's fingerprint where the signature tells it, else its id, in hexadecimal; null where it tells neither. */
    @Nullable
    public String key() {
        @Nullable IssuerFingerprint issuer = issuer();
        if (issuer != null) {
            return HexFormat.of().withUpperCase().formatHex(issuer.getFingerprint());
        }
        return keyId() == 0 ? null : HexFormat.of().withUpperCase().toHexDigits(keyId());
    }

    /** Whether it says that it was made with another key than this. */
    public boolean namesOther(PGPPublicKey key) {
        @Nullable IssuerFingerprint issuer = issuer();
        return issuer != null && !Arrays.equals(issuer.getFingerprint(), key.getFingerprint());
    }

    private @Nullable IssuerFingerprint issuer() {
        return signature.getHashedSubPackets().getIssuerFingerprint();
    }

    /** Whether it fits a message by a key. */
    public boolean fits(PGPPublicKey key, byte[] message) {
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), key);
            signature.update(message);
            return signature.verify();
        } catch (PGPException | RuntimeException e) {
            return false;
        }
    }
}
