package dev.gatehouse.practices.repositoryaccess.content;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.RepositoryFile;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A repository that tells nobody whom to tell of a weakness. */
final class SecurityPolicyMissing implements Check {

    private static final Set<String> FOLDERS = Set.of("", ".github/", ".gitlab/", ".gitea/", ".forgejo/", "docs/");

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "security-policy-missing")
            .severity(Severity.INFO)
            .title("A repository doesn't say whom to tell of a weakness")
            .why("Whoever finds one tells everyone, in an issue, or nobody.")
            .fix("Add SECURITY.md:")
            .example("""
                    # Security
                    Report a weakness to security@example.com. We answer within two days.
                    """)
            .needs(FactKind.FILE)
            .evidences("gdpr:32.4")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<RepositoryFile> files = evidence.facts(RepositoryFile.class);
        if (files.isEmpty()) {
            return;
        }
        Optional<RepositoryFile> policy =
                files.stream().filter(SecurityPolicyMissing::isPolicy).findFirst();
        policy.ifPresentOrElse(
                file -> ruling.pass("the repository", Location.startOf(file.path()), "SECURITY.md tells it"),
                () -> ruling.add(
                        Verdict.FAIL, "the repository", null, null, Standing.ORDINARY, "there is no SECURITY.md"));
    }

    private static boolean isPolicy(RepositoryFile file) {
        int slash = file.path().lastIndexOf('/') + 1;
        String name = file.path().substring(slash).toLowerCase(Locale.ROOT);
        return FOLDERS.contains(file.path().substring(0, slash))
                && (name.equals("security") || name.startsWith("security."));
    }
}
