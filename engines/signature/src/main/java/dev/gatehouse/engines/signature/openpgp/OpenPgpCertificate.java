package dev.gatehouse.engines.signature.openpgp;

import dev.gatehouse.engines.signature.MalformedSignature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.RevocationReason;
import org.bouncycastle.bcpg.sig.RevocationReasonTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.jspecify.annotations.Nullable;

/**
 * Reads armoured public keys: which of a key's subkeys may sign, and when, by the signatures that its primary key made
 * over them. Only those that are right count, and of several the newest.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9580#section-10.1.3">RFC 9580, section 10.1.3</a>
 */
public final class OpenPgpCertificate {

    static final int LARGEST = 1 << 20;

    /** How many signatures of one key over itself are checked. */
    private static final int MOST_SIGNATURES = 500;

    private final PGPPublicKey primary;
    private final String owner;
    private int checked;

    private OpenPgpCertificate(PGPPublicKey primary, String owner) {
        this.primary = primary;
        this.owner = owner;
    }

    /** Reads every key of a text, with its subkeys. */
    public static List<OpenPgpKey> read(String owner, String armored) throws MalformedSignature {
        if (armored.length() > LARGEST) {
            throw new MalformedSignature("keys of more than " + LARGEST + " characters");
        }
        List<OpenPgpKey> keys = new ArrayList<>();
        for (byte[] ring : rings(OpenPgpPackets.unarmored(armored))) {
            try {
                PGPPublicKeyRing read =
                        new PGPPublicKeyRing(new ByteArrayInputStream(ring), new BcKeyFingerprintCalculator());
                new OpenPgpCertificate(read.getPublicKey(), owner).read(read, keys);
            } catch (IOException | PGPException | RuntimeException e) {
                throw new MalformedSignature("an OpenPGP key that can't be read");
            }
        }
        if (keys.isEmpty()) {
            throw new MalformedSignature("no OpenPGP public key");
        }
        return keys;
    }

    /** The packets of each key of version 4, without those that say nothing about who may sign. */
    private static List<byte[]> rings(byte[] bytes) throws MalformedSignature {
        List<ByteArrayOutputStream> rings = new ArrayList<>();
        for (OpenPgpPackets.Packet packet : OpenPgpPackets.walk(bytes)) {
            switch (packet.tag()) {
                case OpenPgpPackets.SECRET_KEY -> throw new MalformedSignature("a private key, not a public one");
                case OpenPgpPackets.PUBLIC_KEY -> {
                    if (OpenPgpPackets.version(bytes, packet) != 4) {
                        throw new MalformedSignature(
                                "an OpenPGP key of version " + OpenPgpPackets.version(bytes, packet));
                    }
                    rings.add(new ByteArrayOutputStream());
                }
                case OpenPgpPackets.SIGNATURE -> {
                    if (OpenPgpPackets.version(bytes, packet) != 4) {
                        continue;
                    }
                    OpenPgpPackets.checkSubpackets(bytes, packet);
                }
                case OpenPgpPackets.USER_ID, OpenPgpPackets.PUBLIC_SUBKEY -> {}
                default -> {
                    continue;
                }
            }
            if (!rings.isEmpty()) {
                rings.getLast().write(bytes, packet.start(), packet.end() - packet.start());
            }
        }
        return rings.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    private void read(PGPPublicKeyRing ring, List<OpenPgpKey> keys) throws PGPException {
        @Nullable PGPSignature own = newestOverPrimary();
        Instant from = primary.getCreationTime().toInstant();
        @Nullable Instant until = expiry(primary, own);
        @Nullable Instant revoked = revocation(primary, PGPSignature.KEY_REVOCATION);
        boolean signs = own == null || maySign(own, true);
        keys.add(new OpenPgpKey(primary, owner, signs, from, until, revoked));
        for (Iterator<PGPPublicKey> all = ring.getPublicKeys(); all.hasNext(); ) {
            PGPPublicKey key = all.next();
            if (!key.isMasterKey()) {
                @Nullable PGPSignature binding = newestBinding(key);
                if (binding != null) {
                    keys.add(new OpenPgpKey(
                            key,
                            owner,
                            maySign(binding, false) && agreed(binding, key),
                            key.getCreationTime().toInstant(),
                            earlier(until, expiry(key, binding)),
                            earlier(revoked, revocation(key, PGPSignature.SUBKEY_REVOCATION))));
                }
            }
        }
    }

    private @Nullable PGPSignature newestOverPrimary() throws PGPException {
        @Nullable PGPSignature newest = null;
        for (Iterator<byte[]> ids = primary.getRawUserIDs(); ids.hasNext(); ) {
            byte[] id = ids.next();
            @Nullable Iterator<PGPSignature> over = primary.getSignaturesForID(id);
            while (over != null && over.hasNext()) {
                PGPSignature signature = over.next();
                if (signature.isCertification() && byPrimary(signature) && signature.verifyCertification(id, primary)) {
                    newest = newer(newest, signature);
                }
            }
        }
        for (Iterator<PGPSignature> direct = primary.getSignaturesOfType(PGPSignature.DIRECT_KEY); direct.hasNext(); ) {
            PGPSignature signature = direct.next();
            if (byPrimary(signature) && signature.verifyCertification(primary)) {
                newest = newer(newest, signature);
            }
        }
        return newest;
    }

    private @Nullable PGPSignature newestBinding(PGPPublicKey subkey) throws PGPException {
        @Nullable PGPSignature newest = null;
        for (Iterator<PGPSignature> over = subkey.getSignaturesOfType(PGPSignature.SUBKEY_BINDING); over.hasNext(); ) {
            PGPSignature signature = over.next();
            if (byPrimary(signature) && signature.verifyCertification(primary, subkey)) {
                newest = newer(newest, signature);
            }
        }
        return newest;
    }

    /** A subkey that signs must itself have signed that it belongs to the primary key. */
    private boolean agreed(PGPSignature binding, PGPPublicKey subkey) throws PGPException {
        for (PGPSignatureSubpacketVector area :
                List.of(binding.getHashedSubPackets(), binding.getUnhashedSubPackets())) {
            PGPSignatureList embedded = area.getEmbeddedSignatures();
            for (int i = 0; i < embedded.size(); i++) {
                PGPSignature signature = embedded.get(i);
                if (signature.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING && counted()) {
                    signature.init(new BcPGPContentVerifierBuilderProvider(), subkey);
                    if (signature.verifyCertification(primary, subkey)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private @Nullable Instant revocation(PGPPublicKey key, int type) throws PGPException {
        @Nullable Instant earliest = null;
        for (Iterator<PGPSignature> over = key.getSignaturesOfType(type); over.hasNext(); ) {
            PGPSignature signature = over.next();
            if (byPrimary(signature)
                    && (key.isMasterKey()
                            ? signature.verifyCertification(primary)
                            : signature.verifyCertification(primary, key))) {
                earliest = earlier(earliest, soft(signature) ? made(signature) : Instant.MIN);
            }
        }
        return earliest;
    }

    /** A key that was only replaced or put aside keeps what it signed before: RFC 9580, section 5.2.3.31. */
    private static boolean soft(PGPSignature signature) {
        @Nullable RevocationReason reason = signature.getHashedSubPackets().getRevocationReason();
        return reason != null
                && (reason.getRevocationReason() == RevocationReasonTags.KEY_SUPERSEDED
                        || reason.getRevocationReason() == RevocationReasonTags.KEY_RETIRED);
    }

    private boolean byPrimary(PGPSignature signature) throws PGPException {
        if (signature.getKeyID() != primary.getKeyID() || !counted()) {
            return false;
        }
        signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
        return true;
    }

    private boolean counted() {
        return checked++ < MOST_SIGNATURES;
    }

    private static boolean maySign(PGPSignature signature, boolean whereUntold) {
        PGPSignatureSubpacketVector hashed = signature.getHashedSubPackets();
        int flags = hashed.getKeyFlags();
        return flags == 0 ? whereUntold : (flags & KeyFlags.SIGN_DATA) != 0;
    }

    private static @Nullable Instant expiry(PGPPublicKey key, @Nullable PGPSignature signature) {
        long seconds = signature == null ? 0 : signature.getHashedSubPackets().getKeyExpirationTime();
        return seconds <= 0 ? null : key.getCreationTime().toInstant().plusSeconds(seconds);
    }

    private static PGPSignature newer(@Nullable PGPSignature one, PGPSignature other) {
        return one == null || made(other).isAfter(made(one)) ? other : one;
    }

    private static Instant made(PGPSignature signature) {
        return signature.getCreationTime().toInstant();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
