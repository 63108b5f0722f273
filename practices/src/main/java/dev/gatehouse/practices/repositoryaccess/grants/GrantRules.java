package dev.gatehouse.practices.repositoryaccess.grants;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules on access as forges give it. */
public final class GrantRules {

    private GrantRules() {}

    public static List<Check> checks() {
        return List.of(
                new UndeclaredAccess(),
                new DeclaredProtection(),
                new DeclaredAccessMissing(),
                new ExpiredGrant(),
                new CampaignOverdue());
    }
}
