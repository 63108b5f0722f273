package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.practices.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** The rules on what a forge tells of itself. */
public final class ForgeRules {

    private ForgeRules() {}

    public static List<Check> checks() {
        return Stream.of(
                        OrganizationRules.checks(),
                        ServerRules.checks(),
                        RepositoryRules.checks(),
                        BranchRules.checks(),
                        KeyRules.checks(),
                        HookRules.checks(),
                        PipelineRules.checks())
                .flatMap(List::stream)
                .toList();
    }
}
