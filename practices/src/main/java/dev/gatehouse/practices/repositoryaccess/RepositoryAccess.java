package dev.gatehouse.practices.repositoryaccess;

import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.repositoryaccess.commits.CommitRules;
import dev.gatehouse.practices.repositoryaccess.content.ContentRules;
import dev.gatehouse.practices.repositoryaccess.forge.ForgeRules;
import dev.gatehouse.practices.repositoryaccess.grants.GrantRules;
import dev.gatehouse.practices.repositoryaccess.owners.OwnerRules;
import dev.gatehouse.practices.repositoryaccess.people.PeopleRules;
import dev.gatehouse.practices.repositoryaccess.protection.ProtectionRules;
import dev.gatehouse.practices.repositoryaccess.workflows.WorkflowRules;
import java.util.List;
import java.util.stream.Stream;

/** The rules of practice 2, repository access. */
public final class RepositoryAccess {

    private RepositoryAccess() {}

    public static List<Check> checks() {
        return Stream.of(
                        CommitRules.checks(),
                        ContentRules.checks(),
                        ForgeRules.checks(),
                        GrantRules.checks(),
                        OwnerRules.checks(),
                        PeopleRules.checks(),
                        ProtectionRules.checks(),
                        WorkflowRules.checks())
                .flatMap(List::stream)
                .toList();
    }
}
