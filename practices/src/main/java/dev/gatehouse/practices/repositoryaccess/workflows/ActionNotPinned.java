package dev.gatehouse.practices.repositoryaccess.workflows;

import dev.gatehouse.model.FactKind;
import dev.gatehouse.model.Location;
import dev.gatehouse.model.git.GitRepository;
import dev.gatehouse.model.judgement.Practice;
import dev.gatehouse.model.judgement.Rule;
import dev.gatehouse.model.judgement.Severity;
import dev.gatehouse.model.judgement.Standing;
import dev.gatehouse.model.judgement.Verdict;
import dev.gatehouse.model.pipeline.ActionUse;
import dev.gatehouse.practices.check.Check;
import dev.gatehouse.practices.check.Evidence;
import dev.gatehouse.practices.check.Ruling;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An action or reusable workflow by a name that its owner can move.
 *
 * <p>What GitHub itself, or the organisation that owns the repository, publishes weighs one step less than what others
 * do: it is judged as elsewhere, theirs as in production.
 */
final class ActionNotPinned implements Check {

    private static final Set<String> FORGE_OWNERS = Set.of("actions", "github");

    private static final Rule RULE = Rule.of(Practice.REPOSITORY_ACCESS, "action-not-pinned")
            .severity(Severity.HIGH, Severity.MEDIUM, Severity.LOW)
            .title("A workflow uses an action that isn't pinned to a commit")
            .why("""
                    A tag or branch can be moved: whoever takes over the action's repository runs their code in the
                    pipeline, with its secrets, the next time it starts. What GitHub itself or your own organisation
                    publishes weighs one step less than what others do.""")
            .fix("Pin the full commit SHA and keep the version as a comment, which Renovate and Dependabot update:")
            .example("- uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2")
            .needs(FactKind.PIPELINE)
            .evidences("pci-dss:7.2.5", "hipaa:164.312(a)(1)", "gdpr:32.1.b")
            .written();

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void judge(Evidence evidence, Ruling ruling) {
        String own = owner(evidence);
        for (ActionUse use : evidence.facts(ActionUse.class)) {
            switch (use.type()) {
                case LOCAL -> {}
                case IMAGE -> {
                    boolean pinned = use.reference() != null && use.reference().contains("sha256:");
                    rule(
                            pinned,
                            use,
                            pinned ? "pinned to its digest" : "its tag can be moved to another image",
                            weight(use, own, evidence),
                            ruling);
                }
                case ACTION, REUSABLE_WORKFLOW -> {
                    boolean pinned = CommitId.isFull(use.reference());
                    rule(
                            pinned,
                            use,
                            pinned ? "pinned to a commit" : movable(use.reference()),
                            weight(use, own, evidence),
                            ruling);
                }
            }
        }
    }

    private static String movable(@Nullable String reference) {
        if (reference == null) {
            return "it names no commit at all";
        }
        return CommitId.isShort(reference)
                ? "`" + reference + "` is not a whole commit id, and a branch or tag may have that name"
                : "`" + reference + "` can be moved to other code by whoever owns the action";
    }

    private static Standing weight(ActionUse use, String own, Evidence evidence) {
        if (GitHubWorkflow.standing(use.file(), evidence) == Standing.SANDBOX) {
            return Standing.SANDBOX;
        }
        String owner =
                use.name().substring(0, Math.max(0, use.name().indexOf('/'))).toLowerCase(Locale.ROOT);
        return FORGE_OWNERS.contains(owner) || owner.equals(own) ? Standing.ORDINARY : Standing.PRODUCTION;
    }

    /** The organisation that owns the repository on the forge; empty where its remote does not tell. */
    private static String owner(Evidence evidence) {
        for (GitRepository repository : evidence.facts(GitRepository.class)) {
            String remote = repository.remote();
            if (remote != null && remote.contains("github")) {
                String[] parts = remote.split("[/:]", -1);
                return parts.length < 2 ? "" : parts[parts.length - 2].toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static void rule(boolean pinned, ActionUse use, String seen, Standing weight, Ruling ruling) {
        Location location = use.origin().location();
        Location place = location == null ? Location.startOf(use.file()) : location;
        ruling.add(pinned ? Verdict.PASS : Verdict.FAIL, use.name() + " in " + use.file(), place, null, weight, seen);
    }
}
