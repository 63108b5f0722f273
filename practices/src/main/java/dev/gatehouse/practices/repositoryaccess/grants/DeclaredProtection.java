package dev.gatehouse.practices.repositoryaccess.grants;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.DeclaredRepositories;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.forge.Told;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.BranchProtection;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import dev.gatehouse.practices.repositoryaccess.facts.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A branch whose forge protects it less than the baseline declares. */
final class DeclaredProtection implements Check {

    private static final Rule RULE = Subjects.written("branch-weaker-than-declared", FactKind.BRANCH_PROTECTION)
            .severity(Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
            .title("A branch is protected less than declared")
            .why("What was agreed on and written down is not what the forge does.")
            .fix("Bring the forge to what is declared, or declare what is meant:")
            .example("""
                    repositories:
                      acme/deploy:
                        protections:
                          main: {reviews: 2, signedCommits: true, codeOwners: true}
                    """)
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        DeclaredRepositories declared =
                new DeclaredRepositories(evidence.baseline().access().repositories());
        for (BranchProtection seen : evidence.facts(BranchProtection.class)) {
            for (AccessPolicy.Repository repository : declared.of(seen.repository())) {
                repository.protections().forEach((pattern, wanted) -> {
                    if (new PathPattern(pattern).matches(seen.branch())) {
                        judge(seen, wanted, ruling);
                    }
                });
            }
        }
    }

    private static void judge(BranchProtection seen, AccessPolicy.Protection wanted, Ruling ruling) {
        List<String> lacking = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        if (wanted.reviews() > 0) {
            compare(
                    seen,
                    BranchGuarantee.REVIEWS,
                    wanted.reviews() + " reviews",
                    count -> count.matches("[0-9]{1,4}") && Integer.parseInt(count) >= wanted.reviews(),
                    lacking,
                    untold);
        }
        if (wanted.signedCommits()) {
            compare(seen, BranchGuarantee.SIGNED_COMMITS, "signed commits", "true"::equals, lacking, untold);
        }
        if (wanted.codeOwners()) {
            compare(seen, BranchGuarantee.CODE_OWNER_REVIEW, "owners' review", "true"::equals, lacking, untold);
        }
        Verdict verdict = !lacking.isEmpty() ? Verdict.FAIL : !untold.isEmpty() ? Verdict.UNKNOWN : Verdict.PASS;
        ruling.add(
                verdict,
                "branch " + seen.branch() + " of " + seen.repository(),
                null,
                seen.origin().address(),
                Standing.ofWords(seen.repository()),
                !lacking.isEmpty()
                        ? "declared, and not there: " + String.join(", ", lacking)
                        : !untold.isEmpty() ? String.join("; ", untold) : "as declared");
    }

    private static void compare(
            BranchProtection seen,
            BranchGuarantee guarantee,
            String called,
            Predicate<String> enough,
            List<String> lacking,
            List<String> untold) {
        Optional<Told<String>> value = Optional.ofNullable(seen.guarantees().get(guarantee));
        Told<String> told = value.orElseGet(() -> Told.known("false"));
        switch (told) {
            case Told.Known<String>(String word) when enough.test(word) -> {
                // It is there.
            }
            case Told.Known<String> _ -> lacking.add(called);
            case Told.Untold<String>(String reason) -> untold.add(called + ": " + reason);
        }
    }
}
