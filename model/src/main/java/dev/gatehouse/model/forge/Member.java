package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;

/**
 * Someone with an account in an organisation on a forge.
 *
 * @param organization as the forge names it
 * @param account the name they sign in with
 * @param role the forge's own word
 * @param secondFactor what the forge tells of it
 */
public record Member(String organization, String account, String role, SecondFactor secondFactor, Origin origin)
        implements Fact {

    /** What is known of a person's second factor. */
    public enum SecondFactor {
        /** At least one that resists interception: a key, a passkey, an authenticator. */
        SECURE,
        /** Only by text message or the like. */
        INSECURE,
        NONE,
        /** The forge does not tell us. */
        UNTOLD
    }

    @Override
    public FactKind kind() {
        return FactKind.MEMBER;
    }
}
