package dev.gatehouse.model.forge.settings;

import dev.gatehouse.model.Fact;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Origin;
import dev.gatehouse.model.forge.Told;
import java.util.List;
import java.util.Map;

/**
 * What guards one branch, from everything that its forge adds up: classic protection, rulesets of the repository and of
 * the organisation, protected branches.
 *
 * @param repository {@code organisation/name}
 * @param branch its name
 * @param byDefault whether it is the repository's default branch
 * @param guarantees those that its forge knows
 * @param bypass who is not bound, each with what lets them pass
 * @param sources what guards it, in the forge's own words
 */
public record BranchProtection(
        String repository,
        String branch,
        boolean byDefault,
        Map<BranchGuarantee, Told<String>> guarantees,
        List<String> bypass,
        List<String> sources,
        Origin origin)
        implements Fact {

    public BranchProtection {
        guarantees = Map.copyOf(guarantees);
        bypass = List.copyOf(bypass);
        sources = List.copyOf(sources);
    }

    @Override
    public FactKind kind() {
        return FactKind.BRANCH_PROTECTION;
    }
}
