package dev.gatehouse.practices.repositoryaccess.protection;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import java.util.List;

/** The rules on branch protection that Terraform declares: one for each guarantee. */
public final class ProtectionRules {

    private ProtectionRules() {}

    public static List<Check> checks() {
        return List.of(
                notEnforced(),
                withoutReview(),
                staleReview(),
                withoutCodeOwnerReview(),
                withoutLastPushApproval(),
                bypassedByAdministrators(),
                forcePush(),
                deletion(),
                withoutSignedCommits(),
                withoutStatusChecks(),
                directPush(),
                new TerraformRepositoryWithoutProtection());
    }

    private static Rule.Writing rule(String slug) {
        return Rule.of(Practice.REPOSITORY_ACCESS, "branch-protection-" + slug)
                .needs(FactKind.TERRAFORM)
                .evidences("pci-dss:7.2.3", "pci-dss:7.3.2", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.4");
    }

    private static Check notEnforced() {
        Rule rule = rule("not-enforced")
                .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
                .title("A ruleset is declared but not in force")
                .why("It reads as if the branch were protected, and refuses nothing.")
                .fix("Put it in force:")
                .example("enforcement = \"active\"")
                .written();
        return new GuaranteeCheck(rule, Guarantee.ENFORCED, "the ruleset refuses nothing");
    }

    private static Check withoutReview() {
        Rule rule = rule("without-review")
                .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
                .title("A protected branch takes changes that nobody approved")
                .why("One person, or whoever has their key, changes what is deployed alone.")
                .fix("Require at least one approval:")
                .example("""
                        required_pull_request_reviews {
                          required_approving_review_count = 1
                        }
                        """)
                .written();
        return new GuaranteeCheck(rule, Guarantee.REVIEW, "changes come in without anyone's approval");
    }

    private static Check staleReview() {
        Rule rule = rule("stale-review")
                .severity(Severity.MEDIUM, Severity.MEDIUM, Severity.LOW)
                .title("An approval outlives the change that was approved")
                .why("After the approval anything can be pushed to the pull request, and it is merged as approved.")
                .fix("Have approvals end when the change does (in a ruleset: dismiss_stale_reviews_on_push):")
                .example("dismiss_stale_reviews = true")
                .written();
        return new GuaranteeCheck(rule, Guarantee.FRESH_REVIEW, "what is pushed after the approval counts as approved");
    }

    private static Check withoutCodeOwnerReview() {
        Rule rule = rule("without-code-owner-review")
                .severity(Severity.MEDIUM, Severity.MEDIUM, Severity.LOW)
                .title("Code owners are asked but not needed")
                .why("Anyone's approval will do for production, whatever CODEOWNERS says.")
                .fix("Require their approval (in a ruleset: require_code_owner_review):")
                .example("require_code_owner_reviews = true")
                .written();
        return new GuaranteeCheck(
                rule, Guarantee.CODE_OWNER_REVIEW, "anyone's approval will do, whatever CODEOWNERS says");
    }

    private static Check withoutLastPushApproval() {
        Rule rule = rule("without-last-push-approval")
                .severity(Severity.MEDIUM, Severity.LOW, Severity.LOW)
                .title("Whoever pushed last may approve")
                .why("A reviewer adds their own commit to someone's pull request and approves it: nobody else looked.")
                .fix("Have someone other than the last pusher approve:")
                .example("require_last_push_approval = true")
                .written();
        return new GuaranteeCheck(
                rule, Guarantee.LAST_PUSH_APPROVAL, "a reviewer can push their own commit and approve it");
    }

    private static Check bypassedByAdministrators() {
        Rule rule = rule("bypassed-by-admins")
                .severity(Severity.MEDIUM, Severity.MEDIUM, Severity.LOW)
                .title("Administrators and others pass branch protection by")
                .why("The accounts that are worth most to an attacker are the ones the protection doesn't stop.")
                .fix("Bind them too; in a ruleset leave no bypass actor, or let them bypass in pull requests only:")
                .example("""
                        enforce_admins = true
                        """)
                .written();
        return new GuaranteeCheck(
                rule, Guarantee.BINDS_ADMINISTRATORS, "those who may bypass it push whatever they like");
    }

    private static Check forcePush() {
        Rule rule = rule("force-push")
                .severity(Severity.HIGH, Severity.HIGH, Severity.LOW)
                .title("The history of a protected branch can be rewritten")
                .why("What was deployed, and who changed it, can be made to never have happened.")
                .fix(
                        "Refuse forced pushes (in a ruleset: non_fast_forward = true; on GitLab: allow_force_push = false):")
                .example("allows_force_pushes = false")
                .written();
        return new GuaranteeCheck(rule, Guarantee.NO_FORCE_PUSH, "a forced push can rewrite what was deployed");
    }

    private static Check deletion() {
        Rule rule = rule("deletion")
                .severity(Severity.MEDIUM, Severity.MEDIUM, Severity.LOW)
                .title("A protected branch can be deleted")
                .why(
                        "What deploys from the branch stops, or takes the next branch of that name, without its protection.")
                .fix("Refuse deletion (in a ruleset: deletion = true, which restricts it):")
                .example("allows_deletions = false")
                .written();
        return new GuaranteeCheck(rule, Guarantee.NO_DELETION, "who may push may delete the branch");
    }

    private static Check withoutSignedCommits() {
        Rule rule = rule("without-signed-commits")
                .severity(Severity.MEDIUM, Severity.MEDIUM, Severity.LOW)
                .title("A protected branch takes unsigned commits")
                .why("Name and address of a commit are only text: anyone who can push deploys in anyone's name.")
                .fix("Require signatures (in a ruleset: required_signatures = true):")
                .example("require_signed_commits = true")
                .written();
        return new GuaranteeCheck(rule, Guarantee.SIGNED_COMMITS, "commits come in under anyone's name");
    }

    private static Check withoutStatusChecks() {
        Rule rule = rule("without-status-checks")
                .severity(Severity.MEDIUM, Severity.LOW, Severity.LOW)
                .title("A protected branch takes changes that no check has passed")
                .why("Tests and policies run, and what they refuse is merged and deployed all the same.")
                .fix("Name the checks that must have passed:")
                .example("""
                        required_status_checks {
                          strict   = true
                          contexts = ["gatehouse"]
                        }
                        """)
                .written();
        return new GuaranteeCheck(rule, Guarantee.STATUS_CHECKS, "what the checks refuse can be merged all the same");
    }

    private static Check directPush() {
        Rule rule = rule("direct-push")
                .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
                .title("A protected branch of GitLab takes direct pushes")
                .why("Whoever has that role changes what is deployed alone, without a merge request.")
                .fix("Let nobody push; merge requests still come in by merge_access_level:")
                .example("push_access_level = \"no one\"")
                .written();
        return new GuaranteeCheck(rule, Guarantee.NO_DIRECT_PUSH, "changes can be pushed without a merge request");
    }
}
