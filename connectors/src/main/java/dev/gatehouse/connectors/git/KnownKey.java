package dev.gatehouse.connectors.git;

import java.util.List;

/**
 * A key that someone known signs with.
 *
 * @param owner what people call them
 * @param emails their addresses; one of them as a principal in allowed signers stands for them too
 * @param key an SSH public key in the form of {@code authorized_keys}, or armoured OpenPGP public keys
 */
public record KnownKey(String owner, List<String> emails, String key) {

    public KnownKey {
        emails = List.copyOf(emails);
    }
}
