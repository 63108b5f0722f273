package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import dev.gatehouse.model.network.AddressSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in over SSH.
 *
 * @param allowed the addresses that may reach port 22; empty where none is declared
 * @param location of the declaration; null where there is none
 */
public record SshPolicy(AddressSet allowed, @Nullable Location location) {

    /** No address may. */
    public static final SshPolicy NONE = new SshPolicy(AddressSet.EMPTY, null);
}
