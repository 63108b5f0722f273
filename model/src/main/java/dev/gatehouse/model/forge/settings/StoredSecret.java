package dev.gatehouse.model.forge.settings;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Told;
import java.time.Instant;

/**
 * A secret that a forge keeps for pipelines; never its value.
 *
 * @param holder the organisation, or {@code organisation/name}
 * @param everywhere whether every repository of the holder gets it
 * @param updated when it was last set
 * @param masked whether it is hidden in logs
 * @param protectedOnly whether only protected branches get it
 */
public record StoredSecret(
        String holder,
        String name,
        Told<Boolean> everywhere,
        Told<Instant> updated,
        Told<Boolean> masked,
        Told<Boolean> protectedOnly,
        Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.STORED_SECRET;
    }
}
