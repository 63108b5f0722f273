package dev.gatehouse.connectors.git;

import java.util.List;

/**
 * Someone known who signs.
 *
 * @param name what people call them
 * @param emails their addresses; one of them as a principal in allowed signers stands for them too
 * @param keys SSH public keys and authorities in the form of {@code authorized_keys}, or armoured OpenPGP public keys
 * @param revokedKeys SSH public keys, or their fingerprints, that speak for nobody any more
 */
public record KnownSigner(String name, List<String> emails, List<String> keys, List<String> revokedKeys) {

    public KnownSigner {
        emails = List.copyOf(emails);
        keys = List.copyOf(keys);
        revokedKeys = List.copyOf(revokedKeys);
    }
}
