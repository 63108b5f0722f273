package dev.gatehouse.practices.secrets;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.secrets.sighting.Sighting.Place;
import dev.gatehouse.practices.secrets.sighting.Sightings;

/** Terraform holds a secret as a literal. */
final class SecretInTerraform implements Check {

    private static final Rule RULE = Rule.of(Practice.SECRETS, "secret-in-terraform")
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A secret is a literal in Terraform")
            .why("""
                    It stands in Git, in the state file and in every plan that a pipeline prints.""")
            .fix("Rotate it, and read it from a store, or take it as a variable without a default:")
            .example("""
                    variable "db_password" {
                      type      = string
                      sensitive = true
                    }
                    """)
            .needs(FactKind.TERRAFORM)
            .evidences("pci-dss:8.6.2", "pci-dss:8.3.2", "hipaa:164.308(a)(5)(ii)(D)", "gdpr:32.1.a", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        Sightings.of(evidence).rule(Place.TERRAFORM, ruling, "");
    }
}
