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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Branches that are guarded less than declared. What is guarded better stays so. */
final class ProtectionRepairs {

    private static final Set<BranchGuarantee> GITEA = EnumSet.of(
            BranchGuarantee.REVIEWS,
            BranchGuarantee.FRESH_REVIEW,
            BranchGuarantee.SIGNED_COMMITS,
            BranchGuarantee.STATUS_CHECKS,
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
                    for (String branch : branches(repository, pattern)) {
                        Map<BranchGuarantee, String> guarantees =
                                asked.computeIfAbsent(branch, _ -> new EnumMap<>(BranchGuarantee.class));
                        protection
                                .guarantees()
                                .forEach((guarantee, value) ->
                                        guarantees.merge(guarantee, value, ProtectionRepairs::stronger));
                    }
                }
            });
        }
        if (!asked.isEmpty()) {
            draft.asks(ChangeKind.BRANCH_PROTECTION);
        }
        asked.forEach((branch, guarantees) -> branch(repository, branch, guarantees));
    }

    /** The branches that a pattern fits; where it fits none, itself. */
    private List<String> branches(Repository repository, String pattern) {
        PathPattern fitting = new PathPattern(pattern);
        List<String> branches = draft.inventory.all(ChangeKind.BRANCH_PROTECTION, repository.name()).stream()
                .map(Target::subject)
                .filter(fitting::matches)
                .toList();
        return branches.isEmpty() ? List.of(pattern) : branches;
    }

    private void branch(Repository repository, String branch, Map<BranchGuarantee, String> asked) {
        Target target = draft.target(ChangeKind.BRANCH_PROTECTION, repository.name(), branch);
        SortedMap<String, String> state = draft.inventory.state(target);
        String subject = "branch " + branch + " of " + repository.name();
        if (state == null) {
            draft.keep(subject, "there is no such branch");
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
            Optional<String> byHand = met ? Optional.empty() : byHand(guarantee, target, state);
            if (byHand.isPresent()) {
                draft.manual(subject, page(repository), byHand.get(), "it lacks " + name);
                return;
            }
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

    /** What to do on the forge's page for what nobody but a person can choose; empty for all else. */
    private Optional<String> byHand(BranchGuarantee guarantee, Target target, SortedMap<String, String> state) {
        boolean checked = "true".equals(state.get(BranchGuarantee.STATUS_CHECKS.name()));
        boolean gitlab = draft.forge.type().equals("gitlab");
        String checks = "Require status checks, and choose which must pass";
        return switch (guarantee) {
            case STATUS_CHECKS -> gitlab ? Optional.empty() : Optional.of(checks);
            case UP_TO_DATE ->
                draft.forge.type().equals("github") && !checked
                        ? Optional.of(checks + "; only those can be required to be up to date")
                        : Optional.empty();
            case DISMISSAL_RESTRICTED ->
                reviewedByClassic(target, state)
                        ? Optional.empty()
                        : Optional.of("Add a classic branch protection rule that requires reviews and restricts who can"
                                + " dismiss them; rulesets have no such thing");
            case PROTECTED,
                    REVIEWS,
                    FRESH_REVIEW,
                    CODE_OWNER_REVIEW,
                    LAST_PUSH_APPROVAL,
                    CONVERSATIONS_RESOLVED,
                    LINEAR_HISTORY,
                    SIGNED_COMMITS,
                    NO_FORCE_PUSH,
                    NO_DELETION,
                    NO_DIRECT_PUSH,
                    BINDS_EVERYONE -> Optional.empty();
        };
    }

    private boolean reviewedByClassic(Target target, SortedMap<String, String> state) {
        return draft.inventory.isClassic(target) && state.containsKey(BranchGuarantee.DISMISSAL_RESTRICTED.name());
    }

    private String page(Repository repository) {
        return draft.forge.web() + "/" + repository.name()
                + (draft.forge.type().equals("gitlab") ? "/-/settings/repository" : "/settings/branches");
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
