package dev.gatehouse.model.forge.settings;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Told;
import java.time.Instant;
import java.util.Map;

/**
 * A repository on a forge, and how it is set up.
 *
 * @param name {@code organisation/name}
 * @param visibility {@code public}, {@code internal} or {@code private}
 * @param archived whether it is read-only
 * @param fork whether it began as a copy of another
 * @param defaultBranch empty where it has none
 * @param lastPush when something was last pushed to it
 * @param settings those that its forge has; a setting that the forge does not know is absent
 */
public record Repository(
        String name,
        Told<String> visibility,
        boolean archived,
        boolean fork,
        String defaultBranch,
        Told<Instant> lastPush,
        Map<RepositorySetting, Told<String>> settings,
        Origin origin)
        implements Fact {

    public Repository {
        settings = Map.copyOf(settings);
    }

    @Override
    public FactKind kind() {
        return FactKind.REPOSITORY;
    }
}
