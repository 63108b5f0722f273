package dev.gatehouse.model.forge;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Who changed a repository lately.
 *
 * @param repository {@code organisation/name}
 * @param window how far back the forge was asked; who is absent changed nothing in that time
 * @param lastWrites when each account last pushed or merged
 */
public record RepositoryUse(String repository, Duration window, Map<String, Instant> lastWrites, Origin origin)
        implements Fact {

    public RepositoryUse {
        lastWrites = Map.copyOf(lastWrites);
    }

    @Override
    public FactKind kind() {
        return FactKind.ACCOUNT_USE;
    }
}
