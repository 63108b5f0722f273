package dev.gatehouse.practices.repositoryaccess.commits;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.git.Commit;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.git.Identity;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;

/**
 * Commits that came onto a deployed branch without a trace of a pull request. One verdict for each committer.
 *
 * <p>A trace is a merge, the number of the pull request in the subject, or Gitea as committer. What GitHub committed
 * without a number may be a merge or a change made in the browser, so it is UNKNOWN. Forges that merge by fast-forward
 * leave no trace, so there it is UNKNOWN too. The very first commit can't come in any other way.
 */
final class DirectPushToDeployedBranch implements Check {

    private static final List<String> FAST_FORWARDING = List.of("gitlab", "gitea", "forgejo", "codeberg", "bitbucket");

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "direct-push-to-deployed-branch")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Commits were pushed straight onto a branch that is deployed from")
            .why("""
                    One person, or whoever has their key, deploys without anyone else having looked.""")
            .fix("Let changes in by pull request only, the program that updates images included; in Terraform:")
            .example("""
                    resource "github_branch_protection" "main" {
                      pattern        = "main"
                      enforce_admins = true
                      required_pull_request_reviews {
                        required_approving_review_count = 1
                      }
                    }
                    """)
            .needs(FactKind.COMMIT)
            .evidences("pci-dss:7.2.3", "hipaa:164.308(a)(4)(ii)(C)", "gdpr:32.4")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        boolean traceless =
                evidence.facts(GitRepository.class).stream().anyMatch(DirectPushToDeployedBranch::leavesNoTrace);
        for (DeployedBranch branch : DeployedBranch.all(evidence)) {
            judge(branch, traceless, ruling);
        }
    }

    private static boolean leavesNoTrace(GitRepository repository) {
        String remote = repository.remote();
        return remote != null && FAST_FORWARDING.stream().anyMatch(remote::contains);
    }

    private static void judge(DeployedBranch branch, boolean traceless, Ruling ruling) {
        List<Commit> unnumbered = branch.commits().stream()
                .filter(commit -> !commit.parents().isEmpty() && !commit.merge())
                .filter(commit -> !Committers.merged(commit))
                .toList();
        List<Commit> direct = unnumbered.stream()
                .filter(commit -> !Committers.forge(commit.committer()))
                .toList();
        List<Commit> untold = unnumbered.stream()
                .filter(commit -> Committers.gitHub(commit.committer()))
                .toList();
        if (!untold.isEmpty()) {
            ruling.add(
                    Verdict.UNKNOWN,
                    "commits made by GitHub on " + branch.name(),
                    null,
                    untold.getFirst().id(),
                    branch.standing(),
                    branch.share(untold) + " name no pull request: merged under another title, or made in the browser "
                            + "or by a program; the newest is "
                            + untold.getFirst().shortId());
        } else if (direct.isEmpty()) {
            String newest = branch.commits().getFirst().id();
            ruling.add(
                    Verdict.PASS,
                    "branch " + branch.name(),
                    null,
                    newest,
                    branch.standing(),
                    "every one of the newest " + branch.commits().size() + " commits came by a pull request");
        }
        DeployedBranch.grouped(direct, commit -> commit.committer().email()).forEach((email, commits) -> {
            Identity committer = commits.getFirst().committer();
            boolean program = Committers.program(committer);
            String subject = (program ? "pushes of the program " : "pushes of ") + email + " to " + branch.name();
            String seen = branch.share(commits) + " came without a trace of a pull request; the newest is "
                    + commits.getFirst().shortId();
            String doubt = traceless ? "; this forge leaves none when it merges by fast-forward" : "";
            ruling.add(
                    traceless ? Verdict.UNKNOWN : Verdict.FAIL,
                    subject,
                    null,
                    commits.getFirst().id(),
                    branch.standing(),
                    seen + doubt);
        });
    }
}
