package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An SSH key that reaches one repository and belongs to no account.
 *
 * @param repository {@code organisation/name}
 * @param id the forge's own
 * @param title what someone called it
 * @param mayWrite whether it may push
 * @param created when it was added
 * @param addedBy the account that added it; null where the forge doesn't tell
 */
public record DeployKey(
        String repository,
        String id,
        String title,
        Told<Boolean> mayWrite,
        Told<Instant> created,
        LastUse lastUsed,
        @Nullable String addedBy,
        Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.DEPLOY_KEY;
    }
}
