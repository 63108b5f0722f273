package dev.gatehouse.practices.twofactor;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.terraform.TerraformBlock;
import dev.gatehouse.model.tree.Node;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Optional;

/**
 * An organisation that Terraform declares, without a second factor for everyone.
 *
 * <p>GitLab inherits the requirement from the topmost group, so a subgroup that doesn't mention it is not judged.
 */
final class TerraformOrganizationWithoutSecondFactor implements Check {

    private static final String REQUIRED = "require_two_factor_authentication";

    private static final Rule RULE = Rule.of(Practice.TWO_FACTOR, "terraform-organization-without-second-factor")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("An organisation in Terraform doesn't require a second factor")
            .why("""
                    One member with a stolen or guessed password is enough to change what is deployed.""")
            .fix("Require it of everyone, with a short time to set it up (in hours):")
            .example("""
                    resource "gitlab_group" "acme" {
                      require_two_factor_authentication = true
                      two_factor_grace_period           = 48
                    }
                    """)
            .needs(FactKind.TERRAFORM)
            .evidences("pci-dss:8.4.1", "pci-dss:8.4.2", "pci-dss:8.4.3", "hipaa:164.312(d)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (TerraformBlock block : evidence.facts(TerraformBlock.class)) {
            if (block.isResource("gitlab_group")) {
                boolean subgroup = block.body().has("parent_id");
                if (!subgroup || block.body().has(REQUIRED)) {
                    judge(block, "anyone in the group gets in with a password alone", ruling);
                }
            } else if (block.isResource("gitlab_application_settings")) {
                if (block.body().has(REQUIRED)) {
                    judge(block, "anyone on this GitLab gets in with a password alone", ruling);
                } else {
                    ruling.unknown(
                            block.subject(),
                            block.at(),
                            "`" + REQUIRED + "` is not set here, so the instance's own setting counts");
                }
            } else if (block.isResource("github_organization_settings")) {
                ruling.unknown(
                        block.subject(),
                        block.at(),
                        "GitHub takes this setting only from an owner, in the organisation's settings under"
                                + " Authentication security; Terraform can't state it");
            }
        }
    }

    private static void judge(TerraformBlock block, String effect, Ruling ruling) {
        Node value = block.body().get(REQUIRED);
        Optional<Boolean> required = block.body().bool(REQUIRED);
        if (value == null) {
            ruling.fail(block.subject(), block.at(), "`" + REQUIRED + "` is not set: " + effect);
        } else if (required.isEmpty()) {
            ruling.unknown(
                    block.subject(),
                    block.at(value),
                    "`" + REQUIRED + "` is no literal, so its value can't be told here");
        } else if (required.get()) {
            ruling.pass(block.subject(), block.at(value), "a second factor is required of everyone");
        } else {
            ruling.fail(block.subject(), block.at(value), effect);
        }
    }
}
