package dev.gatehouse.practices.repositoryaccess.forge;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.BranchProtection;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.List;
import java.util.function.Predicate;

/**
 * One rule for each promise of a branch's protection, whatever gives it. A branch that nothing protects is judged for
 * that alone.
 */
final class BranchRules {

    private static final Subjects<BranchProtection> BRANCHES = Subjects.of(
            BranchProtection.class,
            FactKind.BRANCH_PROTECTION,
            protection -> "branch " + protection.branch() + " of " + protection.repository());

    private BranchRules() {}

    static List<Check> checks() {
        return List.of(
                guarantee(
                        "unprotected",
                        BranchGuarantee.PROTECTED,
                        "true"::equals,
                        Severity.HIGH,
                        "Nothing protects a default branch",
                        "Whoever may push changes what is deployed, alone and unseen, and may rewrite its history.",
                        "Protect the branch: reviews, no force push, no deletion, everyone bound.",
                        "whoever may push changes it, and its history, unseen"),
                guarantee(
                        "without-review",
                        BranchGuarantee.REVIEWS,
                        count -> !count.equals("0") && !count.equals("false"),
                        Severity.HIGH,
                        "A branch takes changes that nobody approved",
                        "One person, or whoever has their key, changes what is deployed alone.",
                        "Require at least one approval.",
                        "changes come in without anyone's approval"),
                guarantee(
                        "stale-review",
                        BranchGuarantee.FRESH_REVIEW,
                        "true"::equals,
                        Severity.MEDIUM,
                        "An approval outlives the change that was approved",
                        "After the approval anything can be pushed, and it is merged as approved.",
                        "Have approvals end when the change does.",
                        "what is pushed after the approval counts as approved"),
                guarantee(
                        "without-code-owner-review",
                        BranchGuarantee.CODE_OWNER_REVIEW,
                        "true"::equals,
                        Severity.LOW,
                        "Owners of a path need not approve what changes there",
                        "Anyone's approval opens the paths of production.",
                        "Require review of code owners.",
                        "owners need not approve"),
                guarantee(
                        "without-last-push-approval",
                        BranchGuarantee.LAST_PUSH_APPROVAL,
                        "true"::equals,
                        Severity.LOW,
                        "Whoever pushed last may approve",
                        "Two accounts of one will suffice: one opens, the other pushes and approves.",
                        "Require approval of the last push by someone else.",
                        "whoever pushed last may approve"),
                guarantee(
                        "without-status-checks",
                        BranchGuarantee.STATUS_CHECKS,
                        "true"::equals,
                        Severity.MEDIUM,
                        "No check must have passed before a change comes in",
                        "What tests and policies refuse is deployed all the same.",
                        "Require the checks by name.",
                        "changes come in whatever the checks say"),
                guarantee(
                        "out-of-date",
                        BranchGuarantee.UP_TO_DATE,
                        "true"::equals,
                        Severity.INFO,
                        "Checks need not have seen the newest state of a branch",
                        "Two changes that pass alone break together.",
                        "Require branches to be up to date.",
                        "checks may have seen an older state"),
                guarantee(
                        "unsigned-commits",
                        BranchGuarantee.SIGNED_COMMITS,
                        "true"::equals,
                        Severity.MEDIUM,
                        "A branch takes unsigned commits",
                        "Anyone can commit in anyone's name.",
                        "Require signed commits.",
                        "a commit can be in anyone's name"),
                guarantee(
                        "force-push",
                        BranchGuarantee.NO_FORCE_PUSH,
                        "true"::equals,
                        Severity.HIGH,
                        "The history of a branch can be rewritten",
                        "What was deployed, and who changed it, can be made to vanish.",
                        "Forbid force pushes.",
                        "its history can be rewritten"),
                guarantee(
                        "deletion",
                        BranchGuarantee.NO_DELETION,
                        "true"::equals,
                        Severity.MEDIUM,
                        "A branch can be deleted",
                        "What is deployed from it stops, or follows whatever is pushed in its place.",
                        "Forbid deletion.",
                        "it can be deleted"),
                guarantee(
                        "direct-push",
                        BranchGuarantee.NO_DIRECT_PUSH,
                        "true"::equals,
                        Severity.MEDIUM,
                        "Changes can be pushed to a branch without a request",
                        "Nobody sees a change before it is deployed.",
                        "Let changes in by pull request alone.",
                        "changes come in by a push"),
                guarantee(
                        "bypass",
                        BranchGuarantee.BINDS_EVERYONE,
                        "true"::equals,
                        Severity.MEDIUM,
                        "Some are not bound by the protection of a branch",
                        "The accounts that are worth most to steal are those that nothing stops.",
                        "Bind administrators too, and take the other exceptions away.",
                        "some pass by its protection"),
                guarantee(
                        "without-second-review",
                        BranchGuarantee.REVIEWS,
                        count -> count.matches("[1-9][0-9]+|[2-9]"),
                        Severity.INFO,
                        "One approval is enough for a branch",
                        "Two accounts, one of them stolen, change what is deployed.",
                        "Require two approvals where what is deployed is worth it.",
                        "a single other person lets a change in"),
                guarantee(
                        "conversations-open",
                        BranchGuarantee.CONVERSATIONS_RESOLVED,
                        "true"::equals,
                        Severity.LOW,
                        "Changes come in with open questions",
                        "What a reviewer asked is deployed before anyone answers.",
                        "Require conversations to be resolved.",
                        "changes come in while questions are open"),
                guarantee(
                        "merge-commits",
                        BranchGuarantee.LINEAR_HISTORY,
                        "true"::equals,
                        Severity.INFO,
                        "The history of a branch is not linear",
                        "What was deployed before, and what came in between, is harder to tell.",
                        "Require linear history.",
                        "merges make its history harder to follow"),
                guarantee(
                        "dismissal-open",
                        BranchGuarantee.DISMISSAL_RESTRICTED,
                        "true"::equals,
                        Severity.LOW,
                        "Whoever may write may set a review aside",
                        "An objection vanishes by the hand of the one who was objected to.",
                        "Name the people who may dismiss reviews.",
                        "whoever may write sets reviews aside"));
    }

    private static Check guarantee(
            String slug,
            BranchGuarantee guarantee,
            Predicate<String> right,
            Severity severity,
            String title,
            String why,
            String fix,
            String effect) {
        return BRANCHES.rule(
                        "branch-" + slug, severity, severity, severity.atLeast(Severity.LOW) ? Severity.LOW : severity)
                .says(title, why, fix)
                .wants(
                        protection -> open(protection) && guarantee != BranchGuarantee.PROTECTED
                                ? null
                                : protection.guarantees().get(guarantee),
                        right,
                        protection -> effect + passers(guarantee, protection));
    }

    private static boolean open(BranchProtection protection) {
        return protection.guarantees().get(BranchGuarantee.PROTECTED) instanceof Told.Known<String>(String on)
                && on.equals("false");
    }

    private static String passers(BranchGuarantee guarantee, BranchProtection protection) {
        return guarantee == BranchGuarantee.BINDS_EVERYONE
                        && !protection.bypass().isEmpty()
                ? ": " + String.join(", ", protection.bypass().stream().limit(5).toList())
                : "";
    }
}
