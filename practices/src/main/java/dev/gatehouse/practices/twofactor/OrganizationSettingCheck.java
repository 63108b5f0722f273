package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.Organization;
import dev.gatehouse.model.forge.settings.OrganizationSetting;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.function.Predicate;

/**
 * A setting of an organisation that bears on how people sign in.
 *
 * @param right whether its value is as it should be
 * @param wrong what can happen where it is not
 */
record OrganizationSettingCheck(Rule rule, OrganizationSetting setting, Predicate<String> right, String wrong)
        implements Check {

    /** People sign in where their second factor and their leaving are looked after. */
    static final Rule SINGLE_SIGN_ON = Rule.of(Practice.TWO_FACTOR, "organization-without-single-sign-on")
            .severity(Severity.MEDIUM)
            .title("An organisation's people sign in with accounts of their own")
            .why("Nobody but they themselves look after those accounts, and someone who left the company keeps theirs.")
            .fix("Have them sign in through the identity provider (GitHub: Settings, Authentication security, SAML).")
            .needs(FactKind.ORGANIZATION)
            .evidences("pci-dss:8.4.1", "pci-dss:8.2.2", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    /** How long someone may go without. */
    static final Rule GRACE = Rule.of(Practice.TWO_FACTOR, "second-factor-grace-too-long")
            .severity(Severity.MEDIUM)
            .title("A second factor is required only after more than a week")
            .why("A new account, the one that nobody knows yet, gets in with a password alone for all that time.")
            .fix("Set the grace period to a week at most (GitLab: the group's Settings, General, Permissions).")
            .needs(FactKind.ORGANIZATION)
            .evidences("pci-dss:8.4.1", "pci-dss:8.4.2", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (Organization organization : evidence.facts(Organization.class)) {
            Told<String> value = organization.settings().get(setting);
            if (value == null) {
                continue;
            }
            Verdict verdict = value.told()
                    .map(told -> right.test(told) ? Verdict.PASS : Verdict.FAIL)
                    .orElse(Verdict.UNKNOWN);
            ruling.add(
                    verdict,
                    (organization.name().startsWith("server ") ? "" : "organisation ") + organization.name(),
                    null,
                    organization.origin().address(),
                    Standing.ORDINARY,
                    switch (value) {
                        case Told.Untold<String>(String reason) -> reason;
                        case Told.Known<String> _ -> verdict == Verdict.PASS ? "as it should be" : wrong;
                    });
        }
    }
}
