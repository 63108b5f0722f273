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

/** An organisation on a forge that lets people in with a password alone. */
final class SecondFactorNotRequired implements Check {

    private static final Rule RULE = Rule.of(Practice.TWO_FACTOR, "second-factor-not-required")
            .severity(Severity.HIGH)
            .title("An organisation doesn't require a second factor")
            .why("Whoever is added tomorrow needs only a password, however well everyone is set up today.")
            .fix("""
                    Require it. On GitHub only the web page can: the organisation's Settings, Authentication security, \
                    Require two-factor authentication. On GitLab in \
                    the group's Settings, General, Permissions, or for the whole server in Admin, Settings, General. On \
                    Gitea, in app.ini:""")
            .example("""
                    [security]
                    TWO_FACTOR_AUTH = enforced
                    """)
            .needs(FactKind.ORGANIZATION)
            .evidences("pci-dss:8.4.1", "pci-dss:8.4.2", "pci-dss:8.4.3", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (Organization organization : evidence.facts(Organization.class)) {
            Told<String> required = organization.settings().get(OrganizationSetting.TWO_FACTOR_REQUIRED);
            switch (required) {
                case Told.Known<String>(String yes)
                when yes.equals("true") ->
                    rule(Verdict.PASS, organization, "a second factor is required of everyone", ruling);
                case Told.Known<String> _ ->
                    rule(Verdict.FAIL, organization, "anyone in it gets in with a password alone", ruling);
                case Told.Untold<String>(String reason) -> rule(Verdict.UNKNOWN, organization, reason, ruling);
                case null -> {
                    // Its forge has no such setting.
                }
            }
        }
    }

    private static void rule(Verdict verdict, Organization organization, String seen, Ruling ruling) {
        ruling.add(
                verdict,
                (organization.name().startsWith("server ") ? "" : "organisation ") + organization.name(),
                organization.origin().location(),
                organization.origin().address(),
                Standing.ORDINARY,
                seen);
    }
}
