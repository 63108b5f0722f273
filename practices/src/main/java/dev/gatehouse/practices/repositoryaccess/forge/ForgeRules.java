package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.practices.check.Check;
import java.util.List;
import java.util.stream.Stream;

/** The rules on what a forge tells of itself. */
public final class ForgeRules {

    private ForgeRules() {}

    public static List<Check> checks() {
        return Stream.of(
                        OrganizationRules.checks(),
                        RepositoryRules.checks(),
                        BranchRules.checks(),
                        MachineRules.checks(),
                        PeopleRules.checks())
                .flatMap(List::stream)
                .toList();
    }

    /** A rule on facts of one kind. */
    static Rule.Writing rule(String slug, FactKind kind) {
        return Rule.of(Practice.REPOSITORY_ACCESS, "forge-" + slug)
                .needs(kind)
                .evidences("pci-dss:7.2.3", "pci-dss:7.3.2", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.4");
    }
}
