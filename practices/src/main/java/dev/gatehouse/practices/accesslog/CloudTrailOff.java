package dev.gatehouse.practices.accesslog;

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
 * A CloudTrail trail in Terraform that misses what happens.
 *
 * @see <a
 *     href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail">aws_cloudtrail</a>
 */
final class CloudTrailOff implements Check {

    private static final Rule RULE = Rule.of(Practice.ACCESS_LOG, "cloudtrail-off")
            .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
            .title("CloudTrail misses what happens in the account")
            .why("""
                    Whoever takes over the account works where nobody records it, or changes the record afterwards.""")
            .fix("Log in all regions, with validation, to a bucket:")
            .example("""
                    resource "aws_cloudtrail" "audit" {
                      name                       = "audit"
                      s3_bucket_name             = aws_s3_bucket.audit.id
                      is_multi_region_trail      = true
                      enable_log_file_validation = true
                    }
                    """)
            .needs(FactKind.TERRAFORM)
            .evidences(
                    "pci-dss:10.2.1.2",
                    "pci-dss:10.2.1.6",
                    "pci-dss:10.3.2",
                    "pci-dss:10.3.3",
                    "hipaa:164.312(b)",
                    "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        for (TerraformBlock block : evidence.facts(TerraformBlock.class)) {
            if (block.isResource("aws_cloudtrail")) {
                judge(block, ruling);
            }
        }
    }

    private static void judge(TerraformBlock trail, Ruling ruling) {
        boolean sound =
                flag(trail, "enable_logging", true, "logging is off: nothing in the account is recorded", ruling);
        sound &= flag(
                trail,
                "is_multi_region_trail",
                false,
                "only one region is recorded: what happens in the others leaves no trace",
                ruling);
        sound &= flag(
                trail,
                "enable_log_file_validation",
                false,
                "log files aren't validated: who can write to the bucket can change what happened",
                ruling);
        if (!trail.body().has("s3_bucket_name") && !trail.body().has("cloud_watch_logs_group_arn")) {
            sound = false;
            ruling.fail(trail.subject(), trail.at(), "it is shipped nowhere: neither a bucket nor a log group");
        }
        if (sound) {
            ruling.pass(trail.subject(), trail.at(), "all regions are recorded, with validation");
        }
    }

    /** Whether a flag is set, said or by default. */
    private static boolean flag(TerraformBlock trail, String name, boolean byDefault, String effect, Ruling ruling) {
        Node value = trail.body().get(name);
        Optional<Boolean> set =
                value == null ? Optional.of(byDefault) : trail.body().bool(name);
        if (set.isEmpty()) {
            ruling.unknown(
                    trail.subject(), trail.at(name), "`" + name + "` is no literal, so its value can't be told here");
            return false;
        }
        if (!set.get()) {
            ruling.fail(trail.subject(), trail.at(name), effect);
        }
        return set.get();
    }
}
