package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.time.Instant;

/**
 * An invitation that nobody has accepted yet.
 *
 * @param to the organisation, or {@code organisation/name} of a repository
 * @param id the forge's own
 * @param invited the account, or that it is by e-mail; never an address
 * @param permission what it would give
 */
public record Invitation(String to, String id, String invited, String permission, Told<Instant> created, Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.INVITATION;
    }
}
