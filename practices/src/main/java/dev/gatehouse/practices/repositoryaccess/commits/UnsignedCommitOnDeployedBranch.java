package dev.gatehouse.practices.repositoryaccess.commits;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.Signature;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;

/** Commits on a deployed branch without a signature, or with one that doesn't fit. One verdict for each author. */
final class UnsignedCommitOnDeployedBranch implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "unsigned-commit-on-deployed-branch")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Unsigned commits on a branch that is deployed from")
            .why("""
                    Name and address of a commit are only text: without a signature anyone who can push deploys in
                    anyone's name.""")
            .fix("Sign with an SSH key, and have the branch refuse what isn't signed:")
            .example("""
                    git config --global gpg.format ssh
                    git config --global user.signingKey ~/.ssh/id_ed25519.pub
                    git config --global commit.gpgSign true
                    """)
            .needs(FactKind.COMMIT)
            .evidences("pci-dss:8.2.1", "hipaa:164.312(a)(2)(i)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        DeployedBranch.all(evidence).forEach(branch -> judge(branch, ruling));
    }

    private static void judge(DeployedBranch branch, Ruling ruling) {
        List<Commit> unsigned = branch.commits().stream()
                .filter(UnsignedCommitOnDeployedBranch::unsigned)
                .toList();
        if (unsigned.isEmpty()) {
            String seen = "all of the newest " + branch.commits().size() + " commits are signed";
            String newest = branch.commits().getFirst().id();
            ruling.add(Verdict.PASS, "branch " + branch.name(), null, newest, branch.standing(), seen);
        }
        DeployedBranch.grouped(unsigned, commit -> commit.author().email()).forEach((email, commits) -> {
            Commit newest = commits.getFirst();
            long forged = commits.stream()
                    .filter(commit -> commit.signature().state() == Signature.State.INVALID)
                    .count();
            String broken = forged == 0 ? "" : ", " + forged + " of them with a signature that does not fit";
            String seen =
                    branch.share(commits) + " have no valid signature" + broken + "; the newest is " + newest.shortId();
            String subject = "commits by " + email + " on " + branch.name();
            ruling.add(Verdict.FAIL, subject, null, newest.id(), branch.standing(), seen);
        });
    }

    private static boolean unsigned(Commit commit) {
        return switch (commit.signature().state()) {
            case ABSENT, INVALID -> true;
            case VALID, UNKNOWN_KEY, EXPIRED_KEY, UNCHECKED -> false;
        };
    }
}
