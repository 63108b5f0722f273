package dev.gatehouse.practices.repositoryaccess.owners;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules on code owners. */
public final class OwnerRules {

    private OwnerRules() {}

    public static List<Check> checks() {
        return List.of(
                new CodeOwnersLineIgnored(),
                new CodeOwnersPatternShadowed(),
                new OwnerNotInPeople(),
                new ProductionPathWithoutOwner());
    }
}
