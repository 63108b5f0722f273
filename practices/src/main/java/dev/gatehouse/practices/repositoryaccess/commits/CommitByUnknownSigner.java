package dev.gatehouse.practices.repositoryaccess.commits;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.RepositoryFile;
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

/**
 * Commits on a deployed branch signed by someone whom nobody declared.
 *
 * <p>Where no signing key is declared anywhere, every key is unknown, and that is no one's fault: UNKNOWN. So is a
 * forge's own signature, which can be checked only once its key is declared.
 */
final class CommitByUnknownSigner implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "commit-by-unknown-signer")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("Commits on a deployed branch are signed by someone unknown")
            .why("""
                    A signature says who deployed only if the key is known to belong to someone who may.""")
            .fix(
                    "Declare the keys of those who may, the forge's own included (GitHub's: https://github.com/web-flow.gpg):")
            .example("""
                    people:
                      - name: Ada Example
                        emails: [ada@example.com]
                        signingKeys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA…"]
                    """)
            .needs(FactKind.COMMIT)
            .evidences("pci-dss:7.3.3", "pci-dss:8.2.1", "hipaa:164.312(a)(2)(i)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        boolean declared = keysDeclared(evidence);
        for (DeployedBranch branch : DeployedBranch.all(evidence)) {
            judge(branch, declared, ruling);
        }
    }

    private static boolean keysDeclared(Evidence evidence) {
        return evidence.baseline().people().stream()
                        .anyMatch(person -> !person.signingKeys().isEmpty())
                || evidence.facts(RepositoryFile.class).stream()
                        .anyMatch(file -> file.path().endsWith("allowed_signers"));
    }

    private static void judge(DeployedBranch branch, boolean declared, Ruling ruling) {
        List<Commit> known = with(branch, Signature.State.VALID);
        List<Commit> unknown = with(branch, Signature.State.UNKNOWN_KEY);
        List<Commit> expired = with(branch, Signature.State.EXPIRED_KEY);
        List<Commit> unchecked = with(branch, Signature.State.UNCHECKED);
        List<Commit> forge = unknown.stream()
                .filter(commit -> Committers.forge(commit.committer()))
                .toList();
        List<Commit> people = unknown.stream()
                .filter(commit -> !Committers.forge(commit.committer()))
                .toList();
        DeployedBranch.grouped(expired, CommitByUnknownSigner::key)
                .forEach((key, commits) -> add(
                        Verdict.FAIL,
                        branch,
                        key,
                        commits,
                        "are signed with a key that had expired or was revoked",
                        ruling));
        if (declared) {
            DeployedBranch.grouped(people, CommitByUnknownSigner::key)
                    .forEach((key, commits) -> add(
                            Verdict.FAIL, branch, key, commits, "are signed with a key of nobody declared", ruling));
        } else if (!people.isEmpty()) {
            add(
                    Verdict.UNKNOWN,
                    branch,
                    "keys not declared",
                    people,
                    "are signed, but no signing key is declared: gatehouse.yaml," + " people, signingKeys",
                    ruling);
        }
        if (!forge.isEmpty()) {
            add(
                    Verdict.UNKNOWN,
                    branch,
                    "the forge's key",
                    forge,
                    "say that the forge made them; its key is not declared:" + " https://github.com/web-flow.gpg",
                    ruling);
        }
        if (!unchecked.isEmpty()) {
            add(
                    Verdict.UNKNOWN,
                    branch,
                    "keys of another kind",
                    unchecked,
                    "have a signature of a kind that can't be checked here",
                    ruling);
        }
        if (!known.isEmpty() && unknown.isEmpty() && expired.isEmpty() && unchecked.isEmpty()) {
            ruling.add(
                    Verdict.PASS,
                    "branch " + branch.name(),
                    null,
                    known.getFirst().id(),
                    branch.standing(),
                    branch.share(known) + " are signed, all by someone known");
        }
    }

    private static List<Commit> with(DeployedBranch branch, Signature.State state) {
        return branch.commits().stream()
                .filter(commit -> commit.signature().state() == state)
                .toList();
    }

    private static String key(Commit commit) {
        String key = commit.signature().key();
        return (key == null ? "an unnamed key" : "key " + key) + " by "
                + commit.author().email();
    }

    private static void add(
            Verdict verdict, DeployedBranch branch, String key, List<Commit> commits, String seen, Ruling ruling) {
        Commit newest = commits.getFirst();
        ruling.add(
                verdict,
                "commits with " + key + " on " + branch.name(),
                null,
                newest.id(),
                branch.standing(),
                branch.share(commits) + " " + seen + "; the newest is " + newest.shortId());
    }
}
