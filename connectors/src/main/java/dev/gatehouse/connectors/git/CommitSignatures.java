package dev.gatehouse.connectors.git;

import dev.gatehouse.engines.signature.ObjectVerifier;
import dev.gatehouse.engines.signature.SignedObject;
import dev.gatehouse.engines.signature.Verification;
import dev.gatehouse.model.git.Signature;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the signatures of commits, and says whose they are in the words of the baseline. */
final class CommitSignatures {

    private final ObjectVerifier verifier;
    private final Map<String, String> ownersByEmail = new HashMap<>();

    CommitSignatures(ObjectVerifier verifier, List<KnownSigner> known) {
        this.verifier = verifier;
        for (KnownSigner each : known) {
            each.emails().forEach(email -> ownersByEmail.putIfAbsent(email.toLowerCase(Locale.ROOT), each.name()));
        }
    }

    /**
     * Checks a commit's signature.
     *
     * @param raw the commit's content
     * @param at its committer's time
     */
    Signature of(byte[] raw, Instant at) {
        Verification verification = verifier.verify(SignedObject.commit(raw), at);
        return verification.outcome() == Verification.Outcome.ABSENT
                ? Signature.NONE
                : new Signature(
                        format(verification.format()),
                        state(verification.outcome()),
                        verification.key(),
                        owner(verification.signer()));
    }

    private @Nullable String owner(@Nullable String signer) {
        return signer == null
                ? null
                : ownersByEmail.getOrDefault(signer.toLowerCase(Locale.ROOT), Words.line(signer, 200));
    }

    private static Signature.Format format(Verification.Format format) {
        return switch (format) {
            case NONE -> Signature.Format.NONE;
            case SSH -> Signature.Format.SSH;
            case OPENPGP -> Signature.Format.OPENPGP;
            case X509 -> Signature.Format.X509;
            case OTHER -> Signature.Format.OTHER;
        };
    }

    private static Signature.State state(Verification.Outcome outcome) {
        return switch (outcome) {
            case ABSENT -> Signature.State.ABSENT;
            case VALID -> Signature.State.VALID;
            case UNKNOWN_KEY -> Signature.State.UNKNOWN_KEY;
            case INVALID -> Signature.State.INVALID;
            case EXPIRED_KEY -> Signature.State.EXPIRED_KEY;
            case UNCHECKED -> Signature.State.UNCHECKED;
        };
    }
}
