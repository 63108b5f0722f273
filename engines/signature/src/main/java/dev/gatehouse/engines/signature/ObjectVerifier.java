package dev.gatehouse.engines.signature;

import dev.gatehouse.engines.signature.Verification.Format;
import dev.gatehouse.engines.signature.Verification.Outcome;
import dev.gatehouse.engines.signature.openpgp.OpenPgpKey;
import dev.gatehouse.engines.signature.openpgp.OpenPgpSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the signatures of Git objects against a keyring. Safe for use by several threads. */
public final class ObjectVerifier {

    /** The largest object whose signature is checked, in bytes. */
    public static final int LARGEST = 1 << 20;

    private final Keyring keyring;

    public ObjectVerifier(Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * Checks an object's signature.
     *
     * @param at when the object says it was made: its committer's or tagger's time, at which its key must have been in
     *     force
     */
    public Verification verify(SignedObject object, Instant at) {
        if (object.format() == Format.NONE) {
            return Verification.UNSIGNED;
        }
        if (object.repeated()) {
            return Verification.of(object.format(), Outcome.INVALID, "more than one signature");
        }
        if (object.payload().length > LARGEST) {
            return Verification.of(object.format(), Outcome.UNCHECKED, "it is larger than " + LARGEST + " bytes");
        }
        try {
            return switch (object.format()) {
                case SSH ->
                    keyring.verify(SshSignature.read(object.signature()), object.payload(), SshSignature.GIT, at);
                case OPENPGP -> openPgp(object, at);
                case X509 -> Verification.of(Format.X509, Outcome.UNCHECKED, "X.509 signatures are not checked here");
                case OTHER, NONE -> Verification.of(object.format(), Outcome.INVALID, "no signature of a known kind");
            };
        } catch (MalformedSignature e) {
            return Verification.of(object.format(), Outcome.INVALID, String.valueOf(e.getMessage()));
        }
    }

    private Verification openPgp(SignedObject object, Instant at) throws MalformedSignature {
        if (isMessage(object.signature())) {
            return Verification.of(Format.OPENPGP, Outcome.UNCHECKED, "OpenPGP messages are not checked here");
        }
        @Nullable OpenPgpSignature signature = OpenPgpSignature.read(object.signature());
        if (signature == null) {
            return Verification.of(Format.OPENPGP, Outcome.UNCHECKED, "it is no OpenPGP signature of version 4");
        }
        List<OpenPgpKey> candidates = keyring.openPgp(signature.keyId()).stream()
                .filter(k -> !signature.namesOther(k.key()))
                .toList();
        if (candidates.isEmpty()) {
            return openPgp(Outcome.UNKNOWN_KEY, signature.key(), null, "nobody known has the key");
        }
        for (OpenPgpKey key : candidates) {
            if (signature.fits(key.key(), object.payload())) {
                return inForce(key, copies(key, candidates), at);
            }
        }
        return openPgp(Outcome.INVALID, signature.key(), null, "it does not fit the content");
    }

    /** A key may be given more than once, before and after its expiry was moved or it was revoked. */
    private static List<OpenPgpKey> copies(OpenPgpKey key, List<OpenPgpKey> candidates) {
        return candidates.stream()
                .filter(k -> k.fingerprint().equals(key.fingerprint()))
                .toList();
    }

    private static Verification inForce(OpenPgpKey key, List<OpenPgpKey> copies, Instant at) {
        if (copies.stream().noneMatch(OpenPgpKey::maySign)) {
            return openPgp(Outcome.INVALID, key.fingerprint(), key.owner(), "the key is not one that may sign");
        }
        if (copies.stream().anyMatch(k -> k.revoked(at))) {
            return openPgp(Outcome.EXPIRED_KEY, key.fingerprint(), key.owner(), "the key was revoked");
        }
        if (copies.stream().noneMatch(k -> k.inForce(at))) {
            return openPgp(
                    Outcome.EXPIRED_KEY,
                    key.fingerprint(),
                    key.owner(),
                    "the key was expired, or not yet made, at the time");
        }
        return openPgp(Outcome.VALID, key.fingerprint(), key.owner(), "");
    }

    private static boolean isMessage(byte[] signature) {
        return new String(signature, 0, Math.min(signature.length, 27), StandardCharsets.US_ASCII)
                .equals("-----BEGIN PGP MESSAGE-----");
    }

    private static Verification openPgp(Outcome outcome, @Nullable String key, @Nullable String signer, String reason) {
        return new Verification(Format.OPENPGP, outcome, key, signer, reason);
    }
}
