package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.forge.settings.OrganizationSetting;
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
                new OrganizationSettingCheck(
                        OrganizationSettingCheck.SINGLE_SIGN_ON,
                        OrganizationSetting.SINGLE_SIGN_ON,
                        "true"::equals,
                        "its people sign in with passwords of their own, outside the identity provider"),
                new OrganizationSettingCheck(
                        OrganizationSettingCheck.GRACE,
                        OrganizationSetting.TWO_FACTOR_GRACE_HOURS,
                        hours -> hours.matches("[0-9]{1,3}") && Integer.parseInt(hours) <= 168,
                        "a new member may go without a second factor for more than a week"),
                new SecondFactorNotRequired(),
                new SingleSignOnWithoutSecondFactor(),
                new TerraformOrganizationWithoutSecondFactor());
    }
}
