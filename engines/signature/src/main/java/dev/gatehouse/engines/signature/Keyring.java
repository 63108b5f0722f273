package dev.gatehouse.engines.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of those who are known. Immutable; what can be told of a key beforehand is told once, when it is added. */
public final class Keyring {

    private final Map<SshPublicKey, String> ssh;
    private final List<AllowedSigners> allowed;
    private final Map<Long, List<OpenPgpKey>> openPgp;

    private Keyring(Builder builder) {
        this.ssh = Map.copyOf(builder.ssh);
        this.allowed = List.copyOf(builder.allowed);
        Map<Long, List<OpenPgpKey>> copy = new HashMap<>();
        builder.openPgp.forEach((id, keys) -> copy.put(id, List.copyOf(keys)));
        this.openPgp = Map.copyOf(copy);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Nullable
    String ownerOf(SshPublicKey key) {
        return ssh.get(key);
    }

    List<AllowedSigners> allowed() {
        return allowed;
    }

    /** The keys with an id; two keys may share one. */
    List<OpenPgpKey> openPgp(long keyId) {
        return openPgp.getOrDefault(keyId, List.of());
    }

    /** Collects keys. */
    public static final class Builder {

        private final Map<SshPublicKey, String> ssh = new HashMap<>();
        private final List<AllowedSigners> allowed = new ArrayList<>();
        private final Map<Long, List<OpenPgpKey>> openPgp = new HashMap<>();

        private Builder() {}

        /**
         * Adds someone's key.
         *
         * @param owner whose it is
         * @param text an SSH public key in the form of {@code authorized_keys} without options, or armoured OpenPGP
         *     public keys
         * @return what is wrong with it, one line; empty where it was added
         */
        public Optional<String> add(String owner, String text) {
            String key = text.strip();
            if (key.contains("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
                return addOpenPgp(owner, key);
            }
            if (key.contains("-----BEGIN ")) {
                return Optional.of("no public key");
            }
            Optional<SshPublicKey> read = SshPublicKey.parse(key);
            read.ifPresent(k -> ssh.putIfAbsent(k, owner));
            return read.isPresent() ? Optional.empty() : Optional.of("no SSH or OpenPGP public key");
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
