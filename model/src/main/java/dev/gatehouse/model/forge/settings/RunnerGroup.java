package dev.gatehouse.model.forge.settings;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Told;

/**
 * Machines of an organisation's own that run pipelines.
 *
 * @param publicRepositories whether public repositories may use them
 * @param allRepositories whether every repository may
 */
public record RunnerGroup(
        String organization,
        String name,
        Told<Boolean> publicRepositories,
        Told<Boolean> allRepositories,
        Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.RUNNER_GROUP;
    }
}
