package dev.gatehouse.plan;

import dev.gatehouse.baseline.policy.AccessPolicy;
import dev.gatehouse.baseline.policy.PathPattern;
import dev.gatehouse.baseline.reading.SettingShapes;
import dev.gatehouse.model.forge.settings.BranchGuarantee;
import dev.gatehouse.model.forge.settings.Repository;
import dev.gatehouse.model.repair.ChangeKind;
import dev.gatehouse.model.repair.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Branches that are guarded less than declared. What is guarded better stays so. */
final class ProtectionRepairs {

    private static final Set<BranchGuarantee> GITEA = EnumSet.of(
            BranchGuarantee.REVIEWS,
            BranchGuarantee.FRESH_REVIEW,
            BranchGuarantee.SIGNED_COMMITS,
            BranchGuarantee.UP_TO_DATE,
            BranchGuarantee.NO_DIRECT_PUSH,
            BranchGuarantee.NO_FORCE_PUSH,
            BranchGuarantee.NO_DELETION,
            BranchGuarantee.BINDS_EVERYONE);

    /** All but these. */
    private static final Set<BranchGuarantee> NOT_GITLAB =
            EnumSet.of(BranchGuarantee.LAST_PUSH_APPROVAL, BranchGuarantee.DISMISSAL_RESTRICTED);

    /** As other reviews are, these are part of asking for any. */
    private static final Set<BranchGuarantee> OF_REVIEWS = EnumSet.of(
            BranchGuarantee.FRESH_REVIEW, BranchGuarantee.CODE_OWNER_REVIEW, BranchGuarantee.LAST_PUSH_APPROVAL);

    private final Draft draft;

    ProtectionRepairs(Draft draft) {
        this.draft = draft;
    }

    void of(Repository repository, List<AccessPolicy.Repository> declared) {
        Map<String, Map<BranchGuarantee, String>> asked = new TreeMap<>();
        for (AccessPolicy.Repository each : declared) {
            each.protections().forEach((pattern, protection) -> {
                if (!protection.guarantees().isEmpty()) {
                    String branch = new PathPattern(pattern).matches(repository.defaultBranch())
                            ? repository.defaultBranch()
                            : pattern;
                    Map<BranchGuarantee, String> guarantees =
                            asked.computeIfAbsent(branch, _ -> new EnumMap<>(BranchGuarantee.class));
                    protection
                            .guarantees()
                            .forEach((guarantee, value) ->
                                    guarantees.merge(guarantee, value, ProtectionRepairs::stronger));
                }
            });
        }
        if (!asked.isEmpty()) {
            draft.asks(ChangeKind.BRANCH_PROTECTION);
        }
        asked.forEach((branch, guarantees) -> branch(repository, branch, guarantees));
    }

    private void branch(Repository repository, String branch, Map<BranchGuarantee, String> asked) {
        Target target = draft.target(ChangeKind.BRANCH_PROTECTION, repository.name(), branch);
        SortedMap<String, String> state = draft.inventory.state(target);
        String subject = "branch " + branch + " of " + repository.name();
        if (state == null) {
            draft.keep(
                    subject,
                    branch.equals(repository.defaultBranch())
                            ? "there is no such branch yet"
                            : "only default branches are observed");
            return;
        }
        Map<String, String> after = new TreeMap<>();
        List<String> lacking = new ArrayList<>();
        asked.forEach((guarantee, wanted) -> {
            String name = SettingShapes.guarantees().getOrDefault(guarantee, guarantee.name());
            if (!supported(guarantee)) {
                draft.keep(subject, "this forge can't promise " + name);
                return;
            }
            String is = state.get(guarantee.name());
            if (is == null) {
                draft.unseen(
                        subject,
                        draft.inventory
                                .untold(target, guarantee)
                                .orElse("the forge does not tell whether it has " + name));
                return;
            }
            boolean met = stronger(is, wanted).equals(is);
            if (!met) {
                lacking.add(name);
            }
            after.put(guarantee.name(), met ? is : wanted);
        });
        if (lacking.isEmpty()) {
            return;
        }
        boolean ofReviews = asked.keySet().stream().anyMatch(OF_REVIEWS::contains)
                || asked.containsKey(BranchGuarantee.BINDS_EVERYONE);
        String reviews = state.get(BranchGuarantee.REVIEWS.name());
        if (ofReviews && reviews != null && !reviews.equals("0") && !reviews.equals("false")) {
            after.putIfAbsent(BranchGuarantee.REVIEWS.name(), reviews);
        }
        draft.change(target, after, "it lacks " + String.join(", ", lacking));
    }

    private boolean supported(BranchGuarantee guarantee) {
        return switch (draft.forge.type()) {
            case "gitea" -> GITEA.contains(guarantee);
            case "gitlab" -> !NOT_GITLAB.contains(guarantee);
            default -> true;
        };
    }

    private static String stronger(String one, String other) {
        return strength(one) >= strength(other) ? one : other;
    }

    private static int strength(String value) {
        return value.equals("true") ? 1 : value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
    }
}
