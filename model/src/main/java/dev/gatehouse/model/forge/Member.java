package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;

/**
 * Someone with an account in an organisation on a forge.
 *
 * @param organization as the forge names it
 * @param account the name they sign in with
 * @param role {@code owner}, {@code member}, {@code outside} for one who reaches single repositories only, or the
 *     forge's own word
 * @param secondFactor what the forge tells of it
 */
public record Member(String organization, String account, String role, SecondFactor secondFactor, Origin origin)
        implements Fact {

    /** May do everything in the organisation. */
    public static final String OWNER = "owner";

    public static final String MEMBER = "member";

    /** Reaches single repositories, and is no member. */
    public static final String OUTSIDE = "outside";

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

    public boolean isOwner() {
        return role.equals(OWNER);
    }

    @Override
    public FactKind kind() {
        return FactKind.MEMBER;
    }
}
