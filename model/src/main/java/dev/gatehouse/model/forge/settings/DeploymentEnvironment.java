package dev.gatehouse.model.forge.settings;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Told;

/**
 * Something that a forge's pipelines deploy to.
 *
 * @param repository {@code organisation/name}
 * @param reviewed whether someone must approve each deployment
 * @param selfReview whether whoever started it may approve it
 * @param branchesLimited whether only certain branches are deployed
 * @param bypassable whether administrators may pass by
 */
public record DeploymentEnvironment(
        String repository,
        String name,
        Told<Boolean> reviewed,
        Told<Boolean> selfReview,
        Told<Boolean> branchesLimited,
        Told<Boolean> bypassable,
        Origin origin)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.DEPLOYMENT_ENVIRONMENT;
    }
}
