package dev.gatehouse.practices.twofactor;

import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules of practice 1, two-factor authentication. */
public final class TwoFactor {

    private TwoFactor() {}

    public static List<Check> checks() {
        return List.of(
                new ArgoCdAdminEnabled(),
                new ArgoCdLocalAccount(),
                new ArgoCdWithoutSingleSignOn(),
                new MemberWithoutSecondFactor(),
                new SecondFactorNotRequired(),
                new SingleSignOnWithoutSecondFactor(),
                new TerraformOrganizationWithoutSecondFactor());
    }
}
