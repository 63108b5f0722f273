package dev.gatehouse.model.forge.settings;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Told;

/**
 * An address that a forge tells of events.
 *
 * @param holder the organisation, or {@code organisation/name}
 * @param id the forge's own
 * @param host where it goes, without path and query, which may hold a secret; empty where it isn't told
 * @param encrypted whether it goes by https
 * @param certificateVerified whether the receiver's certificate is looked at
 * @param signed whether the receiver can tell that the forge sent it
 */
public record Webhook(
        String holder,
        String id,
        String host,
        Told<Boolean> encrypted,
        Told<Boolean> certificateVerified,
        Told<Boolean> signed,
        boolean active,
        Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.WEBHOOK;
    }
}
