package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.pipeline.ActionUse;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The comment that names a pinned action's version can't be right.
 *
 * <p>Told without asking the forge: by the table of releases for widely used actions; for others by two uses of one
 * commit that claim different versions, two commits that claim to be one release, and a comment that names a branch. A
 * comment that nothing here contradicts is UNKNOWN.
 */
final class ActionCommentDisagrees implements Check {

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "action-comment-disagrees")
            .severity(Severity.MEDIUM, Severity.MEDIUM, Severity.LOW)
            .title("A pinned action's comment names another version than its commit")
            .why("""
                    People review the version in the comment, the pipeline runs the commit: an old or foreign commit
                    passes unseen behind a comment that looks right.""")
            .fix("Look up the commit of the release and write both anew (the tag's commit, not the tag object's id):")
            .example("""
                    git ls-remote https://github.com/actions/checkout 'refs/tags/v4.2.2*'
                    """)
            .needs(FactKind.PIPELINE)
            .evidences("pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    /** A pinned use with what its comment claims. */
    private record Claim(ActionUse use, String repository, String commit, VersionComment comment) {}

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        List<Claim> claims = claims(evidence);
        if (claims.isEmpty()) {
            return;
        }
        ActionReleases releases = ActionReleases.read();
        for (Claim claim : claims) {
            Opinion opinion = opinion(claim, claims, releases);
            ruling.add(
                    opinion.verdict(),
                    claim.use().name() + " in " + claim.use().file(),
                    place(claim.use()),
                    null,
                    GitHubWorkflow.standing(claim.use().file(), evidence),
                    opinion.says());
        }
    }

    private record Opinion(Verdict verdict, String says) {}

    private static Opinion opinion(Claim claim, List<Claim> claims, ActionReleases releases) {
        String claimed = claim.comment().text();
        if (claim.comment().version().isEmpty()) {
            String says = "the comment names `" + claimed + "`, which moves, so nobody can tell what the commit is";
            return new Opinion(Verdict.FAIL, says);
        }
        List<ActionReleases.Release> ofCommit = releases.of(claim.repository()).stream()
                .filter(release -> release.commit().equals(claim.commit()))
                .toList();
        if (ofCommit.stream().anyMatch(release -> claim.comment().agreesWith(release.version()))) {
            return new Opinion(Verdict.PASS, "it says " + claimed + ", and the commit is that release's");
        }
        if (!ofCommit.isEmpty()) {
            String actual = ofCommit.getLast().version().text();
            return new Opinion(Verdict.FAIL, "it says " + claimed + ", but the commit is that of " + actual);
        }
        Optional<ActionReleases.Release> ofVersion = releases.of(claim.repository()).stream()
                .filter(release ->
                        release.version().version().equals(claim.comment().version()))
                .findFirst();
        if (ofVersion.isPresent()) {
            String says = "it says " + claimed + ", but that release is commit "
                    + ofVersion.get().commit();
            return new Opinion(Verdict.FAIL, says);
        }
        String contradiction = contradiction(claim, claims);
        return contradiction.isEmpty()
                ? new Opinion(
                        Verdict.UNKNOWN,
                        "whether this commit is " + claimed + " only the forge can tell; nothing here contradicts it")
                : new Opinion(Verdict.FAIL, contradiction);
    }

    private static Location place(ActionUse use) {
        Location location = use.origin().location();
        return location == null ? Location.startOf(use.file()) : location;
    }

    private static List<Claim> claims(Evidence evidence) {
        List<Claim> claims = new ArrayList<>();
        for (ActionUse use : evidence.facts(ActionUse.class)) {
            String reference = use.reference();
            String comment = use.comment();
            if (reference == null || comment == null || !CommitId.isFull(reference)) {
                continue;
            }
            Optional<VersionComment> claimed = VersionComment.of(comment);
            claimed.ifPresent(version ->
                    claims.add(new Claim(use, repository(use.name()), reference.toLowerCase(Locale.ROOT), version)));
        }
        return claims;
    }

    /** {@code owner/repository}: all actions of one repository share its commits. */
    private static String repository(String name) {
        String[] parts = name.toLowerCase(Locale.ROOT).split("/", 3);
        return parts.length < 2 ? name : parts[0] + "/" + parts[1];
    }

    private static String contradiction(Claim claim, List<Claim> claims) {
        for (Claim other : claims) {
            if (!other.repository().equals(claim.repository())
                    || other.comment().version().isEmpty()) {
                continue;
            }
            boolean sameCommit = other.commit().equals(claim.commit());
            if (sameCommit && !claim.comment().agreesWith(other.comment())) {
                return "it says " + claim.comment().text() + ", but "
                        + other.use().file() + " says " + other.comment().text() + " of the same commit";
            }
            boolean sameRelease = claim.comment().exact()
                    && claim.comment().version().equals(other.comment().version());
            if (!sameCommit && sameRelease && sameTags(claim, other)) {
                return "it says " + claim.comment().text() + ", but "
                        + other.use().file() + " says so of another commit";
            }
        }
        return "";
    }

    /**
     * Actions in folders of one repository may have releases of their own, so that versions say nothing across them.
     */
    private static boolean sameTags(Claim claim, Claim other) {
        return claim.use().name().equalsIgnoreCase(other.use().name());
    }
}
