package dev.gatehouse.engines.signature;

import dev.gatehouse.engines.signature.Verification.Format;
import dev.gatehouse.engines.signature.Verification.Outcome;
import dev.gatehouse.engines.signature.openpgp.OpenPgpCertificate;
import dev.gatehouse.engines.signature.openpgp.OpenPgpKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of those who are known. Immutable; what can be told of a key beforehand is told once, when it is added.
 *
 * <p>Every SSH signature, of a commit or of a file, is held against it here and nowhere else: its namespace, whether it
 * fits, and whose key it is at the time. A key speaks for whoever it was added for; a certificate for whoever its
 * authority was added for, where it is for one of their principals. What was revoked speaks for nobody.
 */
public final class Keyring {

    /** What stands before an authority's fingerprint in {@link #fingerprints()}. */
    public static final String AUTHORITY = "cert-authority:";

    private final Map<SshPublicKey, String> ssh;
    private final Map<SshPublicKey, List<Vouching>> authorities;
    private final Set<String> revoked;
    private final List<AllowedSigners> allowed;
    private final Map<Long, List<OpenPgpKey>> openPgp;

    private Keyring(Builder builder) {
        this.ssh = Map.copyOf(builder.ssh);
        Map<SshPublicKey, List<Vouching>> vouching = new HashMap<>();
        builder.authorities.forEach((key, each) -> vouching.put(key, List.copyOf(each)));
        this.authorities = Map.copyOf(vouching);
        this.revoked = Set.copyOf(builder.revoked);
        this.allowed = List.copyOf(builder.allowed);
        Map<Long, List<OpenPgpKey>> copy = new HashMap<>();
        builder.openPgp.forEach((id, keys) -> copy.put(id, List.copyOf(keys)));
        this.openPgp = Map.copyOf(copy);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** An authority whose certificates speak for somebody, where they are for one of these principals. */
    private record Vouching(String owner, List<String> principals) {}

    /**
     * Whose key it is.
     *
     * @param name null where it is nobody's, or not any more
     * @param outcome {@code VALID}, {@code UNKNOWN_KEY} or {@code EXPIRED_KEY}
     * @param refusal why it is nobody's, to follow "it is" or "it was signed with"; empty where it is somebody's
     */
    public record Owner(@Nullable String name, Outcome outcome, String refusal) {

        static Owner of(String name) {
            return new Owner(name, Outcome.VALID, "");
        }

        /** Whoever a certificate speaks for, where it does for a principal. */
        static Owner of(SshCertificate certificate, String principal, String name, Instant at) {
            String why = certificate.refusal(principal, at);
            return why.isEmpty() ? of(name) : lapsed(null, "a certificate that does not count: " + why);
        }

        static Owner unknown(String refusal) {
            return new Owner(null, Outcome.UNKNOWN_KEY, refusal);
        }

        static Owner lapsed(@Nullable String name, String refusal) {
            return new Owner(name, Outcome.EXPIRED_KEY, refusal);
        }
    }

    /**
     * Checks a detached signature. One on a security key that nobody touched is invalid.
     *
     * @param armored as {@code ssh-keygen -Y sign} writes it
     * @param namespace what it has to be made for
     * @param at when its key has to be in force
     */
    public Verification verify(byte[] armored, byte[] message, String namespace, Instant at) {
        try {
            SshSignature made = SshSignature.read(armored);
            Verification told = verify(made, message, namespace, at);
            return told.outcome() == Outcome.VALID && made.presenceMissing()
                    ? told(Outcome.INVALID, made.key(), null, "it was signed on a security key that nobody touched")
                    : told;
        } catch (MalformedSignature e) {
            return Verification.of(Format.SSH, Outcome.INVALID, "its signature is none: " + e.getMessage());
        }
    }

    Verification verify(SshSignature made, byte[] message, String namespace, Instant at) {
        SshPublicKey key = made.key();
        if (!made.namespace().equals(namespace)) {
            return told(
                    Outcome.INVALID,
                    key,
                    null,
                    "it was signed in namespace " + made.namespace() + ", not " + namespace);
        }
        if (!key.checkable()) {
            return told(
                    Outcome.UNCHECKED,
                    key,
                    null,
                    "it was signed with a key of type " + key.type() + ", which is not checked");
        }
        if (!made.fits(message)) {
            return told(
                    Outcome.INVALID,
                    key,
                    null,
                    "its signature does not fit: it was changed after it was signed, or is another's");
        }
        Owner owner = owner(key, namespace, at);
        return told(
                owner.outcome(),
                key,
                owner.name(),
                owner.refusal().isEmpty() ? "" : "it was signed with " + owner.refusal());
    }

    private static Verification told(Outcome outcome, SshPublicKey key, @Nullable String signer, String reason) {
        return new Verification(Format.SSH, outcome, key.fingerprint(), signer, reason);
    }

    /** Whose key it is, or whom its certificate is for, to sign in a namespace at an instant. */
    public Owner owner(SshPublicKey key, String namespace, Instant at) {
        SshPublicKey bare = key.bare();
        if (revoked.contains(bare.fingerprint())) {
            return Owner.lapsed(null, "the key " + bare.fingerprint() + ", which was revoked");
        }
        String declared = ssh.get(bare);
        if (declared != null) {
            return Owner.of(declared);
        }
        Owner told = key.vouched()
                .map(certificate -> owner(certificate, at))
                .orElseGet(() -> Owner.unknown("the key " + bare.fingerprint() + ", which nobody declared has"));
        return told.outcome() == Outcome.UNKNOWN_KEY ? allowed(key, namespace, at, told) : told;
    }

    private Owner owner(SshCertificate certificate, Instant at) {
        SshPublicKey authority = certificate.authority();
        String which = "a certificate of the authority " + authority.fingerprint();
        if (revoked.contains(authority.fingerprint())) {
            return Owner.lapsed(null, which + ", which was revoked");
        }
        List<Vouching> vouching = authorities.getOrDefault(authority, List.of());
        if (vouching.isEmpty()) {
            return Owner.unknown(which + ", which nobody declared has");
        }
        for (Vouching each : vouching) {
            for (String principal : certificate.principals()) {
                if (each.principals().contains(principal)) {
                    return Owner.of(certificate, principal, each.owner(), at);
                }
            }
        }
        String principals = String.join(", ", certificate.principals());
        return Owner.unknown(
                "a certificate for " + (principals.isEmpty() ? "nobody" : principals + ", whom nobody declared is"));
    }

    /** What the files of allowed signers say of a key that is nobody's otherwise. */
    private Owner allowed(SshPublicKey key, String namespace, Instant at, Owner otherwise) {
        Owner told = otherwise;
        for (AllowedSigners signers : allowed) {
            for (AllowedSigners.Entry entry : signers.of(key, namespace)) {
                Owner listed = entry.owner(key, at);
                if (listed.outcome() == Outcome.VALID) {
                    return listed;
                }
                told = listed;
            }
        }
        return told;
    }

    /**
     * By name, the fingerprints of the SSH keys that speak for somebody, in order and divided by blanks; those of
     * authorities with {@link #AUTHORITY} before them, and {@code =} and principals divided by commas behind.
     */
    public Map<String, String> fingerprints() {
        Map<String, Set<String>> all = new TreeMap<>();
        ssh.forEach((key, owner) -> add(all, owner, key, key.fingerprint()));
        authorities.forEach((key, vouching) -> vouching.forEach(each -> add(
                all,
                each.owner(),
                key,
                AUTHORITY + key.fingerprint() + "="
                        + String.join(",", each.principals()).replace(' ', '_'))));
        Map<String, String> joined = new TreeMap<>();
        all.forEach((name, keys) -> joined.put(name, String.join(" ", keys)));
        return joined;
    }

    private void add(Map<String, Set<String>> all, String owner, SshPublicKey key, String told) {
        if (!revoked.contains(key.fingerprint())) {
            all.computeIfAbsent(owner, name -> new TreeSet<>()).add(told);
        }
    }

    /** The keys with an id; two keys may share one. */
    List<OpenPgpKey> openPgp(long keyId) {
        return openPgp.getOrDefault(keyId, List.of());
    }

    /** Collects keys. */
    public static final class Builder {

        private final Map<SshPublicKey, String> ssh = new HashMap<>();
        private final Map<SshPublicKey, List<Vouching>> authorities = new HashMap<>();
        private final Set<String> revoked = new HashSet<>();
        private final List<AllowedSigners> allowed = new ArrayList<>();
        private final Map<Long, List<OpenPgpKey>> openPgp = new HashMap<>();

        private Builder() {}

        /**
         * Adds somebody with all of their keys.
         *
         * @param emails the principals of certificates by an authority of theirs that names none
         * @param keys as {@link #add(String, List, String)} takes them; others are passed over
         * @param revokedKeys SSH public keys, or their fingerprints, that speak for nobody any more
         */
        public Builder person(String name, List<String> emails, List<String> keys, List<String> revokedKeys) {
            keys.forEach(key -> add(name, emails, key));
            revokedKeys.forEach(this::revoke);
            return this;
        }

        /** Has an SSH key, or an authority, given as it is or by its fingerprint, speak for nobody any more. */
        public void revoke(String key) {
            revoked.add(AuthorizedKey.parse(key)
                    .map(read -> read.key().bare().fingerprint())
                    .orElse(key));
        }

        /**
         * Adds someone's key.
         *
         * @param owner whose it is
         * @param emails the principals of an authority that names none
         * @param text an SSH public key, or an authority, in the form of {@code authorized_keys}, or armoured OpenPGP
         *     public keys
         * @return what is wrong with it, one line; empty where it was added
         */
        public Optional<String> add(String owner, List<String> emails, String text) {
            String key = text.strip();
            if (key.contains("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
                return addOpenPgp(owner, key);
            }
            if (key.contains("-----BEGIN ")) {
                return Optional.of("no public key");
            }
            Optional<AuthorizedKey> read = AuthorizedKey.parse(key);
            read.ifPresent(line -> add(owner, emails, line));
            return read.isPresent() ? Optional.empty() : Optional.of("no SSH or OpenPGP public key");
        }

        private void add(String owner, List<String> emails, AuthorizedKey line) {
            if (line.certificateAuthority()) {
                authority(owner, line.principals().isEmpty() ? emails : line.principals(), line.key());
            } else {
                add(owner, line.key());
            }
        }

        /** Adds someone's SSH key. */
        public Builder add(String owner, SshPublicKey key) {
            ssh.putIfAbsent(key, owner);
            return this;
        }

        /**
         * Adds an authority.
         *
         * @param principals of its certificates that speak for the owner
         */
        public Builder authority(String owner, List<String> principals, SshPublicKey key) {
            authorities
                    .computeIfAbsent(key, each -> new ArrayList<>())
                    .add(new Vouching(owner, List.copyOf(principals)));
            return this;
        }

        private Optional<String> addOpenPgp(String owner, String text) {
            try {
                for (OpenPgpKey key : OpenPgpCertificate.read(owner, text)) {
                    openPgp.computeIfAbsent(key.key().getKeyID(), id -> new ArrayList<>())
                            .add(key);
                }
                return Optional.empty();
            } catch (MalformedSignature e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }

        /** Adds a file of allowed signers. */
        public Builder add(AllowedSigners signers) {
            allowed.add(signers);
            return this;
        }

        public Keyring build() {
            return new Keyring(this);
        }
    }
}
