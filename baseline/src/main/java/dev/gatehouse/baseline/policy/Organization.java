package dev.gatehouse.baseline.policy;

import dev.gatehouse.model.Location;
import org.jspecify.annotations.Nullable;

/**
 * Who the target belongs to.
 *
 * @param name empty where none is declared
 * @param identityProvider where people sign in; null where none is declared
 */
public record Organization(String name, @Nullable IdentityProvider identityProvider) {

    /** Nothing declared. */
    public static final Organization NONE = new Organization("", null);

    /**
     * Where people sign in.
     *
     * @param name of the provider
     * @param issuer its address, as OpenID Connect names it; null where none is declared
     * @param secondFactorRequired whether it lets no one in without a second factor
     * @param evidence where that can be seen, in the words of whoever declared it; empty where none is given
     */
    public record IdentityProvider(
            String name, @Nullable String issuer, boolean secondFactorRequired, String evidence, Location location) {}
}
